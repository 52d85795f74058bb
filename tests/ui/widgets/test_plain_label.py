"""Labels show what a file says letter by letter."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gisapp.ui.widgets.plain_label import plain_label


@pytest.mark.parametrize("text", ["<b>bold</b>", "a & b", "<img src=x>", "5 < 6", "&File"])
def test_markup_is_never_read(qtbot: QtBot, text: str) -> None:
    label = plain_label(text)
    qtbot.addWidget(label)
    label.show()
    assert label.text() == text
    assert label.textFormat() == Qt.TextFormat.PlainText
    wide = label.fontMetrics().horizontalAdvance(text)
    label.setWordWrap(False)
    assert label.sizeHint().width() >= wide


def test_a_long_text_wraps_in_a_narrow_panel(qtbot: QtBot) -> None:
    label = plain_label("a long text " * 20)
    qtbot.addWidget(label)
    assert label.heightForWidth(100) > 3 * label.heightForWidth(2000)


def test_size_and_weight_are_those_asked_for(qtbot: QtBot) -> None:
    label = plain_label("text", px=20, bold=True)
    qtbot.addWidget(label)
    assert (label.font().pixelSize(), label.font().bold()) == (20, True)


def test_a_muted_label_follows_the_palette(qtbot: QtBot) -> None:
    label, muted = plain_label("text"), plain_label("text", muted=True)
    for each in (label, muted):
        qtbot.addWidget(each)
    assert muted.foregroundRole() == QPalette.ColorRole.PlaceholderText
    assert label.foregroundRole() != QPalette.ColorRole.PlaceholderText


def test_a_selectable_text_can_be_copied_with_the_keyboard(qtbot: QtBot) -> None:
    label = plain_label("21.5 km²", selectable=True)
    qtbot.addWidget(label)
    label.show()
    label.setSelection(0, 4)
    QTest.keyClick(label, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "21.5"
