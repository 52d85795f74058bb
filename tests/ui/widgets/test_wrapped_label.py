"""A label shows a text as it is and breaks it anywhere, so that nothing is cut."""

import pytest
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from gisapp.ui.widgets.wrapped_label import WrappedLabel

LONG_PATH = "/data/" + "x" * 200 + ".gpkg"


def label_of(qtbot: QtBot, text: str, width: int) -> WrappedLabel:
    label = WrappedLabel()
    qtbot.addWidget(label)
    label.setText(text)
    label.resize(width, label.heightForWidth(width))
    label.show()
    return label


@pytest.mark.parametrize("text", ["<b>bold</b> & more", LONG_PATH, "地块\n第二行", ""])
def test_a_text_is_shown_and_copied_as_it_is(qtbot: QtBot, text: str) -> None:
    label = label_of(qtbot, text, 200)
    edit = label.findChild(QTextEdit)
    assert isinstance(edit, QTextEdit)
    edit.selectAll()
    assert label.text() == edit.toPlainText() == text
    assert edit.isReadOnly()


def test_a_word_that_is_too_long_takes_more_lines(qtbot: QtBot) -> None:
    label = label_of(qtbot, LONG_PATH, 200)
    line = label.heightForWidth(10_000)
    assert label.heightForWidth(200) >= 3 * line
    assert label.heightForWidth(100) > label.heightForWidth(200)


@pytest.mark.parametrize("text", [LONG_PATH, "some words " * 20])
def test_all_of_the_text_has_room_in_the_height_it_asks_for(qtbot: QtBot, text: str) -> None:
    label = label_of(qtbot, text, 150)
    edit = label.findChild(QTextEdit)
    assert isinstance(edit, QTextEdit)
    assert edit.document().size().width() <= edit.viewport().width()
    assert edit.document().size().height() <= edit.viewport().height()


def test_a_label_can_be_made_as_narrow_as_wanted(qtbot: QtBot) -> None:
    assert label_of(qtbot, LONG_PATH, 200).minimumSizeHint().width() == 0
