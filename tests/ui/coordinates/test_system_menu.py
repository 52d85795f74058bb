"""Any CRS can be the one that coordinates are told in; those of before come again."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from gisapp.ui.coordinates.system_dialog import SystemDialog
from gisapp.ui.window.main_window import MainWindow
from tests.ui.parts import status_of


def test_a_system_found_by_name_is_told_at_once_and_offered_again(
    window: MainWindow, qtbot: QtBot
) -> None:
    tasks, positions = window.session.tasks, window.session.positions
    menu = window.findChild(QMenu, "coordinates_otherMenu")
    assert menu is not None
    menu.aboutToShow.emit()
    menu.actions()[-1].trigger()
    dialog = window.findChild(SystemDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: not tasks.running)
    QTest.keyClicks(dialog.field, "2363")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: positions.style.value == "EPSG:2363")
    assert status_of(window).position.text().endswith("(EPSG:2363)")
    menu.aboutToShow.emit()
    [entry] = [each for each in menu.actions() if each.text() == "EPSG:2363"]
    assert entry.isChecked()
    window.commands["coordinates_decimal"].trigger()
    menu.aboutToShow.emit()
    assert not menu.actions()[0].isChecked()
