"""What a column states is chosen by the kind of the rows, by its unit and by its values."""

import pytest

from gisapp.core.parks.mapping.cell_value import Cell
from gisapp.core.parks.mapping.column_reading import (
    SURE_ENOUGH,
    ColumnReading,
    TableSigns,
    read_column_meaning,
)
from gisapp.core.parks.mapping.value_forms import ValueForms
from gisapp.sources.parks.known_headings import known_headings


def reading(heading: str, kind: str, *values: Cell) -> ColumnReading:
    index = known_headings()
    meaning = index.meaning_of(heading)
    assert meaning is not None
    return read_column_meaning(
        heading, meaning, ValueForms(values), kind, index.schema, TableSigns()
    )


@pytest.mark.parametrize(
    ("heading", "kind", "values", "code"),
    [
        ("入驻企业", "park", [120, 80], "enterprise_count"),
        ("入驻企业", "building", ["甲公司", "乙公司"], "enterprise_name"),
        ("占地面积（亩）", "enterprise", [20.5], "land_area"),
        ("建筑高度", "building", [24], "building_height"),
        ("建筑高度", "plot", [24], "height_limit"),
        ("X坐标", "plot", [598123.4], "easting"),
        ("统一社会信用代码", "enterprise", ["91350100M000100Y43"], "uscc"),
    ],
)
def test_kind_and_values_decide(heading: str, kind: str, values: list[Cell], code: str) -> None:
    found = reading(heading, kind, *values)
    assert found.mapping.property_code == code
    assert found.mapping.sure >= SURE_ENOUGH
    assert found.alternatives == ()


@pytest.mark.parametrize("heading", ["面积（㎡）", "投资额（万元）", "状态"])
def test_an_ambiguous_heading_is_asked_with_what_it_may_be(heading: str) -> None:
    found = reading(heading, "plot", 20.5, 30)
    assert found.mapping.sure < SURE_ENOUGH
    assert found.about == "meaning"
    assert found.alternatives[0].property_code == found.mapping.property_code


def test_money_without_a_unit_is_asked_for_it_alone() -> None:
    found = reading("签约金额", "project", 5000, 300)
    assert (found.mapping.unit, found.about) == ("", "unit")
    assert {each.property_code for each in found.alternatives} == {found.mapping.property_code}
    assert [each.unit for each in found.alternatives][:3] == ["1e4 CNY", "1e8 CNY", "CNY"]


def test_texts_below_a_heading_of_numbers_are_doubted() -> None:
    assert reading("用地面积（亩）", "plot", "甲", "乙").mapping.sure < SURE_ENOUGH


def test_codes_below_a_heading_of_names_are_doubted() -> None:
    assert reading("企业名称", "enterprise", "91350100M000100Y43").mapping.sure < SURE_ENOUGH


def test_characters_of_taiwan_and_of_the_mainland_differ_in_meaning() -> None:
    assert reading("容積率", "plot", 240, 180).mapping.unit == "percent"
    assert reading("容积率上限", "plot", 2.4, 1.8).mapping.unit == "ratio"
