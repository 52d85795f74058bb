"""While files are dragged over the window, the map says what a drop does."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gisapp.ui.files.drop_veil import DropVeil
from gisapp.ui.window.main_window import MainWindow
from tests.ui.files.test_install import a_point_file
from tests.ui.parts import canvas_of, part_of

COPY, LEFT = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
NO_KEY = Qt.KeyboardModifier.NoModifier


def drag(window: MainWindow, *urls: str) -> QMimeData:
    dragged = QMimeData()
    dragged.setUrls([QUrl(url) for url in urls])
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(400, 300), COPY, dragged, LEFT, NO_KEY))
    return dragged


@pytest.fixture
def veil(window: MainWindow) -> DropVeil:
    return part_of(window, DropVeil)


def test_it_covers_the_map_until_the_files_are_gone(
    window: MainWindow, veil: DropVeil, tmp_path: Path
) -> None:
    drag(window, tmp_path.as_uri())
    assert veil.isVisible()
    assert veil.geometry() == canvas_of(window).rect()
    assert veil.text == "Drop to open"
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert not veil.isVisible()


def test_files_and_folders_are_opened_together_by_a_drop(
    window: MainWindow, veil: DropVeil, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    a_point_file(folder, "pumps")
    wells = a_point_file(tmp_path, "wells")
    dragged = drag(window, wells.as_uri(), folder.as_uri())
    assert veil.text == "Drop to open 2 files"
    QApplication.sendEvent(window, QDropEvent(QPointF(400, 300), COPY, dragged, LEFT, NO_KEY))
    assert not veil.isVisible()
    stack = window.session.state.layers
    qtbot.waitUntil(lambda: {"wells/wells", "folder/pumps.geojson/pumps/pumps"} <= _ids(window))
    qtbot.waitUntil(lambda: not window.session.tasks.running)
    assert len(stack.layers) > 2


def _ids(window: MainWindow) -> set[str]:
    return {each.layer_id for each in window.session.state.layers.layers}


def test_what_is_no_file_is_not_taken(window: MainWindow, veil: DropVeil) -> None:
    drag(window, "ftp://example.org/plots.geojson")
    assert not veil.isVisible()
