"""Base maps in the window: chosen, fetched only then, painted below, and told of when missing."""

import os
import stat
import threading
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gisapp.app import ViewArguments, build
from gisapp.core.space.crs import extent_from_degrees
from gisapp.core.space.extent import Extent
from gisapp.core.tiles.basemap import TileBasemap
from gisapp.core.tiles.tile_grid import Tile, needed_tiles
from gisapp.session.messages import Message
from gisapp.ui.layers.basemap_chooser import BasemapChooser
from gisapp.ui.layers.tree import LayerTree
from gisapp.ui.window.main_window import MainWindow
from gisapp.ui.window.screenshot import Screenshot
from tests.tile_files import write_mbtiles
from tests.tiles import (
    PATIENCE_MS,
    Answer,
    Asked,
    TileServer,
    basemap_at,
    color_of,
    picture,
)
from tests.ui.parts import canvas_of

W = TypeVar("W", bound=QWidget)

GREEN = QColor("#00c040")
BESIDE_THE_PARKS = QPoint(20, 400)


def green(_: Asked) -> Answer:
    headers = {"Content-Type": "image/png", "Cache-Control": "max-age=600"}
    return Answer(picture(GREEN), headers=headers)


def chooser_of(window: MainWindow) -> BasemapChooser:
    return part(window, BasemapChooser, "basemapChooser")


def choose(window: MainWindow, basemap: TileBasemap) -> None:
    """Choose an online base map as the menu does, but one of a server of the test."""
    window.session.basemaps.show_online(basemap)


def seen(window: MainWindow) -> QColor:
    return canvas_of(window).grab().toImage().pixelColor(BESIDE_THE_PARKS)


def await_seen(qtbot: QtBot, window: MainWindow, color: QColor) -> None:
    qtbot.waitUntil(lambda: seen(window) == color, timeout=PATIENCE_MS)


def part(parent: QWidget, kind: type[W], name: str) -> W:
    found = parent.findChild(kind, name)
    assert found is not None
    return found


def menu_of(window: MainWindow) -> dict[str, QAction]:
    """Open the menu of base maps, close it, and return its entries by name."""
    part(chooser_of(window), QComboBox, "basemapBox").showPopup()
    menu = part(chooser_of(window), QMenu, "basemapMenu")
    menu.close()
    return {action.text().partition("\t")[0]: action for action in menu.actions()}


def files_of_the_user() -> list[Path]:
    """All files that the program has written: settings, caches, logs."""
    homes = {os.environ[f"XDG_{name}_HOME"] for name in ("CONFIG", "DATA", "CACHE", "STATE")}
    return [each for home in homes for each in Path(home).rglob("*") if each.is_file()]


def test_tiles_take_the_place_of_the_offline_base_map_until_it_is_chosen_again(
    window: MainWindow, qtbot: QtBot
) -> None:
    before = seen(window)
    with TileServer(green) as server:
        choose(window, server.basemap())
        await_seen(qtbot, window, GREEN)
        tree = part(window, LayerTree, "layerTree")
        [base] = tree.findItems("Base map", Qt.MatchFlag.MatchExactly)
        assert base.isDisabled()
        assert "127.0.0.1" in part(window, QLabel, "basemapNote").text()

        menu_of(window)["Offline"].trigger()
        await_seen(qtbot, window, before)
        asked = len(server.asked)
        viewport = window.session.state.viewport
        viewport.set(viewport.value.panned(900, 0))
        qtbot.waitUntil(lambda: window.session.frames.is_complete)
        assert len(server.asked) == asked
    [base] = tree.findItems("Base map", Qt.MatchFlag.MatchExactly)
    assert not base.isDisabled()


def test_parks_are_drawn_above_the_tiles(window: MainWindow, qtbot: QtBot) -> None:
    with TileServer(green) as server:
        choose(window, server.basemap())
        await_seen(qtbot, window, GREEN)
        image = canvas_of(window).grab().toImage()
    others = {image.pixel(x, y) for x in range(200, 640, 3) for y in range(200, 600, 3)}
    assert len(others) > 50


def test_a_new_window_starts_offline_and_knows_the_key(window: MainWindow, qtbot: QtBot) -> None:
    with TileServer(green) as server:
        window.session.keys.enter("service", "abc123")
        choose(window, server.basemap(key_name="service"))
        await_seen(qtbot, window, GREEN)
        assert {asked.path.partition("?")[2] for asked in server.asked} == {"tk=abc123"}
        window.close()

        again = build(ViewArguments(language="en", size=(1280, 720)))
        qtbot.addWidget(again)
        with qtbot.waitSignal(again.session.frames.completed):
            again.show()
        assert seen(again) != GREEN
        choose(again, server.basemap(key_name="service"))
        await_seen(qtbot, again, GREEN)
        assert {asked.path.partition("?")[2] for asked in server.asked} == {"tk=abc123"}
        again.close()
    assert [each.name for each in files_of_the_user() if b"abc123" in each.read_bytes()] == [
        "keys.json"
    ]
    assert {stat.S_IMODE(each.stat().st_mode) for each in files_of_the_user()} == {0o600}


def test_the_status_bar_tells_of_a_server_that_is_down(window: MainWindow, qtbot: QtBot) -> None:
    told = part(window, QLabel, "statusTiles")
    with TileServer(green) as server:
        port = server.port
    choose(window, basemap_at(port))
    qtbot.waitUntil(told.isVisible, timeout=PATIENCE_MS)
    assert told.text().startswith(f"127.0.0.1:{port} cannot be reached")
    menu_of(window)["Offline"].trigger()
    assert not told.isVisible()


def test_a_dropped_tile_file_is_shown_and_shifted_on_demand(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    viewport = window.session.state.viewport
    near = viewport.value.zoomed(16, BESIDE_THE_PARKS.x(), BESIDE_THE_PARKS.y())
    covered = [placed.tile for placed in needed_tiles(near.extent, 16, "WGS-84")]
    path = tmp_path / "imagery & more.mbtiles"
    write_mbtiles(path, {tile: picture(color_of(tile)) for tile in covered}, format="png")
    colors = {color_of(tile).name() for tile in covered}
    tick = part(window, QCheckBox, "basemapGcj02")
    assert not tick.isVisible()

    window.files_dropped.emit([str(path)])
    told = part(window, QLabel, "statusTiles")
    qtbot.waitUntil(told.isVisible, timeout=PATIENCE_MS)
    assert told.text().startswith("Zoom in")
    viewport.set(near)
    qtbot.waitUntil(lambda: seen(window).name() in colors, timeout=PATIENCE_MS)
    assert part(window, QComboBox, "basemapBox").currentText() == "imagery & more"
    assert tick.isVisible()
    qtbot.waitUntil(told.isHidden, timeout=PATIENCE_MS)
    before = canvas_of(window).grab().toImage()
    tick.click()
    assert canvas_of(window).grab().toImage() != before
    tick.click()
    qtbot.waitUntil(lambda: canvas_of(window).grab().toImage() == before, timeout=PATIENCE_MS)


def test_a_tile_file_elsewhere_comes_into_view(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "london.mbtiles"
    write_mbtiles(path, {Tile(9, 255, 170): picture(GREEN)}, bounds="-0.5,51.3,0.3,51.7")
    window.files_dropped.emit([str(path)])
    london = extent_from_degrees(Extent(-0.2, 51.4, 0.0, 51.6))
    viewport = window.session.state.viewport
    qtbot.waitUntil(lambda: viewport.value.extent.intersects(london), timeout=PATIENCE_MS)


def test_a_tile_file_that_was_replaced_says_so_once_and_is_reloaded_with_its_datum(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    session = window.session
    near = session.state.viewport.value.zoomed(16, BESIDE_THE_PARKS.x(), BESIDE_THE_PARKS.y())
    here = Extent.around((near.extent, near.zoomed(15, 0, 0).extent))
    assert here is not None
    tiles = [placed.tile for placed in needed_tiles(here, 16, "WGS-84")]
    path = tmp_path / "imagery.mbtiles"
    write_mbtiles(path, dict.fromkeys(tiles, picture(GREEN)), format="png")
    session.state.viewport.set(near)
    window.files_dropped.emit([str(path)])
    await_seen(qtbot, window, GREEN)
    part(window, QCheckBox, "basemapGcj02").click()
    told: list[Message] = []
    session.messages.connect(told.append)
    blue = QColor("#2040c0")
    write_mbtiles(path.with_suffix(".new"), dict.fromkeys(tiles, picture(blue)), format="png")
    path.with_suffix(".new").replace(path)

    def is_told() -> bool:
        # Tiles that came before the file was replaced are not read again.
        session.navigation.pan(900, 0)
        return bool(told)

    qtbot.waitUntil(is_told, timeout=PATIENCE_MS)
    session.state.viewport.set(near)
    assert [each.sentence for each in told] == [f"{path} changed on disk; reload it."]
    part(window, QPushButton, "messageAction0").click()
    await_seen(qtbot, window, blue)
    assert told[1:] == [Message("info", "imagery.mbtiles was read again.")]
    assert session.state.basemap.value is not None
    assert session.state.basemap.value.datum == "GCJ-02"


def test_a_damaged_tile_file_is_refused_in_one_sentence(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "broken.pmtiles"
    path.write_bytes(b"nothing of the kind")
    window.files_dropped.emit([str(path)])
    sentence = part(window, QLabel, "messageSentence")
    qtbot.waitUntil(sentence.isVisible, timeout=PATIENCE_MS)
    assert "broken.pmtiles cannot be read as PMTiles" in sentence.text()
    assert window.session.state.basemap.value is None


@pytest.mark.parametrize(
    ("body", "color"), [(picture(GREEN), GREEN), (b"no picture", None)], ids=["come", "fail"]
)
def test_a_screenshot_waits_until_the_tiles_have_come_or_failed(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, body: bytes, color: QColor | None
) -> None:
    path, gate, taken = tmp_path / "window.png", threading.Event(), threading.Event()
    with TileServer(lambda _: Answer(body, after=gate)) as server:
        choose(window, server.basemap())
        Screenshot(window, path, taken.set)
        qtbot.waitUntil(lambda: bool(server.asked), timeout=PATIENCE_MS)
        qtbot.wait(300)  # far longer than the frame above the tiles takes
        assert not path.exists()
        gate.set()
        qtbot.waitUntil(taken.is_set, timeout=PATIENCE_MS)
    place = canvas_of(window).mapTo(window, BESIDE_THE_PARKS)
    ground = window.session.frames.palette.color("background")
    assert QImage(str(path)).pixelColor(place) == (color or ground)


def test_a_server_that_leads_elsewhere_is_asked_about(window: MainWindow, qtbot: QtBot) -> None:
    with TileServer(green) as other:

        def lead_away(asked: Asked) -> Answer:
            return Answer(status=302, headers={"Location": f"http://127.0.0.1:{other.port}/1/0/0"})

        with TileServer(lead_away) as server:
            choose(window, server.basemap())
            allow = part(window, QPushButton, "messageAction0")
            qtbot.waitUntil(allow.isVisible, timeout=PATIENCE_MS)
            told = part(window, QLabel, "messageSentence").text()
            assert f"127.0.0.1:{server.port} sends on to another server, " in told
            assert f"127.0.0.1:{other.port}" in told
            assert "sends on to another server" in part(window, QLabel, "statusTiles").text()
            assert not other.asked
            QTest.mouseClick(allow, Qt.MouseButton.LeftButton)
            await_seen(qtbot, window, GREEN)
            assert not allow.isVisible()
