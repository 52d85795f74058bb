"""The window as a whole: what it opens on, its messages, dialogs, and files that are dropped."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QIcon
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gisapp.core.space.extent import Extent
from gisapp.ui.window.main_window import MainWindow
from tests.ui.gestures import trigger
from tests.ui.parts import canvas_of, messages_of

LEFT = Qt.MouseButton.LeftButton


def text_of(window: QWidget, name: str) -> str:
    label = window.findChild(QLabel, name) or window.findChild(QToolButton, name)
    assert label is not None
    return label.text()


def drop(window: MainWindow, *paths: Path) -> None:
    """Drag files over the window and drop them there."""
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, no_key = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(300, 300), copy, files, LEFT, no_key)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(300, 300), copy, files, LEFT, no_key))


def a_point_file(folder: Path, name: str = "wells.geojson") -> Path:
    """Write a GeoJSON file with two wells east of the district."""
    features = [
        {
            "type": "Feature",
            "properties": {"name": f"well {number}"},
            "geometry": {"type": "Point", "coordinates": [117 + number / 100, 28.6]},
        }
        for number in range(2)
    ]
    path = folder / name
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return path


def test_the_window_opens_on_the_embedded_data_with_the_map_ready_for_keys(
    window: MainWindow,
) -> None:
    assert window.focusWidget() is canvas_of(window)
    for name in (
        *("mapCanvas", "layersPanel", "detailsPanel", "searchBox", "messageBar"),
        *("statusCoordinates", "statusScale"),
    ):
        assert window.findChild(QWidget, name) is not None, name
    assert messages_of(window).isHidden()


@pytest.mark.parametrize("theme", ["Light", "Dark"])
def test_an_action_that_can_do_nothing_has_a_faint_icon(window: MainWindow, theme: str) -> None:
    trigger(window, "View", "Theme", theme)
    icon = window.commands["view_before"].icon()
    able, unable = (
        icon.pixmap(20, mode).toImage() for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled)
    )
    strongest = [
        max(picture.pixelColor(x, y).alpha() for x in range(20) for y in range(20))
        for picture in (able, unable)
    ]
    assert strongest[1] < 0.6 * strongest[0]


def test_a_dropped_file_comes_on_top_and_into_view(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    state = window.session.state
    drop(window, a_point_file(tmp_path))
    qtbot.waitUntil(lambda: len(state.layers.layers[-1].geometry) == 2)
    extent = state.layers.layers[-1].index.extent
    assert extent is not None
    assert state.viewport.value.extent.contains(extent)


def test_a_file_that_is_open_is_shown_and_not_added_again(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    state, path = window.session.state, a_point_file(tmp_path)
    before = len(state.layers.layers)
    drop(window, path)
    drop(window, path)
    qtbot.waitUntil(lambda: not window.session.tasks.running)
    window.session.navigation.show_extent(Extent(0, 0, 1000, 1000))
    drop(window, path)
    assert len(state.layers.layers) == before + 1
    assert state.layers.layers[-1].extent is not None
    assert state.viewport.value.extent.contains(state.layers.layers[-1].extent)
    assert "is open already" in text_of(window, "messageSentence")


def test_a_file_that_cannot_be_read_is_told_in_the_message_bar(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.gpkg"
    broken.write_bytes(b"this is no GeoPackage")
    drop(window, broken)
    qtbot.waitUntil(messages_of(window).isVisible)
    assert "broken.gpkg" in text_of(window, "messageSentence")


def test_closing_while_a_file_is_read_leaves_nothing_running(
    window: MainWindow, tmp_path: Path
) -> None:
    drop(window, a_point_file(tmp_path))
    cancel = window.findChild(QPushButton, "cancelTask")
    assert cancel is not None
    assert cancel.isVisible()
    window.close()


@pytest.mark.parametrize(
    ("path", "title"),
    [
        (("Help", "Gestures and keys"), "Gestures and keys"),
        (("Help", "About gisapp"), "About gisapp"),
        (("File", "Export page…"), "Export page"),
    ],
)
def test_a_dialog_opens_beside_the_map(
    window: MainWindow, path: tuple[str, ...], title: str
) -> None:
    trigger(window, *path)
    [dialog] = [one for one in window.findChildren(QDialog) if one.isVisible()]
    assert dialog.windowTitle() == title
    assert not dialog.isModal()
    dialog.close()


@pytest.mark.parametrize("theme", ["Light", "Dark"])
def test_tools_that_do_not_fit_are_behind_an_arrow_that_can_be_seen(
    qtbot: QtBot, window: MainWindow, theme: str
) -> None:
    trigger(window, "View", "Theme", theme)
    window.resize(500, 500)
    window.show()
    more = window.findChild(QToolButton, "qt_toolbar_ext_button")
    assert more is not None
    qtbot.waitUntil(more.isVisible)
    picture = more.grab().toImage()
    ground = picture.pixelColor(0, 0)
    places = [(x, y) for x in range(picture.width()) for y in range(picture.height())]
    apart = [abs(picture.pixelColor(*place).lightness() - ground.lightness()) for place in places]
    assert sum(each > 60 for each in apart) > 15


def test_the_title_names_the_project_and_marks_what_is_not_saved(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    projects = window.session.projects
    assert window.windowTitle() == "gisapp[*]"
    window.session.bookmarks.add("North")
    qtbot.waitUntil(window.isWindowModified)
    projects.save_as(tmp_path / "park [*] 1.gisapp")
    qtbot.waitUntil(lambda: not window.isWindowModified())
    assert window.windowTitle() == "park [*][*] 1[*] — gisapp"
    assert Path(window.windowFilePath()) == tmp_path / "park [*] 1.gisapp"
    window.session.history.undo()
    qtbot.waitUntil(window.isWindowModified)
    window.commands["switch_language"].trigger()
    assert window.windowTitle() == "park [*][*] 1[*] — gisapp"
