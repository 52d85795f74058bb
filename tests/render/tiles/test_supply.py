"""What may be decoded as a tile, and in which format it is painted."""

import threading
from collections.abc import Sequence

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter
from pytestqt.qtbot import QtBot

from gisapp.core.tiles.basemap import TileAddress
from gisapp.core.tiles.tile_grid import Tile
from gisapp.errors import SourceError
from gisapp.render.tiles.supply import TileSupply, decode
from tests.tiles import PATIENCE_MS, picture

GREY = QColor("#808080")
PLACE = TileAddress(Tile(3, 1, 2))


def stored(image: QImage, format: str) -> bytes:
    file = QByteArray()
    buffer = QBuffer(file)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(format.encode())).write(image)
    return bytes(file.data())


def square(side_px: int = 64, format: QImage.Format = QImage.Format.Format_RGB32) -> QImage:
    image = QImage(side_px, side_px, format)
    image.fill(GREY)
    return image


@pytest.mark.parametrize("format", ["png", "jpeg", "webp"])
def test_the_usual_formats_are_read(format: str) -> None:
    image = decode(stored(square(), format))
    assert image is not None
    assert image.format() == QImage.Format.Format_RGB32
    assert abs(image.pixelColor(30, 30).red() - 128) <= 2


def test_a_tile_with_transparent_places_keeps_them() -> None:
    image = square(format=QImage.Format.Format_ARGB32)
    image.setPixelColor(5, 5, QColor(0, 0, 0, 0))
    found = decode(stored(image, "png"))
    assert found is not None
    assert found.format() == QImage.Format.Format_ARGB32_Premultiplied
    assert found.pixelColor(5, 5).alpha() == 0
    assert found.pixelColor(6, 5) == GREY


@pytest.mark.parametrize(
    "file",
    [
        b"",
        b"no picture",
        b"<html>Too many requests</html>",
        b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
        stored(square(), "bmp"),
        picture(GREY)[:40],
    ],
    ids=["empty", "text", "page", "svg", "bmp", "cut off"],
)
def test_what_is_no_tile_is_none(file: bytes) -> None:
    assert decode(file) is None


def test_a_picture_far_larger_than_a_tile_is_refused() -> None:
    assert decode(stored(square(2048), "png")) is not None
    assert decode(stored(square(2049), "png")) is None


class OneTile(TileSupply):
    """Decodes what a test gives it."""

    def __init__(self, read: bytes | SourceError | None) -> None:
        super().__init__()
        self.threads: list[int] = []
        self.taken: list[QImage | None] = []
        self._read = read

    def want(self, addresses: Sequence[TileAddress]) -> None:
        for address in addresses:
            self._decode(address, self.read)

    def read(self) -> bytes | None:
        self.threads.append(threading.get_ident())
        if isinstance(self._read, SourceError):
            raise self._read
        return self._read

    def _take(self, address: TileAddress, image: QImage | None) -> None:
        assert threading.current_thread() is threading.main_thread()
        self.taken.append(image)


@pytest.mark.parametrize(
    ("read", "is_none", "is_null"),
    [
        (picture(GREY), False, False),
        (None, False, True),
        (b"no picture", True, None),
        (SourceError("The file is damaged."), True, None),
    ],
    ids=["tile", "no tile there", "no picture", "unreadable"],
)
def test_tiles_are_read_off_the_ui_thread_and_taken_on_it(
    qtbot: QtBot, read: bytes | SourceError | None, is_none: bool, is_null: bool | None
) -> None:
    supply = OneTile(read)
    supply.want([PLACE])
    qtbot.waitUntil(lambda: len(supply.taken) == 1, timeout=PATIENCE_MS)
    supply.close()
    [image] = supply.taken
    assert (image is None) == is_none
    assert (None if image is None else image.isNull()) == is_null
    assert threading.get_ident() not in supply.threads


def test_a_closed_supply_reads_nothing_that_still_waited(qtbot: QtBot) -> None:
    supply = OneTile(picture(GREY))
    supply.want([PLACE] * 500)
    supply.close()
    read = len(supply.threads)
    assert read < 500
    supply.close()
    assert len(supply.threads) == read
