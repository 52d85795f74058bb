"""Tiles on whole device pixels: no seam, no gap, and the same size wherever the view is."""

from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage

from gisapp.core.space.extent import Extent
from gisapp.render.features.painter import painting_on
from gisapp.render.tiles.pixels import device_rect, paint_part
from tests.render.maps import pixels

WORLD = 20037508.342789244


def tiles(count: int, side: float) -> list[Extent]:
    """Return neighbours from west to east, in the middle of the view below."""
    west, south = 12_900_000.0, 3_300_000.0
    return [
        Extent(west + n * side, south, west + (n + 1) * side, south + side) for n in range(count)
    ]


@pytest.mark.parametrize("resolution", [0.7, 1.0, 1.37, 9.99, 156543.0])
def test_neighbours_share_their_edge(resolution: float) -> None:
    view = Extent(12_899_900.3, 3_299_000.7, 12_903_000.0, 3_302_000.0)
    placed = [device_rect(tile, view, resolution) for tile in tiles(8, 256 * 1.1943)]
    for left, right in pairwise(placed):
        assert left.right() == right.left()
        assert (left.top(), left.bottom()) == (right.top(), right.bottom())


def test_a_tile_keeps_its_size_during_a_pan_by_parts_of_a_pixel() -> None:
    [tile] = tiles(1, 305.7)
    for shift in np.linspace(0, 5, 40).tolist():
        view = Extent(tile.xmin - 100 + shift, tile.ymin - 100, tile.xmax + 100, tile.ymax + 100)
        target = device_rect(tile, view, 1.3)
        assert (target.width(), target.height()) == (235, 235)
        assert target.left() == round(target.left())


def test_a_tile_at_its_own_resolution_is_placed_pixel_for_pixel() -> None:
    whole = Extent(-WORLD, -WORLD, WORLD, WORLD)
    assert device_rect(whole, whole, 2 * WORLD / 256) == QRectF(0, 0, 256, 256)


def painted(image: QImage, source: QRectF, target: QRectF) -> QImage:
    canvas = QImage(40, 40, QImage.Format.Format_RGB32)
    canvas.fill("white")
    with painting_on(canvas) as painter:
        paint_part(painter, image, source, target)
    return canvas


def quarters() -> QImage:
    """Return a picture of four colours, 20 × 20 pixels."""
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    with painting_on(image) as painter:
        for (x, y), color in zip(
            ((0, 0), (10, 0), (0, 10), (10, 10)), ("red", "lime", "blue", "black"), strict=True
        ):
            painter.fillRect(x, y, 10, 10, QColor(color))
    return image


def test_a_part_of_a_picture_fills_its_target() -> None:
    canvas = painted(quarters(), QRectF(10, 0, 10, 10), QRectF(5, 5, 30, 30))
    seen = pixels(canvas)
    assert (seen[5:35, 5:35] == (0, 255, 0)).all()
    assert (seen == 255).all(axis=2).sum() == 40 * 40 - 30 * 30


def test_of_a_picture_scaled_a_thousand_times_the_right_part_of_it_is_seen() -> None:
    target = QRectF(20 - 1e4, 20 - 1e4, 2e4, 2e4)
    canvas = painted(quarters(), QRectF(0, 0, 20, 20), target)
    expected = {(10, 10): "red", (30, 10): "lime", (10, 30): "blue", (30, 30): "black"}
    assert {at: canvas.pixelColor(*at) for at in expected} == {
        at: QColor(color) for at, color in expected.items()
    }


def test_a_picture_outside_of_the_canvas_is_not_painted() -> None:
    assert (pixels(painted(quarters(), QRectF(0, 0, 20, 20), QRectF(50, 0, 20, 20))) == 255).all()
