"""A dialog's line of trouble is there only while something is wrong."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gisapp.ui.widgets.trouble_line import TroubleLine


def test_it_shows_a_sentence_as_it_is_and_goes_again(qtbot: QtBot) -> None:
    dialog, line = QWidget(), TroubleLine("saveTrouble")
    qtbot.addWidget(dialog)
    QVBoxLayout(dialog).addWidget(line)
    assert line.isHidden()
    line.say("<b>No room</b> is left.")
    assert not line.isHidden()
    assert line.textFormat() == Qt.TextFormat.PlainText
    line.say("")
    assert line.isHidden()
