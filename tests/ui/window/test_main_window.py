"""The window as a whole: language, theme, units, messages, memory, files that are dropped."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QIcon, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gisapp.app import ViewArguments, build
from gisapp.core.space.extent import Extent
from gisapp.ui.widgets.theme import DARK, theme_of
from gisapp.ui.window.main_window import MainWindow
from tests.ui.gestures import drag, place_of, turn_wheel
from tests.ui.parts import canvas_of, messages_of, search_of, welcome_of

LEFT = Qt.MouseButton.LeftButton


def text_of(window: QWidget, name: str) -> str:
    label = window.findChild(QLabel, name) or window.findChild(QToolButton, name)
    assert label is not None
    return label.text()


def trigger(window: MainWindow, *path: str) -> None:
    """Choose an entry of the menu bar by the words that the user sees."""
    level: QWidget = window.menuBar()
    *heads, entry = path
    for head in heads:
        below = _entry(level, head).menu()
        assert isinstance(below, QMenu)
        level = below
    _entry(level, entry).trigger()


def _entry(menu: QWidget, text: str) -> QAction:
    [found] = [action for action in menu.actions() if _plain(action.text()) == text]
    return found


def _plain(text: str) -> str:
    return text.replace("&", "").partition("(")[0].strip()


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


def test_the_language_is_switched_everywhere_while_the_window_runs(window: MainWindow) -> None:
    QTest.mouseClick(canvas_of(window), LEFT, pos=place_of(canvas_of(window), "changdong"))
    button = window.findChild(QToolButton, "languageButton")
    assert button is not None
    assert button.text() == "中文"
    button.click()
    assert button.text() == "English"
    assert window.windowTitle() == "gisapp · 南昌市青山湖区"
    assert [_plain(action.text()) for action in window.menuBar().actions()] == [
        *("文件", "视图", "地图", "帮助")
    ]
    left_in_english = [
        label.text()
        for label in window.findChildren(QLabel)
        if label.isVisible() and label.text().isascii() and label.text().isalpha()
    ]
    assert left_in_english == []


def test_the_menus_of_text_fields_speak_the_readers_language(window: MainWindow) -> None:
    def entries() -> list[str]:
        menu = search_of(window).createStandardContextMenu()
        texts = [action.text().partition("\t")[0] for action in menu.actions()]
        menu.deleteLater()
        return texts

    assert "Select All" in entries()
    trigger(window, "View", "Language", "中文")
    assert "全选" in entries()


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


def test_a_theme_that_is_chosen_is_worn_at_once(window: MainWindow) -> None:
    before = window.grab().toImage()
    trigger(window, "View", "Theme", "Dark")
    assert theme_of(window.palette()) == DARK
    assert window.grab().toImage().pixelColor(400, 60) != before.pixelColor(400, 60)


def test_the_status_bar_tells_the_place_of_the_mouse_and_the_scale(window: MainWindow) -> None:
    canvas = canvas_of(window)
    QTest.mouseMove(canvas, QPoint(400, 400))
    lat, lon = map(float, text_of(window, "statusCoordinates").split(", "))
    assert 28 < lat < 29
    assert 115 < lon < 117
    scale = text_of(window, "statusScale")
    QTest.keyClick(canvas, Qt.Key.Key_Plus)
    denominator, closer = (
        int(text.removeprefix("1 : ").replace(",", ""))
        for text in (scale, text_of(window, "statusScale"))
    )
    assert closer == pytest.approx(denominator / 2, rel=0.05)


def test_the_welcome_card_ticks_the_gestures_and_comes_once(
    window: MainWindow, qtbot: QtBot
) -> None:
    canvas, card = canvas_of(window), welcome_of(window)
    assert card.isVisible()
    drag(canvas, QPoint(400, 400), QPoint(430, 420))
    turn_wheel(canvas, QPoint(400, 400), 1)
    assert card.isVisible()
    QTest.mouseClick(canvas, LEFT, pos=QPoint(400, 400))
    assert card.isHidden()

    window.close()
    again = build(ViewArguments(language="en"))
    qtbot.addWidget(again)
    again.show()
    assert welcome_of(again).isHidden()


def test_what_the_reader_chose_is_there_at_the_next_start(window: MainWindow, qtbot: QtBot) -> None:
    trigger(window, "View", "Units", "mu")
    trigger(window, "View", "Language", "中文")
    trigger(window, "视图", "主题", "深色")
    window.resize(780, 560)
    window.close()
    again = build(ViewArguments())
    qtbot.addWidget(again)
    state = again.session.state
    assert (state.words.value.language, state.units.value.area) == ("zh", "mu")
    assert theme_of(again.palette()) == DARK
    assert (again.width(), again.height()) == (780, 560)


def test_money_is_told_as_is_usual_in_the_language_of_the_next_start(
    window: MainWindow, qtbot: QtBot
) -> None:
    trigger(window, "View", "Language", "中文")
    window.close()
    again = build(ViewArguments(language="en"))
    qtbot.addWidget(again)
    assert again.session.state.units.value.money == "million"


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


def save_as(window: MainWindow, path: Path) -> None:
    """Answer the dialog that asks where a file shall be saved."""
    [dialog] = [one for one in window.findChildren(QFileDialog) if one.isVisible()]
    dialog.selectFile(str(path))
    dialog.accept()


@pytest.mark.parametrize("suffix", ["png", "pdf", "svg"])
def test_the_map_is_saved_as_a_picture(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, suffix: str
) -> None:
    trigger(window, "File", "Export image…")
    path = tmp_path / f"district.{suffix}"
    save_as(window, path)
    qtbot.waitUntil(messages_of(window).isVisible)
    assert text_of(window, "messageSentence") == f"The map was saved as district.{suffix}."
    begin = {"png": b"\x89PNG", "pdf": b"%PDF", "svg": b"<?xml"}[suffix]
    assert path.read_bytes().startswith(begin)


def test_a_saved_picture_shows_the_map_as_it_is_seen(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    trigger(window, "View", "Theme", "Dark")
    trigger(window, "File", "Export image…")
    save_as(window, tmp_path / "night.png")
    qtbot.waitUntil(messages_of(window).isVisible)
    picture, canvas = QImage(str(tmp_path / "night.png")), canvas_of(window)
    assert picture.size() == canvas.size() * 2
    assert picture.pixelColor(8, 8).lightness() < 100


def test_the_features_that_are_seen_are_saved(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    layers = window.session.state.layers
    for layer in layers.layers:
        layers.show(layer.layer_id, visible=layer.kind in ("park", "enterprise"))
    trigger(window, "File", "Export features…")
    save_as(window, tmp_path / "parks")
    qtbot.waitUntil(messages_of(window).isVisible)
    assert text_of(window, "messageSentence") == "Features saved as parks.geojson: 7."
    saved = json.loads((tmp_path / "parks.geojson").read_text())
    assert {"changdong", "led-demo-park", "zhaochi"} <= {
        feature["properties"]["uid"] for feature in saved["features"]
    }


def test_a_picture_that_cannot_be_saved_is_told_in_the_message_bar(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    trigger(window, "File", "Export image…")
    [dialog] = [one for one in window.findChildren(QFileDialog) if one.isVisible()]
    dialog.fileSelected.emit(str(tmp_path / "nowhere" / "map.png"))
    dialog.close()
    qtbot.waitUntil(messages_of(window).isVisible)
    assert "nowhere" in text_of(window, "messageSentence")


@pytest.mark.parametrize(
    ("path", "title"),
    [
        (("Help", "Gestures and keys"), "Gestures and keys"),
        (("Help", "About gisapp"), "About gisapp"),
        (("File", "Export snapshot…"), "Export snapshot"),
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
