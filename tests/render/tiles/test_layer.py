"""What a user sees of a base map: each tile in its place, and the best there is until it comes."""

import threading
from collections.abc import Callable

import geocoordinates_ffi as independent
import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from gisapp.core.space.crs import lonlat_to_mercator, mercator_to_lonlat
from gisapp.core.space.viewport import Viewport
from gisapp.core.tiles.basemap import TileBasemap
from gisapp.core.tiles.tile_grid import Tile, needed_tiles
from gisapp.render.tiles.layer import TileLayer
from tests.tiles import (
    NANCHANG,
    PATIENCE_MS,
    Answer,
    Asked,
    TileServer,
    color_of,
    good,
    picture,
    viewport_on,
)

GROUND = QColor("#ff00ff")

Show = Callable[[TileBasemap], TileLayer]


def painted(layer: TileLayer, viewport: Viewport, ratio: float = 1.0) -> QImage:
    """What the canvas shows of a layer; pixels are device pixels."""
    image = QImage(
        round(viewport.width * ratio), round(viewport.height * ratio), QImage.Format.Format_RGB32
    )
    image.setDevicePixelRatio(ratio)
    image.fill(GROUND)
    painter = QPainter(image)
    layer.paint(painter, viewport, ratio)
    painter.end()
    return image


def await_pixel(
    qtbot: QtBot, layer: TileLayer, viewport: Viewport, at: QPoint, color: QColor
) -> None:
    qtbot.waitUntil(lambda: painted(layer, viewport).pixelColor(at) == color, timeout=PATIENCE_MS)


def await_full(qtbot: QtBot, layer: TileLayer, viewport: Viewport, ratio: float = 1.0) -> QImage:
    """Wait until no ground shows, and return what does."""

    def is_full() -> bool:
        image = painted(layer, viewport, ratio)
        sampled = {
            image.pixel(x, y)
            for x in range(0, image.width(), 41)
            for y in range(0, image.height(), 37)
        }
        return GROUND.rgb() not in sampled

    qtbot.waitUntil(is_full, timeout=PATIENCE_MS)
    return painted(layer, viewport, ratio)


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
def test_each_tile_is_painted_in_its_place(show: Show, qtbot: QtBot, ratio: float) -> None:
    viewport = viewport_on(NANCHANG, across=2)
    with TileServer(good) as server:
        image = await_full(qtbot, show(server.basemap()), viewport, ratio)
    for column in (0, 1):
        for row in (0, 1):
            tile = NANCHANG._replace(column=NANCHANG.column + column, row=NANCHANG.row + row)
            middle = QPoint(round((128 + 256 * column) * ratio), round((128 + 256 * row) * ratio))
            assert image.pixelColor(middle) == color_of(tile)


@pytest.mark.parametrize("scale", [0.76, 0.9, 1.1, 1.4])
def test_no_seam_shows_between_tiles_of_one_colour(show: Show, qtbot: QtBot, scale: float) -> None:
    grey = QColor("#808080")
    viewport = viewport_on(NANCHANG, across=2).zoomed(scale, 100.5, 99.5).panned(3.3, 7.7)
    with TileServer(lambda _: Answer(picture(grey))) as server:
        layer = show(server.basemap())
        await_full(qtbot, layer, viewport)
        image = painted(layer, viewport)
    assert {image.pixel(x, y) for x in range(512) for y in range(512)} == {grey.rgb()}


def test_tiles_of_gcj02_are_painted_where_they_belong(show: Show, qtbot: QtBot) -> None:
    """The corner where four tiles meet lies where an independent library puts it."""
    viewport = viewport_on(NANCHANG, across=2)
    corner = mercator_to_lonlat(np.array([[viewport.x, viewport.y]]))[0]
    true = independent.gcj02_to_wgs84_refined(
        independent.Gcj02(lon=float(corner[0]), lat=float(corner[1]))
    )
    x, y = lonlat_to_mercator(np.array([[true.lon, true.lat]]))[0].tolist()
    column, row = (round(pixel) for pixel in viewport.to_pixel(x, y))
    assert (column, row) != (256, 256)
    with TileServer(good) as server:
        image = await_full(qtbot, show(server.basemap(datum="GCJ-02")), viewport)
    for right in (0, 1):
        for below in (0, 1):
            tile = NANCHANG._replace(column=NANCHANG.column + right, row=NANCHANG.row + below)
            beside = QPoint(column - 3 + 6 * right, row - 3 + 6 * below)
            assert image.pixelColor(beside) == color_of(tile)


def test_a_coarser_tile_is_shown_until_the_right_one_comes(show: Show, qtbot: QtBot) -> None:
    gate = threading.Event()

    def slow_up_close(asked: Asked) -> Answer:
        return Answer(picture(color_of(asked.tile)), after=gate if asked.tile.zoom == 14 else None)

    far, near = viewport_on(NANCHANG.parent()), viewport_on(NANCHANG)
    middle = QPoint(128, 128)
    with TileServer(slow_up_close) as server:
        layer = show(server.basemap())
        await_pixel(qtbot, layer, far, middle, color_of(NANCHANG.parent()))
        assert painted(layer, near).pixelColor(middle) == color_of(NANCHANG.parent())
        gate.set()
        await_pixel(qtbot, layer, near, middle, color_of(NANCHANG))


def test_finer_tiles_are_shown_after_zooming_out(show: Show, qtbot: QtBot) -> None:
    gate = threading.Event()

    def slow_far_out(asked: Asked) -> Answer:
        return Answer(picture(color_of(asked.tile)), after=gate if asked.tile.zoom == 14 else None)

    near, far = viewport_on(NANCHANG.children()[0], across=2), viewport_on(NANCHANG)
    with TileServer(slow_far_out) as server:
        layer = show(server.basemap())
        await_full(qtbot, layer, near)
        image = painted(layer, far)
        for position, tile in enumerate(NANCHANG.children()):
            quarter = QPoint(64 + 128 * (position % 2), 64 + 128 * (position // 2))
            assert image.pixelColor(quarter) == color_of(tile)
        gate.set()
        await_pixel(qtbot, layer, far, QPoint(64, 64), color_of(NANCHANG))


def test_closer_than_the_closest_tiles_these_are_enlarged(show: Show, qtbot: QtBot) -> None:
    with TileServer(good) as server:
        layer = show(server.basemap(max_zoom=12))
        for viewport in (viewport_on(NANCHANG), viewport_on(Tile(25, 27586560, 13983744))):
            color = color_of(NANCHANG.parent(2))
            await_pixel(qtbot, layer, viewport, QPoint(200, 50), color)
        assert {asked.tile.zoom for asked in server.asked} == {12}


def test_a_place_without_tile_shows_the_ground_and_is_asked_for_once(
    show: Show, qtbot: QtBot
) -> None:
    with TileServer(lambda _: Answer(status=404)) as server:
        layer = show(server.basemap())
        with qtbot.waitSignal(layer.changed, timeout=PATIENCE_MS):
            painted(layer, viewport_on(NANCHANG))
        moved = viewport_on(NANCHANG).panned(1, 0)
        image = painted(layer, moved)
        qtbot.waitUntil(lambda: len(server.asked) == 2, timeout=PATIENCE_MS)
    assert image.pixelColor(200, 128) == GROUND
    assert {asked.tile for asked in server.asked} == {
        placed.tile for placed in needed_tiles(moved.extent, 14, "WGS-84")
    }
