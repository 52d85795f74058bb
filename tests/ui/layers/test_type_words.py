"""Types of fields and geometry read as words, and unknown ones as they are."""

from gisapp.ui.layers.type_words import field_type, geometry_type
from tests.ui.reading import WORDS


def test_types_have_words_in_the_users_language() -> None:
    chinese = WORDS["zh"]
    names = ("String", "Integer", "Real", "DateTime", "StringList")
    assert [field_type(each, chinese) for each in names] == [
        *("文本", "整数", "小数", "日期和时间", "StringList")
    ]
    kinds = ("Polygon", "MultiLineString", "Point Z", "CurvePolygon")
    assert [geometry_type(each, chinese) for each in kinds] == ["面", "线", "点", "CurvePolygon"]
