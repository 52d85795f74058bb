"""Dots: what is too small for a shape is still seen, as strongly as it covers the map."""

import numpy as np
import pytest
import shapely
from numpy.typing import NDArray

from gisapp.core.geometry.dot_raster import LEAST_COVERAGE, dot_picture
from gisapp.core.geometry.feature_geometry import FeatureGeometry
from gisapp.core.space.viewport import Viewport

VIEW = Viewport(50, 30, 1.0, 100, 60)
"""Pixel (column, row) covers x from column, y down from 60 - row."""
RED_BLUE = np.array([[1.0, 0.0, 0.0, 1.0], [0.0, 0.0, 1.0, 0.5]])


def picture(shapes: list[shapely.Polygon], classes: list[int]) -> NDArray[np.uint8]:
    geometry = FeatureGeometry.from_shapely("polygon", shapes, range(len(shapes)))
    rows = np.arange(len(shapes))
    return dot_picture(geometry, rows, VIEW, np.array(classes, np.uint8), RED_BLUE)


def square(x: float, y: float, side: float) -> shapely.Polygon:
    return shapely.box(x - side / 2, y - side / 2, x + side / 2, y + side / 2)


def test_a_small_feature_tints_the_pixel_of_its_centre() -> None:
    made = picture([square(20.4, 49.6, 0.45)], [0])
    strength = round(0.45**2 * 255)
    assert made.shape == (60, 100, 4)
    assert made[10, 20].tolist() == [strength, 0, 0, strength], "premultiplied"
    assert np.count_nonzero(made[..., 3]) == 1


def test_a_larger_one_covers_its_area_around_its_centre() -> None:
    made = picture([square(20.25, 49.0, 1.5)], [0])
    assert made[..., 3].sum() == pytest.approx(1.5**2 * 255, abs=3)
    assert np.argwhere(made[..., 3]).tolist() == [[10, 19], [10, 20], [11, 19], [11, 20]]
    assert made[10, 19, 3] < made[10, 20, 3], "the nearer pixel takes more"


def test_a_lonely_tiny_feature_is_still_seen() -> None:
    assert picture([square(5.5, 5.5, 0.001)], [0])[54, 5, 3] == round(LEAST_COVERAGE * 255)


def test_a_pixel_is_never_more_than_full_and_mixes_its_colours() -> None:
    made = picture([square(5.5, 5.5, 0.99)] * 6, [0, 0, 1, 1, 1, 1])
    red, green, blue, opacity = made[54, 5].tolist()
    assert opacity == 255
    assert green == 0
    assert red == pytest.approx(blue, abs=1), "four of half opacity weigh as two"
    assert red + blue == pytest.approx(255, abs=1)


def test_what_lies_outside_is_left_out() -> None:
    shapes = [square(x, y, 1.5) for x in (-9, 0, 100, 109) for y in (-9, 0, 60, 69)]
    made = picture(shapes, [0] * len(shapes))
    assert np.argwhere(made[..., 3]).tolist() == [[0, 0], [0, 99], [59, 0], [59, 99]]


def test_no_features_make_an_empty_picture() -> None:
    assert not picture([], []).any()
