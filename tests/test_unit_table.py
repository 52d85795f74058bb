"""The table of units is one that values can be shown with: in order, and with words."""

import pytest

from gisapp.unit_table import load_unit_table
from gisapp.words import LANGUAGES, Language, load_words

TABLE = load_unit_table()


@pytest.mark.parametrize("kind", TABLE.steps)
def test_steps_go_from_the_largest_unit_to_one(kind: str) -> None:
    sizes = [size for size, _ in TABLE.steps[kind]]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-1] == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_unit_has_words(language: Language) -> None:
    words = load_words(language)
    codes = {code for steps in TABLE.steps.values() for _, code in steps}
    codes |= {*TABLE.plain.values(), *(f"unit.{unit}" for unit in TABLE.square_metres)}
    assert all("{number}" in words(code) for code in codes)


def test_every_language_has_a_style_of_money() -> None:
    assert set(TABLE.money_of) == set(LANGUAGES)
    assert set(TABLE.money_of.values()) <= set(TABLE.steps)


def test_areas_have_the_same_size_as_steps_and_as_units() -> None:
    for size, code in TABLE.steps["area"]:
        assert TABLE.square_metres[code.removeprefix("unit.")] == size
