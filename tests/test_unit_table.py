"""The table of units is one that values can be shown with: in order, of their size, with words."""

import pytest

from gisapp.core.text.currencies import CURRENCIES, MONEY, dimension
from gisapp.core.text.unit_names import unit_name
from gisapp.core.text.written_units import STORED_UNITS, WRITTEN_UNITS, WrittenUnit
from gisapp.sources.parks.park_schema import load_park_schema
from gisapp.unit_table import Steps, load_unit_table
from gisapp.words import LANGUAGES, Language, load_words

TABLE = load_unit_table()
ALL_STEPS = [
    pytest.param(kind, style, steps, id=f"{kind}, {style}")
    for kind, by_style in TABLE.shown.items()
    for style, steps in by_style.items()
]


@pytest.mark.parametrize(("kind", "style", "steps"), ALL_STEPS)
def test_units_go_from_the_largest_to_the_smallest_and_have_their_size(
    kind: str, style: str, steps: Steps
) -> None:
    assert style in TABLE.money_of.values()
    sizes = [size for size, _ in steps]
    assert sizes == sorted(sizes, reverse=True)
    for size, name in steps:
        unit = WRITTEN_UNITS[name.replace(MONEY, "CNY")]
        assert unit.size == pytest.approx(size, rel=1e-9)
        assert dimension(unit.stored) == kind.replace("/land", "/m2")


def test_every_stored_unit_is_shown_with_its_unit() -> None:
    by_their_own_rules = {"", "count", "rank", "ratio"}
    assert {dimension(unit) for unit in STORED_UNITS} - by_their_own_rules <= set(TABLE.shown)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_unit_has_a_name(language: Language) -> None:
    words = load_words(language)
    assert all(unit_name(name, words) for name in STORED_UNITS)
    named: dict[str, set[WrittenUnit]] = {}
    for name, unit in WRITTEN_UNITS.items():
        named.setdefault(unit_name(name, words), set()).add(unit)
    assert "" not in named
    assert not [name for name, units in named.items() if len(units) > 1]


def test_every_language_has_a_style_of_money() -> None:
    assert set(TABLE.money_of) == set(LANGUAGES)
    for by_style in TABLE.shown.values():
        assert set(by_style) == set(TABLE.money_of.values())


def test_areas_have_the_same_size_wherever_they_are_shown() -> None:
    for name, size in TABLE.square_metres.items():
        assert WRITTEN_UNITS[name] == ("m2", size)


def test_properties_with_rules_of_their_own_are_in_the_schema_with_that_unit() -> None:
    properties = load_park_schema().properties
    derived = {code for code in TABLE.of_land if f"derived.{code}" in load_words("en")}
    assert {properties[code].unit for code in set(TABLE.of_land) - derived} == {"CNY/m2"}
    for code in (*TABLE.ratios["number"], *TABLE.ratios["percent"]):
        assert properties[code].unit == "ratio"


def test_money_per_land_is_told_from_money_per_floor_area() -> None:
    for code, each in load_park_schema().properties.items():
        if each.unit == "CNY/m2" and code not in TABLE.of_land:
            assert each.weight in {"floor_area", "far_floor_area"} or code == "reference_land_value"


def test_the_yuan_comes_first_and_money_of_no_stated_currency_last() -> None:
    assert CURRENCIES[0] == "CNY"
    assert CURRENCIES[-1] == "currency"
