"""The list below a cell is searched and picked from, by keyboard alone too."""

from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gisapp.ui.mapping.picker import Picker, PickerRow
from tests.ui.reading import WORDS

ROWS = (
    PickerRow("", "nothing"),
    PickerRow("", "Likely", is_heading=True),
    PickerRow("b", "Beta", "乙"),
    PickerRow("", "All", is_heading=True),
    PickerRow("a", "Alpha", "甲"),
    PickerRow("g", "Gamma"),
)


class Rows:
    """Finds rows by their beginning."""

    def fitting(self, typed: str, likely: Sequence[str]) -> tuple[PickerRow, ...]:
        found = [row for row in ROWS if row.text.lower().startswith(typed)]
        return tuple(row for row in found if not typed or not row.is_heading)


@pytest.fixture
def picker(qtbot: QtBot) -> Iterator[Picker]:
    owner = QWidget()
    qtbot.addWidget(owner)
    owner.show()
    picker = Picker(Rows(), WORDS["en"], owner)
    picker.open_below(QRect(0, 0, 50, 20), owner, now="b", likely=("b",), typed="")
    yield picker
    owner.close()


def picked(picker: Picker) -> list[str]:
    found: list[str] = []
    picker.picked.connect(found.append)
    return found


def test_enter_picks_what_is_current_at_first(picker: Picker) -> None:
    found = picked(picker)
    QTest.keyClick(picker.line, Qt.Key.Key_Return)
    assert found == ["b"]


def test_arrows_pass_over_headings(picker: Picker) -> None:
    found = picked(picker)
    QTest.keyClick(picker.line, Qt.Key.Key_Down)
    QTest.keyClick(picker.line, Qt.Key.Key_Return)
    assert found == ["a"]


def test_typing_searches(picker: Picker) -> None:
    found = picked(picker)
    QTest.keyClicks(picker.line, "ga")
    assert [row.code for row in picker.shown] == ["g"]
    QTest.keyClick(picker.line, Qt.Key.Key_Return)
    assert found == ["g"]


def test_where_nothing_fits_nothing_is_picked(picker: Picker) -> None:
    found = picked(picker)
    QTest.keyClicks(picker.line, "zz")
    QTest.keyClick(picker.line, Qt.Key.Key_Return)
    assert (picker.shown, found) == ((), [])
    QTest.keyClick(picker.line, Qt.Key.Key_Escape)
    assert not picker.isVisible()
