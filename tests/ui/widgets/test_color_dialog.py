"""The dialog of all colours: what is picked counts at once, and is taken back by a cancel."""

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gisapp.ui.widgets.color_dialog import ask_color, color_text, shown_color
from tests.ui.reading import WORDS


def test_a_colour_counts_as_it_is_picked_and_a_cancel_takes_it_back(qtbot: QtBot) -> None:
    parent, taken = QWidget(), list[str]()
    qtbot.addWidget(parent)
    dialog = ask_color("series1", "Fill", parent, taken.append)
    dialog.setCurrentColor(QColor("#123456"))
    assert taken == ["#123456"]
    dialog.reject()
    assert taken == ["#123456", "series1"]


def test_names_of_the_palette_are_colours_and_nothing_is_none(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    assert color_text("#ABCDEF", widget, WORDS["en"]) == "#abcdef"
    assert color_text("series1", widget, WORDS["en"]).startswith("#")
    assert shown_color("", widget) is None
    assert color_text("", widget, WORDS["en"]) == "No colour"
