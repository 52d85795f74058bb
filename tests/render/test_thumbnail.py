"""Pictures become small and upright; what is damaged, made up or no picture is none."""

import struct
import zlib
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from gisapp.render.thumbnail import read_thumbnail
from gisapp.session.start.example_data import example_folder


def picture(path: Path, width: int, height: int) -> Path:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    assert image.save(str(path))
    return path


@pytest.mark.parametrize("suffix", ["png", "jpg", "bmp"])
def test_it_fits_into_the_square_and_keeps_its_shape(tmp_path: Path, suffix: str) -> None:
    made = read_thumbnail(picture(tmp_path / f"wide.{suffix}", 800, 400), 96)
    assert made is not None
    assert (made.width(), made.height()) == (96, 48)
    tall = read_thumbnail(picture(tmp_path / f"tall.{suffix}", 10, 2000), 96)
    assert tall is not None
    assert (tall.width(), tall.height()) == (1, 96) or tall.height() == 96


def test_a_small_one_stays_as_it_is(tmp_path: Path) -> None:
    made = read_thumbnail(picture(tmp_path / "small.png", 20, 10), 96)
    assert made is not None
    assert (made.width(), made.height()) == (20, 10)


def test_a_camera_that_was_turned_gives_an_upright_picture() -> None:
    turned = [
        path
        for path in sorted((example_folder() / "photos").iterdir())
        if QImage(str(path)).height() > QImage(str(path)).width()
    ]
    assert len(turned) == 1
    made = read_thumbnail(turned[0], 96)
    assert made is not None
    assert made.width() > made.height()


def test_a_damaged_picture_is_none_or_what_is_left_of_it(tmp_path: Path) -> None:
    path = picture(tmp_path / "cut.png", 300, 300)
    whole = path.read_bytes()
    for share in (0.0, 0.1, 0.5):
        path.write_bytes(whole[: round(len(whole) * share)])
        made = read_thumbnail(path, 96)
        assert made is None or made.width() <= 96
    path.write_text("not a picture")
    assert read_thumbnail(path, 96) is None
    assert read_thumbnail(tmp_path / "gone.png", 96) is None


def test_a_picture_that_unpacks_to_gigabytes_is_not_read(tmp_path: Path) -> None:
    def chunk(name: bytes, data: bytes) -> bytes:
        body = name + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    packed = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(100_000)))
    path = tmp_path / "bomb.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + packed + chunk(b"IEND", b""))
    assert read_thumbnail(path, 96) is None


def test_the_suffix_says_what_a_file_is(tmp_path: Path) -> None:
    path = tmp_path / "drawing.png"
    path.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    assert read_thumbnail(path, 96) is None
