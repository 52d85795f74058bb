"""Units are called as users call them, and found by what they type."""

import pytest

from gisapp.core.own_parks.mapping.unit_text import unit_text
from gisapp.core.text.written_units import WRITTEN_UNITS
from gisapp.ui.mapping.unit_rows import UnitRows
from gisapp.words import Language
from tests.ui.reading import WORDS


@pytest.mark.parametrize(
    ("unit", "language", "text"),
    [
        ("1e4 CNY/mu", "zh", "万元/亩"),
        ("1e4 CNY", "zh", "万元"),
        ("1e8 USD", "zh", "亿美元"),
        ("mu", "en", "mu"),
        ("km2", "en", "km²"),
        ("1e6 USD", "en", "million US dollars"),
    ],
)
def test_units_have_words(unit: str, language: Language, text: str) -> None:
    assert unit_text(unit, WORDS[language]) == text


def test_each_unit_has_a_text() -> None:
    assert all(unit_text(unit, WORDS["en"]) for unit in WRITTEN_UNITS if unit)


def test_likely_units_come_first() -> None:
    rows = UnitRows(("m2", "ha", "mu"), WORDS["en"]).fitting("", ("mu",))
    assert [(row.text, row.is_heading) for row in rows] == [
        ("mu", False),
        ("Other units", True),
        ("m²", False),
        ("ha", False),
    ]


def test_a_part_of_a_name_finds_a_unit() -> None:
    rows = UnitRows(("m2", "ha", "mu"), WORDS["zh"]).fitting("亩", ())
    assert [row.code for row in rows] == ["mu"]
