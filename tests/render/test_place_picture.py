"""A small map shows its outlines where they lie, and a ring around what is too small."""

from contextlib import closing

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage

from gisapp.core.space.extent import Extent
from gisapp.core.space.viewport import Viewport
from gisapp.render.palette import load_palette
from gisapp.render.place_picture import Outlines, PlaceRequest, paint_place
from gisapp.render.tools import PaintingTools

PALETTE = load_palette("light")
VIEWPORT = Viewport(0.0, 0.0, 10.0, 100, 80)
"""From -500 to 500 m and from -400 to 400 m."""


def ring(west: float, south: float, east: float, north: float) -> Outlines:
    corners = [(west, south), (east, south), (east, north), (west, north), (west, south)]
    return Outlines(np.array(corners, float), np.array([0, 5]), np.array([True]))


def painted(outlines: Outlines, others: Extent | None = None, ratio: float = 1.0) -> QImage:
    with closing(PaintingTools()) as tools:
        return paint_place(
            PlaceRequest(VIEWPORT, (), PALETTE, "en", ratio, outlines, None, others), tools
        )


def is_ground(image: QImage, column: int, row: int) -> bool:
    return image.pixelColor(column, row) == QColor(PALETTE.hex("background"))


def test_an_area_is_filled_where_it_lies_and_nowhere_else(qapp: object) -> None:
    image = painted(ring(0, 0, 200, 200))
    assert not is_ground(image, 60, 30)
    assert is_ground(image, 30, 60)


def test_what_is_small_has_a_ring(qapp: object) -> None:
    image = painted(ring(0, 0, 1, 1))
    assert not is_ground(image, 50 + 11, 40)
    assert is_ground(image, 50 + 20, 40)


def test_where_the_other_layers_lie_is_outlined(qapp: object) -> None:
    image = painted(ring(300, 300, 301, 301), others=Extent(-300, -300, -100, 100))
    column = [not is_ground(image, 20, row) for row in range(30, 70)]
    assert any(column)
    assert not all(column)


def test_what_has_no_place_is_left_out(qapp: object) -> None:
    nowhere = Outlines(np.full((5, 2), np.inf), np.array([0, 5]), np.array([True]))
    image = painted(nowhere)
    assert nowhere.extent is None
    assert all(is_ground(image, column, 40) for column in range(100))


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_it_is_as_sharp_as_the_screen(qapp: object, ratio: float) -> None:
    image = painted(ring(0, 0, 200, 200), ratio=ratio)
    assert (image.width(), image.height()) == (100 * ratio, 80 * ratio)
    assert image.devicePixelRatio() == ratio
