"""A picture of the window's map in a file: with the tiles that are shown."""

import threading
from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from gisapp.core.tiles.tile_grid import needed_tiles
from gisapp.render.palette import load_palette
from gisapp.ui.window.main_window import MainWindow
from tests.tile_files import write_mbtiles
from tests.tiles import PATIENCE_MS, Answer, Asked, TileServer, picture
from tests.ui.parts import messages_of

GREEN = QColor("#00c040")
BESIDE_THE_PARKS = (20, 400)


def green(_: Asked) -> Answer:
    return Answer(picture(GREEN))


def export(window: MainWindow, path: Path) -> None:
    """Choose the entry of the File menu, and a path."""
    window.commands["export_image"].trigger()
    [dialog] = [each for each in window.findChildren(QFileDialog) if each.isVisible()]
    dialog.fileSelected.emit(str(path))
    dialog.close()


def message(window: MainWindow, qtbot: QtBot) -> str:
    """Wait for the message bar and return its sentence."""
    qtbot.waitUntil(messages_of(window).isVisible, timeout=PATIENCE_MS)
    sentence = messages_of(window).findChild(QLabel, "messageSentence")
    assert sentence is not None
    return sentence.text()


def color_in(path: Path) -> QColor:
    """The colour of a picture, twice as sharp as the map, beside the parks."""
    across, down = BESIDE_THE_PARKS
    return QImage(str(path)).pixelColor(2 * across, 2 * down)


def test_tiles_that_are_not_here_yet_are_fetched_for_the_picture(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "map.png"
    with TileServer(green) as server:
        window.session.basemaps.show_online(server.basemap())
        export(window, path)
        assert message(window, qtbot) == "The map was saved as map.png."
    assert color_in(path) == GREEN
    image = QImage(str(path))
    others = {image.pixel(x, y) for x in range(400, 1280, 6) for y in range(400, 1200, 6)}
    assert len(others) > 50, "no parks above the tiles"


def test_tiles_of_a_file_are_in_the_picture(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    seen = window.session.state.viewport.value.extent
    covered = [placed.tile for placed in needed_tiles(seen, 12, "WGS-84")]
    survey, path = tmp_path / "survey.mbtiles", tmp_path / "map.png"
    write_mbtiles(survey, {tile: picture(GREEN) for tile in covered}, format="png")
    with qtbot.waitSignal(window.session.frames.completed, timeout=PATIENCE_MS):
        window.files_dropped.emit([str(survey)])
    export(window, path)
    assert message(window, qtbot) == "The map was saved as map.png."
    assert color_in(path) == GREEN


def test_the_reader_hears_how_many_tiles_the_picture_lacks(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "map.png"
    with TileServer(lambda _: Answer(b"no picture")) as server:
        window.session.basemaps.show_online(server.basemap())
        export(window, path)
        sentence = message(window, qtbot)
        count = len({asked.tile for asked in server.asked})
    assert sentence == (
        f"The map was saved as map.png, but {count} of {count} tiles of its base map "
        "could not be had."
    )
    assert color_in(path) == window.session.frames.palette.color("background")


def test_a_cancel_ends_the_wait_for_tiles_and_writes_nothing(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    gate = threading.Event()
    with TileServer(lambda asked: replace(green(asked), after=gate)) as server:
        window.session.basemaps.show_online(server.basemap())
        export(window, tmp_path / "map.png")
        cancel = window.findChild(QPushButton, "cancelTask")
        assert cancel is not None
        qtbot.waitUntil(cancel.isVisible, timeout=PATIENCE_MS)
        qtbot.waitUntil(lambda: bool(server.asked), timeout=PATIENCE_MS)
        cancel.click()
        qtbot.waitUntil(cancel.isHidden, timeout=PATIENCE_MS)
        gate.set()
    assert list(tmp_path.iterdir()) == []


def test_layers_are_drawn_for_the_ground_of_the_tiles(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    """Whatever the window's theme is."""
    path = tmp_path / "map.svg"
    with TileServer(green) as server:
        window.session.basemaps.show_online(replace(server.basemap(), dark=True))
        export(window, path)
        message(window, qtbot)
    svg = path.read_text(encoding="utf-8")
    assert "© test" in svg
    assert load_palette("dark").hex("ornament") in svg
    assert load_palette("light").hex("ornament") not in svg
