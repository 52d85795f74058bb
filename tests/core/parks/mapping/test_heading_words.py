"""Words in headings tell plans from what there is, and land from floors."""

import pytest

from gisapp.core.parks.mapping.heading_words import basis_of, kind_in, kind_of_property


@pytest.mark.parametrize(
    ("heading", "found"),
    [
        ("计划用地面积", ("planned", "用地面积")),
        ("expected output", ("planned", "output")),
        ("现状容积率", ("observed", "容积率")),
        ("目标产值", ("target", "产值")),
        ("签约金额", ("signed", "金额")),
        ("税收", None),
        ("planted area", None),
    ],
)
def test_the_kind_of_fact_is_taken_off(heading: str, found: tuple[str, str] | None) -> None:
    assert kind_in(heading) == found


@pytest.mark.parametrize(
    ("code", "heading", "kind"),
    [
        ("planned_tax", "达产税收", "planned"),
        ("agreed_tax_per_land", "亩均税收", "signed"),
        ("invested_to_date", "实际投资", "spent"),
        ("land_area", "拟用地面积", "planned"),
        ("land_area", "用地面积", "observed"),
    ],
)
def test_the_property_says_the_kind_before_the_heading(code: str, heading: str, kind: str) -> None:
    assert kind_of_property(code, heading) == kind


@pytest.mark.parametrize(
    ("code", "heading", "basis"),
    [
        ("floor_area", "建筑面积", "floor"),
        ("rented_area", "已租面积", "floor"),
        ("land_area", "占地面积", "land"),
        ("footprint_area", "建筑占地面积", "land"),
        ("area_unspecified", "面积", "unspecified"),
        ("area_unspecified", "building area", "floor"),
        ("total_area", "total land area", "land"),
    ],
)
def test_what_an_area_measures(code: str, heading: str, basis: str) -> None:
    assert basis_of(code, heading) == basis
