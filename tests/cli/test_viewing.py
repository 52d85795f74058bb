"""`gisapp view` opens the window on what was typed, and saves a picture of it if asked to."""

from pathlib import Path

from PySide6.QtGui import QImage

from tests.cli.running import gisapp
from tests.vector_files import BOX, write


def test_a_picture_of_the_window_is_of_the_size_that_was_asked_for(tmp_path: Path) -> None:
    write(tmp_path / "plots.gpkg", [BOX])
    done = gisapp(
        *("plots.gpkg", "--size", "900x640", "--screenshot", "window.png", "--lang", "zh"),
        folder=tmp_path,
    )
    assert (done.returncode, done.stdout) == (0, b"")
    picture = QImage(str(tmp_path / "window.png"))
    assert (picture.width(), picture.height()) == (900, 640)
    assert len({picture.pixel(x, y) for x in range(0, 900, 7) for y in range(0, 640, 7)}) > 20


def test_without_a_source_the_window_shows_the_embedded_data(tmp_path: Path) -> None:
    done = gisapp("view", "--screenshot", "window.png", "--select", "changdong", folder=tmp_path)
    assert (done.returncode, done.stdout) == (0, b"")
    assert (tmp_path / "window.png").stat().st_size > 10_000
