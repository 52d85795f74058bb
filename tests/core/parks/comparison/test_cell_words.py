"""A cell says what is stated, of when, why it does not compare, and by how much it differs."""

import pytest

from gisapp.core.parks.comparison.cell_words import CellText
from gisapp.core.parks.comparison.comparison import compare
from gisapp.core.parks.comparison.comparison_text import in_words
from gisapp.core.parks.comparison.gathering import ComparedSubject
from gisapp.core.text.units import UnitChoice
from gisapp.words import Language, load_words
from tests.core.parks.comparison.comparing import firm, land, tax


def cells(
    label: str, *firms: ComparedSubject, language: Language = "en", units: UnitChoice | None = None
) -> tuple[CellText, ...]:
    text = in_words(compare(firms, 0), load_words(language), units or UnitChoice.usual(language))
    return next(line.cells for _, lines in text.sections for line in lines if line.label == label)


def test_numbers_of_a_row_are_in_one_unit() -> None:
    first, second = cells("Tax paid", firm("a", tax(2e9)), firm("b", tax(3e6)))
    assert (first.value, second.value) == ("2,000 million yuan", "3 million yuan")
    assert (first.number, second.number) == (2_000, 3)
    assert first.below == "2024"
    assert second.difference == "−1,997 million yuan (−99.9 %)"
    assert first.is_best
    assert not first.difference


@pytest.mark.parametrize(("unit", "shown"), [("mu", "15 mu"), ("ha", "1 ha"), ("m2", "10,000 m²")])
def test_areas_are_in_the_unit_of_the_settings(unit: str, shown: str) -> None:
    units = UnitChoice(area=unit)  # type: ignore[arg-type]
    first, _ = cells("Land area", firm("a", land(1e4)), firm("b", land(3e8)), units=units)
    assert first.value == shown


def test_what_does_not_compare_is_marked_and_explained() -> None:
    *_, other = cells(
        "Tax paid",
        firm("a", tax(2e6)),
        firm("b", tax(3e6)),
        firm("c", tax(9e6, "2020", unit="USD")),
    )
    assert other.marks == ("other unit", "other year")
    assert "It is in another unit or currency than the others." in other.notes
    assert (other.value, other.number) == ("9 million USD", None)


def test_what_is_missing_is_said_in_both_languages() -> None:
    english = cells("Tax paid", firm("a", tax(2e6)), firm("b"))[1]
    chinese = cells("税收", firm("a", tax(2e6)), firm("b"), language="zh")[1]
    assert (english.value, chinese.value) == ("not stated", "未载明")
    assert not english.is_stated
    garbled = cells("Tax paid", firm("a", tax(2e6)), firm("b", tax(0, confidence="garbled")))[1]
    assert (garbled.value, garbled.confidence) == ("not usable", "garbled")


def test_what_else_is_stated_and_where_from_is_noted() -> None:
    first, _ = cells("Tax paid", firm("a", tax(2e6), tax(1e6, "2023")), firm("b", tax(3e6)))
    assert "Also stated: 1 million yuan · 2023" in first.notes
    assert "Source: S1" in first.notes


def test_what_is_worked_out_says_how() -> None:
    first, _ = cells(
        "Tax per land area", firm("a", tax(3e6), land(1_500)), firm("b", tax(1e6), land(1_000))
    )
    assert first.below == "worked out · 2024"
    assert any("÷" in note for note in first.notes)
