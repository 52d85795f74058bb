"""The dialog of a picture of the map: as it is seen, in each kind, with the tiles below it."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from gisapp.core.tiles.tile_grid import needed_tiles
from gisapp.render.palette import load_palette
from gisapp.ui.layout.picture_dialog import PictureDialog
from gisapp.ui.window.main_window import MainWindow
from tests.tile_files import write_mbtiles
from tests.tiles import PATIENCE_MS, Answer, Asked, TileServer, picture
from tests.ui.parts import messages_of

GREEN = QColor("#00c040")
BESIDE_THE_PARKS = (20, 400)


def green(_: Asked) -> Answer:
    return Answer(picture(GREEN))


def opened(window: MainWindow) -> PictureDialog:
    """Choose the entry of the File menu."""
    window.commands["export_image"].trigger()
    [dialog] = [each for each in window.findChildren(PictureDialog) if each.isVisible()]
    return dialog


def export(window: MainWindow, path: Path) -> PictureDialog:
    """Write the map alone, without what may stand beside it."""
    dialog = opened(window)
    for part in ("title", "legend", "sources"):
        dialog.form.parts[part].setChecked(False)
    dialog.write_to(path)
    return dialog


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
        dialog = export(window, tmp_path / "map.png")
        cancel = window.findChild(QPushButton, "cancelTask")
        assert cancel is not None
        qtbot.waitUntil(cancel.isVisible, timeout=PATIENCE_MS)
        qtbot.waitUntil(lambda: bool(server.asked), timeout=PATIENCE_MS)
        cancel.click()
        qtbot.waitUntil(cancel.isHidden, timeout=PATIENCE_MS)
        gate.set()
    assert list(tmp_path.iterdir()) == []
    qtbot.waitUntil(dialog.save.isEnabled, timeout=PATIENCE_MS)
    dialog.close()


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


@pytest.mark.parametrize("suffix", ["png", "pdf", "svg"])
def test_the_map_is_saved_as_it_is_seen(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, suffix: str
) -> None:
    window.commands["theme_dark"].trigger()
    dialog = opened(window)
    qtbot.waitUntil(lambda: dialog.pane.image is not None, timeout=PATIENCE_MS)
    path = tmp_path / f"map.{suffix}"
    dialog.write_to(path)
    assert message(window, qtbot) == f"The map was saved as map.{suffix}."
    begin = {"png": b"\x89PNG", "pdf": b"%PDF", "svg": b"<?xml"}[suffix]
    assert path.read_bytes().startswith(begin)
    if suffix == "png":
        seen = window.session.state.viewport.value
        image = QImage(str(path))
        assert (image.width(), image.height()) == (2 * seen.width, 2 * seen.height)
        assert image.pixelColor(8, image.height() // 2).lightness() < 100


def test_a_name_without_suffix_gets_that_of_the_chosen_kind(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = opened(window)
    qtbot.waitUntil(dialog.save.isEnabled)
    dialog.save.click()
    [asked] = dialog.findChildren(QFileDialog)
    assert asked.nameFilters() == ["PNG (*.png)", "PDF (*.pdf)", "SVG (*.svg)"]
    asked.filterSelected.emit("SVG (*.svg)")
    assert asked.defaultSuffix() == "svg"
    asked.close()
    dialog.write_to(tmp_path / "nowhere" / "map.png")
    trouble = dialog.findChild(QLabel, "printTrouble")
    assert isinstance(trouble, QLabel)
    qtbot.waitUntil(lambda: "nowhere" in trouble.text(), timeout=PATIENCE_MS)
    dialog.close()
