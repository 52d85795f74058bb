"""A long list is narrowed by chips and a search, and tells which row is picked."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gisapp.ui.widgets.row_listing import Listed, ListedKind, RowListing

ROWS = [("a", "one"), ("b", "Two"), ("b", "three")]


def kind_of(row: object) -> str:
    assert isinstance(row, tuple)
    return str(row[0])


def cells_of(row: object) -> Sequence[str]:
    assert isinstance(row, tuple)
    return [str(cell) for cell in row]


@pytest.fixture
def listing(qtbot: QtBot) -> RowListing:
    listing = RowListing()
    qtbot.addWidget(listing)
    kinds = [ListedKind("a", "A", 1, "#009e73"), ListedKind("b", "B", 2), ListedKind("c", "C", 0)]
    listing.show_rows(Listed(("Kind", "Name"), kinds, ROWS, kind_of, cells_of), "Search")
    listing.resize(500, 300)
    listing.show()
    return listing


def names(listing: RowListing) -> list[str]:
    model = listing.model
    return [model.data(model.index(row, 1)) for row in range(model.rowCount())]  # type: ignore[misc]


def test_pressed_chips_leave_their_kinds(listing: RowListing) -> None:
    assert names(listing) == ["one", "Two", "three"]
    listing.chips["b"].click()
    assert names(listing) == ["Two", "three"]
    listing.chips["b"].click()
    assert names(listing) == ["one", "Two", "three"]


def test_the_search_finds_any_cell_in_any_case(qtbot: QtBot, listing: RowListing) -> None:
    QTest.keyClicks(listing.search, "TW")
    qtbot.waitUntil(lambda: names(listing) == ["Two"])
    listing.search.setText("nothing")
    qtbot.waitUntil(lambda: names(listing) == [])


def test_a_click_and_enter_pick_a_row(qtbot: QtBot, listing: RowListing) -> None:
    table = listing.table
    place: QPoint = table.visualRect(listing.model.index(1, 1)).center()
    with qtbot.waitSignal(listing.picked) as picked:
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert picked.args == [ROWS[1]]
    with qtbot.waitSignal(listing.picked) as picked:
        QTest.keyClick(table, Qt.Key.Key_Down)
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert picked.args == [ROWS[2]]
    assert listing.model.headerData(0, Qt.Orientation.Horizontal) == "Kind"
