"""Text from files in menus, tooltips and titles is shown letter by letter."""

import pytest
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gisapp.ui.widgets.plain_text import in_menu, in_title, in_tooltip


@pytest.mark.parametrize("text", ["R&D", "&File", "a && b", "地图(&M)"])
def test_a_button_has_no_key_of_its_own(qtbot: QtBot, text: str) -> None:
    marked, plain = QPushButton(text), QPushButton(in_menu(text))
    for button in (marked, plain):
        qtbot.addWidget(button)
    assert plain.shortcut().isEmpty()
    assert plain.text().replace("&&", "&") == text


def test_a_tab_begins_no_column_of_keys() -> None:
    assert in_menu("plots\tCtrl+Q") == "plots Ctrl+Q"


@pytest.mark.parametrize("text", ["<b>bold</b>", "<img src='x.png'>", "a & b", "&lt;", "plots"])
def test_a_tooltip_reads_no_markup(text: str) -> None:
    assert in_tooltip(text).startswith("<p>"), "by which Qt knows HTML"
    document = QTextDocument()
    document.setHtml(in_tooltip(text))
    assert document.toPlainText() == text


def test_no_text_makes_no_tooltip() -> None:
    assert in_tooltip("") == ""


@pytest.mark.parametrize("text", ["plots[*]", "[*][*]", "plots", "[*]a[*]"])
def test_a_title_has_no_place_for_a_star(qtbot: QtBot, text: str) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setWindowTitle(in_title(text))
    window.show()
    assert window.windowHandle().title() == text
