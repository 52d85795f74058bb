"""Values are found as names are: in any case and width, in pinyin, however many there are."""

import pytest

from gisapp.core.tables.value_search import MOST_FOLDED, ValueSearch
from tests.core.tables.columns import coded

VALUES = ["闲置", "在建", "Ｉdle", "批而未供", "R&D <b>"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("xianzhi", ["闲置"]),
        ("xz", ["闲置"]),
        ("IDLE", ["Ｉdle"]),
        ("建", ["在建"]),
        ("<b>", ["R&D <b>"]),
        ("供 ", ["批而未供"]),
        ("nothing", []),
        ("", VALUES),
    ],
)
def test_what_is_typed_is_found(typed: str, found: list[str]) -> None:
    column = coded(VALUES)
    assert column.texts(ValueSearch(column).places(typed)) == found


def test_of_very_many_all_are_searched() -> None:
    column = coded([f"Plot {number}" for number in range(MOST_FOLDED + 2)])
    assert column.texts(ValueSearch(column).places(f"plot {MOST_FOLDED + 1}")) == [
        f"Plot {MOST_FOLDED + 1}"
    ]


def test_numbers_are_searched_by_their_digits() -> None:
    column = coded([12, 120, 7])
    assert column.texts(ValueSearch(column).places("12")) == ["12", "120"]
