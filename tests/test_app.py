"""`gisapp view`, started as a program of its own: pictures, failures, and what a start loads."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from gisapp.core.space.crs import extent_from_degrees
from gisapp.core.space.extent import Extent
from gisapp.core.tiles.tile_grid import needed_tiles
from tests.test_house import NOT_AT_START
from tests.tile_files import write_mbtiles
from tests.tiles import picture

FIRST_FRAME = """
import sys
from PySide6.QtWidgets import QApplication
from gisapp.app import ViewArguments, begin
application = QApplication([])
window, rest = begin(ViewArguments())
window.shown.frames.completed.connect(window.close)
window.show()
application.exec()
print(*sys.modules)
"""

WITH_A_READER_THAT_HANGS = """
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from types import ModuleType
from PySide6.QtCore import QTimer
import gisapp.app
import gisapp.app.completion

def hang(_):
    with ThreadPoolExecutor(1) as reader:
        reader.submit(Event().wait).result()

def install(window, session):
    session.tasks.run("hangs", hang, lambda _: None)
    QTimer.singleShot(0, window.close)

reader = ModuleType("reader that hangs")
reader.install = install
sys.modules["gisapp.ui.hangs.install"] = reader
gisapp.app.completion.CAPABILITIES += ("hangs",)
gisapp.app.run(gisapp.app.ViewArguments())
"""


def view(*arguments: str | Path, **changes: str) -> subprocess.CompletedProcess[str]:
    """Run `gisapp view` with a changed environment."""
    return subprocess.run(
        [sys.executable, "-m", "gisapp", "view", *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env=os.environ | changes,
    )


def assert_one_sentence(done: subprocess.CompletedProcess[str], part: str) -> None:
    """Check for exit code 1 and one sentence on stderr, without a traceback."""
    assert done.returncode == 1
    [sentence] = done.stderr.splitlines()
    assert sentence.startswith("gisapp: ")
    assert part in sentence


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_screenshot_shows_the_complete_window(tmp_path: Path, language: str) -> None:
    path = tmp_path / "window.png"
    done = view("--screenshot", path, "--size", "1000x640", "--lang", language)
    assert (done.returncode, done.stderr) == (0, "")
    picture = QImage(str(path))
    assert (picture.width(), picture.height()) == (1000, 640)
    middle = picture.copy(400, 200, 200, 200)
    colors = {middle.pixel(x, y) for x in range(0, 200, 4) for y in range(0, 200, 4)}
    assert len(colors) > 10, "no map is painted"


def test_a_screenshot_is_sharp_on_a_fine_screen(tmp_path: Path) -> None:
    path = tmp_path / "window.png"
    view("--screenshot", path, "--size", "800x600", QT_SCALE_FACTOR="2")
    picture = QImage(str(path))
    assert (picture.width(), picture.height()) == (1600, 1200)


def test_a_selected_subject_is_marked_on_the_map(tmp_path: Path) -> None:
    plain, selected = tmp_path / "plain.png", tmp_path / "selected.png"
    view("--screenshot", plain, "--size", "1000x640")
    done = view("--screenshot", selected, "--size", "1000x640", "--select", "changdong")
    assert (done.returncode, done.stderr) == (0, "")
    map_part = (260, 90, 300, 480)
    assert QImage(str(plain)).copy(*map_part) != QImage(str(selected)).copy(*map_part)


def test_a_screenshot_waits_for_the_sources(tmp_path: Path) -> None:
    wells = tmp_path / "wells.geojson"
    wells.write_text('{"type": "Point", "coordinates": [10, 50]}')
    path = tmp_path / "window.png"
    done = view(wells, "--screenshot", path)
    assert done.returncode == 0, done.stderr
    picture = QImage(str(path))
    assert (picture.width(), picture.height()) == (1440, 900), "whatever the size of the screen"


def test_a_screenshot_waits_for_the_tiles(tmp_path: Path) -> None:
    seen = extent_from_degrees(Extent(115.0, 28.0, 117.0, 29.5))
    green = QColor("#00c040")
    placed = needed_tiles(seen, 11, "WGS-84")
    tiles = tmp_path / "survey.mbtiles"
    write_mbtiles(tiles, {each.tile: picture(green) for each in placed}, format="png")
    path = tmp_path / "window.png"
    done = view(tiles, "--screenshot", path, "--extent", "115.9,28.6,116.1,28.8")
    assert (done.returncode, done.stderr) == (0, "")
    image = QImage(str(path))
    row = image.height() // 4
    count = sum(image.pixelColor(x, row) == green for x in range(image.width()))
    assert count > image.width() // 4


def test_without_a_display_a_window_is_one_sentence_and_a_picture_is_still_made(
    tmp_path: Path,
) -> None:
    nowhere = {"QT_QPA_PLATFORM": "", "DISPLAY": "", "WAYLAND_DISPLAY": ""}
    assert_one_sentence(view(**nowhere), "no display")
    done = view("--screenshot", tmp_path / "window.png", **nowhere)
    assert done.returncode == 0, done.stderr


def test_a_display_that_cannot_be_reached_is_told_and_nothing_aborts() -> None:
    done = view(QT_QPA_PLATFORM="", WAYLAND_DISPLAY="", DISPLAY=":4242")
    assert done.returncode == 1, done.stderr
    assert done.stderr.splitlines()[-1].startswith("gisapp: The display ':4242' cannot be used")


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (("--select", "no-such-thing"), "no-such-thing"),
        (("no-such-file.gpkg",), "no-such-file.gpkg"),
        ((), "no-such-folder"),
    ],
)
def test_what_cannot_be_shown_or_saved_is_one_sentence(
    tmp_path: Path, arguments: tuple[str, ...], part: str
) -> None:
    target = tmp_path / "window.png"
    if not arguments:
        target = tmp_path / "no-such-folder" / "window.png"
    assert_one_sentence(view(*arguments, "--screenshot", target), part)
    assert not target.exists()


def test_the_first_frame_comes_before_anything_slow_is_loaded() -> None:
    done = subprocess.run(
        [sys.executable, "-c", FIRST_FRAME], capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.split())
    assert "shapely" in loaded
    assert not loaded & NOT_AT_START


def test_the_program_ends_with_its_window_though_a_file_does_not_answer() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITH_A_READER_THAT_HANGS],
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0
