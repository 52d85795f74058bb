"""Typed ends of a range: numbers with units, dates, and what is neither."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gisapp.core.layers.condition_text import NumberForm
from gisapp.core.text.shown_unit import ShownUnit
from gisapp.ui.filters.range_row import RangeRow, month_typed, number_typed
from tests.ui.reading import WORDS

IN_MU = NumberForm(unit=ShownUnit("mu", 1 / 15))
"""A column in hectares that is shown in mu."""


@pytest.fixture
def row(qtbot: QtBot) -> RangeRow:
    row = RangeRow(WORDS["en"])
    qtbot.addWidget(row)
    row.show_range(None, None, (0.0, 10.0), IN_MU)
    row.show()
    return row


@pytest.mark.parametrize(
    ("typed", "number"),
    [("15", 1), ("15亩", 1), ("1 ha", 1), ("1万", 10_000 / 15), ("−15", -1), ("many", None)],
)
def test_numbers_are_in_the_shown_unit_unless_another_is_typed(
    typed: str, number: float | None
) -> None:
    assert number_typed(typed, IN_MU) == pytest.approx(number)


@pytest.mark.parametrize("typed", ["20 kWh", "20元"])
def test_other_units_are_refused(typed: str) -> None:
    assert number_typed(typed, IN_MU) is None
    assert number_typed(typed, NumberForm()) is None


@pytest.mark.parametrize(
    ("typed", "first"),
    [("2017", 24204), ("2017-3", 24206), ("2017年3月", 24206), ("2017/03/01", 24206)],
)
def test_dates(typed: str, first: int) -> None:
    assert month_typed(typed, is_high=False) == first
    last = month_typed(typed, is_high=True)
    assert last is not None
    assert last >= first


@pytest.mark.parametrize("typed", ["March", "2017-13", "2017-02-99", "20"])
def test_what_is_no_date(typed: str) -> None:
    assert month_typed(typed, is_high=False) is None


def test_what_is_typed_is_told_and_what_is_no_number_is_refused(row: RangeRow) -> None:
    typed: list[tuple[object, object]] = []
    refused: list[str] = []
    row.typed.connect(lambda low, high: typed.append((low, high)))
    row.refused.connect(refused.append)
    assert row.high.placeholderText() == "150"
    row.low.setFocus()
    QTest.keyClicks(row.low, "30")
    QTest.keyClick(row.low, Qt.Key.Key_Return)
    assert typed == [(pytest.approx(2), None)]
    QTest.keyClicks(row.high, "many")
    QTest.keyClick(row.high, Qt.Key.Key_Return)
    assert len(typed) == 1
    assert refused == ["many"]


def test_a_range_is_shown_in_the_users_unit(row: RangeRow) -> None:
    row.show_range(2.0, None, (0.0, 10.0), IN_MU)
    assert (row.low.text(), row.high.text()) == ("30", "")
    assert row.low.accessibleName() == "From, in mu"
