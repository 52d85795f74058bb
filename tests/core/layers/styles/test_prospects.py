"""What is likely wanted is read first, and only a few columns are."""

from gisapp.core.layers.attributes import AttributeValue
from gisapp.core.layers.styles.prospects import MOST_PROSPECTS, prospects_of
from tests.core.layers.styles.test_suggestions import layer_of, stated_by

FEW: list[AttributeValue] = ["a", "b", "a"]


def test_at_most_a_few_columns_are_to_be_read_however_many_there_are() -> None:
    layer = layer_of(**{f"c{place}": FEW for place in range(300)}, 闲置状态=FEW)
    found = prospects_of(layer, stated_by)
    assert len(found) == MOST_PROSPECTS["kind"]
    assert found[0].field == "闲置状态"


def test_what_land_brings_in_goes_before_what_there_is_of_it() -> None:
    values: list[AttributeValue] = [1.5, 2.5, 3.5]
    layer = layer_of(用地面积=values, 亩均税收=values, 投资强度=values, lon=values, lat=values)
    assert [each.field for each in prospects_of(layer, stated_by)] == [
        "亩均税收",
        "投资强度",
        "用地面积",
    ]


def test_names_and_dates_are_known_by_their_headings() -> None:
    texts: list[AttributeValue] = ["2019-01-01", "2020-01-01", "2020-01-01"]
    layer = layer_of(企业名称=FEW, 联系电话=FEW, 竣工日期=texts)
    assert [(each.field, each.topic) for each in prospects_of(layer, stated_by)] == [
        ("竣工日期", "when"),
        ("企业名称", "kind"),
    ]
