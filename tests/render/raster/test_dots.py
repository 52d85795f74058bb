"""Features too small for a shape cover as much of the picture as their areas."""

import numpy as np
import pytest
import shapely

from gisapp.core.geometry.level_of_detail import DOT_PX, LEAST_COVERAGE
from gisapp.core.layers.symbology import Symbol
from gisapp.core.space.viewport import Viewport
from tests.render.maps import layer, painted, pixels
from tests.render.raster.pictures import apart, rasterized

pytestmark = pytest.mark.usefixtures("qapp")

BLACK = Symbol(fill="#000000")


def squares(side: float, every: float = 10.0) -> list[shapely.Polygon]:
    """Return squares in rows, each anywhere on the pixels that it is given."""
    corners = every * np.mgrid[: int(100 / every), : int(100 / every)].reshape(2, -1).T
    corners = corners + np.random.default_rng(1).uniform(0, max(every - side, 0), corners.shape)
    return [shapely.box(x, y, x + side, y + side) for x, y in corners.tolist()]


def covered(symbol: Symbol, side: float, every: float = 10.0) -> float:
    """Return how many pixels are black, if those that are half so count half."""
    dark = apart(rasterized(layer("polygon", squares(side, every), symbol)), painted())
    return float(dark.sum() / 243)


@pytest.mark.parametrize("side", [0.45, 1.0, 2.3, 0.95 * DOT_PX])
def test_dots_cover_as_many_pixels_as_their_areas(side: float) -> None:
    assert covered(BLACK, side) == pytest.approx(100 * max(side**2, LEAST_COVERAGE), rel=0.04)


def test_they_are_as_faint_as_their_fill_and_have_no_outline() -> None:
    glass = Symbol(fill="#000000", fill_opacity=0.5, stroke="#ff0000", stroke_width=2.5)
    assert covered(glass, 2.0) == pytest.approx(200, rel=0.04)


@pytest.mark.parametrize("side", [0.001, 0.2])
def test_the_smallest_are_seen(side: float) -> None:
    assert covered(BLACK, side) == pytest.approx(100 * LEAST_COVERAGE, rel=0.1)


def test_as_they_grow_into_shapes_their_tone_stays() -> None:
    below, above = (covered(BLACK, side * DOT_PX) / side**2 for side in (0.98, 1.02))
    assert below == pytest.approx(above, rel=0.03)


def test_where_they_crowd_colours_mix_by_area_and_no_ground_is_seen() -> None:
    shapes = squares(0.5, 0.5)
    symbols = [Symbol(fill="#ff0000"), Symbol(fill="#0000ff")]
    classes = [int(row % 4 == 0) for row in range(len(shapes))]
    mixed = pixels(rasterized(layer("polygon", shapes, *symbols, classes=classes)))[1:-1, 1:-1]
    assert mixed.reshape(-1, 3).mean(axis=0) == pytest.approx((191, 0, 64), abs=3)


def test_a_picture_of_another_place_has_the_same_dots() -> None:
    def at(x: float, y: float) -> object:
        moved = [shapely.affinity.translate(each, x, y) for each in squares(1.5)]
        return rasterized(layer("polygon", moved, BLACK), Viewport(x + 50, y + 50, 1.0, 100, 100))

    assert apart(at(0, 0), at(12_900_000, 3_300_000)).max() <= 1  # type: ignore[arg-type]
