"""Traditional characters are compared as the simplified ones."""

from gisapp.core.text.matching import folded
from gisapp.core.text.traditional import are_traditional, simplified
from gisapp.grammar import grammar


def test_each_traditional_character_has_one_simplified_one_of_its_own() -> None:
    table = grammar("traditional")
    traditional, plain = table["traditional"], table["simplified"]
    assert len(traditional) == len(plain) == len(set(traditional)) > 2000
    assert not set(traditional) & set(plain), "simplifying twice changes nothing more"


def test_names_in_either_script_are_the_same() -> None:
    for traditional, plain in (("南昌東站", "南昌东站"), ("艾溪湖濕地公園", "艾溪湖湿地公园")):
        assert simplified(traditional) == plain
        assert folded(traditional) == folded(plain)
    assert simplified("昌东 LED") == "昌东 LED"


def test_headings_together_show_their_script() -> None:
    assert are_traditional(["廠商名稱", "土地面積（坪）", "租金", "Lot"])
    assert not are_traditional(["企业名称", "土地面积", "國信厂房", "租金"])
    assert not are_traditional(["電力", "Area"])
