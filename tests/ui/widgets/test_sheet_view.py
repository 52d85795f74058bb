"""A column of rows, cards and headings: their order, their widths, and what a click calls."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from gisapp.core.text.sheet_text import FigureText, RowText
from gisapp.ui.widgets.figure_card import FigureCard
from gisapp.ui.widgets.painted_box import PaintedBox
from gisapp.ui.widgets.sheet_heading import Note, SectionHeading
from gisapp.ui.widgets.sheet_row import SheetRow
from gisapp.ui.widgets.sheet_view import SheetView

WIDTH = 340


@pytest.fixture
def view(qtbot: QtBot) -> SheetView:
    view = SheetView()
    qtbot.addWidget(view)
    return view


def shown(view: SheetView, height: int = 900) -> list[QWidget]:
    """Show a finished view, and return what stands in it from the top down."""
    view.finish()
    view.resize(WIDTH, height)
    view.show()
    children = [each for each in view.children() if isinstance(each, QWidget)]
    return sorted(children, key=lambda each: (each.y(), each.x()))


def card(figure: str) -> FigureCard:
    return FigureCard(FigureText("Area", figure, (), "", "clear"))


def test_what_is_added_later_stands_below(view: SheetView) -> None:
    view.add_heading("Production")
    view.add_row(RowText("Lines", "15"))
    view.add_widget(QLabel("a chart"))
    view.add_note("As the source says.")
    pieces = shown(view)
    assert [type(each) for each in pieces] == [SectionHeading, SheetRow, QLabel, Note]
    for above, below in pairwise(pieces):
        assert above.geometry().bottom() < below.y()


def test_pieces_are_as_high_as_they_need_even_in_a_high_panel(view: SheetView) -> None:
    view.add_row(RowText("Lines", "15"))
    view.add_row(RowText("Product", "LED packaging and " * 12))
    short, long = shown(view)
    for piece in (short, long):
        assert piece.height() == piece.heightForWidth(piece.width())
    assert long.height() > 2 * short.height()
    assert short.y() < 20


def test_a_click_calls_back_with_what_was_clicked(view: SheetView) -> None:
    clicked: list[QWidget] = []
    view.add_row(RowText("Located in", "Qingshanhu District", "link"), clicked.append)
    view.add_row(RowText("Lines", "15"))
    link, plain = shown(view)
    for row in (link, plain):
        QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert clicked == [link]


def test_a_row_without_a_callback_is_no_button(view: SheetView) -> None:
    view.add_row(RowText("Lines", "15"))
    [row] = shown(view)
    assert isinstance(row, PaintedBox)
    assert not row.opens


def test_cards_are_clicked_as_rows_are(view: SheetView) -> None:
    clicked: list[QWidget] = []
    one, other = card("1 km²"), card("2 km²")
    view.add_cards([(one, clicked.append), (other, None)])
    [cards] = shown(view)
    assert cards.isAncestorOf(one)
    for each in (one, other):
        QTest.mouseClick(each, Qt.MouseButton.LeftButton)
    assert clicked == [one]


def test_no_cards_leave_a_view_that_can_be_shown(view: SheetView) -> None:
    view.add_cards([])
    view.add_row(RowText("Lines", "15"))
    assert len(shown(view)) == 1


def test_a_space_is_as_high_as_asked_for(view: SheetView) -> None:
    view.add_row(RowText("Lines", "15"))
    view.add_space(33)
    view.add_row(RowText("Lines", "16"))
    first, second = shown(view)
    assert second.y() - (first.y() + first.height()) == 33
