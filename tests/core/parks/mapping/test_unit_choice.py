"""The unit of a column: of the heading, of convention, of the title, of the cells; else asked."""

import pytest

from gisapp.core.parks.mapping.unit_choice import choose_unit, meant_unit, units_of_titles
from gisapp.core.parks.mapping.value_forms import ValueForms
from gisapp.sources.parks.known_headings import known_headings

PROPERTIES = known_headings().schema.properties
SURE = 0.7


@pytest.mark.parametrize(
    ("code", "stated", "implied", "titles", "values", "unit"),
    [
        ("land_area", "mu", "m2", (), [1.0], "mu"),
        ("land_area", "", "m2", ("mu",), [1000.0], "m2"),
        ("land_area", "", "m2", ("mu",), [20.0], "mu"),
        ("land_area", "", "", ("1e4 CNY", "mu"), [1.0], "mu"),
        ("total_investment", "", "", ("1e4 CNY", "mu"), [1.0], "1e4 CNY"),
        ("total_investment", "1e6 USD", "currency", (), [1.0], "1e6 USD"),
        ("total_investment", "", "", (), ["5000万元", "约2亿元"], "CNY"),
        ("tax_per_land", "1e4 CNY", "1e4 CNY/mu", (), [12.0], "1e4 CNY/mu"),
        ("employees", "", "", (), [12], "count"),
        ("building_density", "", "percent", (), [35, 42.5], "percent"),
        ("building_density", "", "percent", (), [0.35, 0.42], "ratio"),
        ("far", "", "percent", (), [240, 180], "percent"),
        ("far", "", "ratio", (), [1.2, 2.4], "ratio"),
    ],
)
def test_a_unit_is_taken(
    code: str, stated: str, implied: str, titles: tuple[str, ...], values: list[object], unit: str
) -> None:
    choice = choose_unit(PROPERTIES[code], stated, implied, titles, ValueForms(values))  # type: ignore[arg-type]
    assert choice.unit == unit
    assert choice.sure >= SURE


@pytest.mark.parametrize(
    ("code", "stated", "implied", "values", "offered"),
    [
        ("total_investment", "", "", [5000.0], "1e4 CNY"),
        ("total_investment", "", "currency", [5000.0], "USD"),
        ("total_investment", "", "", ["5000万元", "300"], "1e4 CNY"),
        ("land_area", "", "", [5000.0], "mu"),
        ("building_density", "percent", "percent", [0.35, 0.42], "ratio"),
        ("building_density", "", "percent", [0.35, 0.4, 35, 42], "ratio"),
    ],
)
def test_what_nobody_states_is_asked(
    code: str, stated: str, implied: str, values: list[object], offered: str
) -> None:
    choice = choose_unit(PROPERTIES[code], stated, implied, (), ValueForms(values))  # type: ignore[arg-type]
    assert choice.sure < SURE
    assert offered in choice.alternatives


def test_a_unit_that_measures_something_else_is_doubted() -> None:
    assert choose_unit(PROPERTIES["land_area"], "km", "", (), ValueForms([1.0])).sure < SURE


@pytest.mark.parametrize(("size", "unit"), [(2000 / 3, "mu"), (10_000.0, "ha"), (1.0, "m2")])
def test_the_shapes_of_the_rows_tell_the_unit_of_their_areas(size: float, unit: str) -> None:
    numbers = [20.0, 31.5, 18, 44, 60, 12]
    areas = [number * size * 1.02 for number in numbers]
    for implied in ("", "m2"):
        choice = choose_unit(PROPERTIES["land_area"], "", implied, (), ValueForms(numbers, areas))
        assert (choice.unit, choice.alternatives) == (unit, ())


def test_shapes_that_measure_something_else_tell_no_unit() -> None:
    forms = ValueForms([20.0, 31.5, 18, 44, 60, 12], [5000, 90_000, 1200, 44_000, 7, 12_000])
    assert choose_unit(PROPERTIES["land_area"], "", "", (), forms).sure < SURE


def test_units_of_a_title() -> None:
    assert units_of_titles(["供地台账（单位：亩、万元）", "单位:公顷"]) == ("mu", "1e4 CNY", "ha")
    assert units_of_titles(["企业名录"]) == ()


def test_money_by_area_may_leave_the_area_out() -> None:
    assert meant_unit("1e4 CNY", "1e4 CNY/mu") == "1e4 CNY/mu"
    assert meant_unit("EUR", "currency/m2") == "EUR/m2"
    assert meant_unit("", "1e4 CNY/mu") == ""
