"""A dialog has the size that it asks for, as far as the screen has room."""

from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from gisapp.ui.widgets.screen_room import resize_on_screen


def test_a_dialog_is_as_large_as_it_asks_and_no_larger_than_its_screen(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    resize_on_screen(dialog, 300, 200)
    assert (dialog.width(), dialog.height()) == (300, 200)
    resize_on_screen(dialog, 9000, 9000)
    room = dialog.screen().availableSize()
    assert dialog.width() == room.width()
    assert dialog.height() < room.height(), "its head has to be seen as well"
