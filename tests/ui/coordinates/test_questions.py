"""One dialog asks about all that comes without a CRS; a window whose picture is taken asks none."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gisapp.session.unplaced import Unplaced, UnplacedTable
from gisapp.ui.coordinates.dialog import CoordinatesDialog
from gisapp.ui.window.main_window import MainWindow
from tests.placeless import WITHOUT_CRS, write_plots

pytestmark = pytest.mark.filterwarnings(WITHOUT_CRS)


def ask(window: MainWindow, path: Path) -> None:
    table = UnplacedTable(str(path), path.stem)
    window.session.placing.asked.emit(Unplaced(str(path), (table,)))


def idle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.session.tasks.running)


def dialogs(window: MainWindow) -> list[CoordinatesDialog]:
    return [each for each in window.findChildren(CoordinatesDialog) if each.isVisible()]


def test_what_comes_later_is_asked_about_in_the_same_dialog(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    for name in ("first", "second"):
        ask(window, write_plots(tmp_path / f"{name}.shp"))
    (dialog,) = dialogs(window)
    idle(qtbot, window)
    dialog.close()
    ask(window, tmp_path / "first.shp")
    (dialog,) = dialogs(window)
    idle(qtbot, window)
    dialog.close()


def test_a_window_whose_picture_is_taken_asks_nobody(window: MainWindow, tmp_path: Path) -> None:
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    ask(window, write_plots(tmp_path / "plots.shp"))
    assert not dialogs(window)
