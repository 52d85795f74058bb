"""What is common to the dialogs of paper: a name for the file, and an end that leaves nothing."""

from pytestqt.qtbot import QtBot

from gisapp.ui.layout.layout_dialog import LayoutDialog
from gisapp.ui.window.main_window import MainWindow


def test_a_dialog_that_is_closed_wants_no_preview(window: MainWindow, qtbot: QtBot) -> None:
    window.commands["print_layout"].trigger()
    (dialog,) = window.findChildren(LayoutDialog)
    assert dialog.suggested_name()
    dialog.want_preview()
    dialog.close()
    qtbot.waitUntil(lambda: not window.session.tasks.running)
    qtbot.waitUntil(lambda: not window.findChildren(LayoutDialog))
