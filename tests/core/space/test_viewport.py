"""Pixels and map points turn into each other, whatever the user does with the map."""

import math

import numpy as np
import pytest
from pyproj import Geod

from gisapp.core.space.crs import FARTHEST, mercator_to_lonlat
from gisapp.core.space.extent import Extent
from gisapp.core.space.viewport import COARSEST, FINEST, SURROUNDINGS_PX, Viewport

NANCHANG = Viewport(12_910_000.0, 3_336_000.0, 4.0, 800, 600)
PIXELS = [(0, 0), (800, 600), (123.5, 456.25), (-50, 900)]


@pytest.mark.parametrize("pixel", PIXELS)
def test_pixels_come_back_from_the_map(pixel: tuple[float, float]) -> None:
    assert NANCHANG.to_pixel(*NANCHANG.to_map(*pixel)) == pytest.approx(pixel)


def test_many_points_fall_where_each_does_by_itself() -> None:
    points = np.array([NANCHANG.to_map(*pixel) for pixel in PIXELS])
    assert NANCHANG.to_pixels(points) == pytest.approx(np.array(PIXELS), abs=1e-6)
    assert NANCHANG.to_pixels(points[:0]).shape == (0, 2)


def test_the_top_left_pixel_is_the_north_west() -> None:
    extent = NANCHANG.extent
    assert NANCHANG.to_map(0, 0) == (extent.xmin, extent.ymax)
    assert NANCHANG.to_map(800, 600) == (extent.xmax, extent.ymin)
    assert extent.center == (NANCHANG.x, NANCHANG.y)


@pytest.mark.parametrize("factor", [1.25, 0.5, 7.0])
@pytest.mark.parametrize("pixel", PIXELS)
def test_zooming_keeps_what_is_under_the_pointer(factor: float, pixel: tuple[float, float]) -> None:
    zoomed = NANCHANG.zoomed(factor, *pixel)
    assert zoomed.resolution == pytest.approx(NANCHANG.resolution / factor)
    assert zoomed.to_map(*pixel) == pytest.approx(NANCHANG.to_map(*pixel))


def test_zooming_ends_at_the_finest_and_the_coarsest_resolution() -> None:
    assert NANCHANG.zoomed(1e9, 400, 300).resolution == FINEST
    far = NANCHANG.zoomed(1e-9, 400, 300)
    assert far.resolution == COARSEST
    assert far.zoomed(0.5, 10, 10) == far, "at the end the map does not drift"


def test_panning_moves_what_is_under_the_pointer_with_it() -> None:
    x, y = NANCHANG.to_map(100, 200)
    assert NANCHANG.panned(30, -40).to_pixel(x, y) == pytest.approx((130, 160))
    assert NANCHANG.panned(30, -40).panned(-30, 40) == NANCHANG


def test_the_map_cannot_be_moved_to_where_nothing_has_a_place() -> None:
    far = NANCHANG.zoomed(1e-9, 400, 300)
    for _ in range(5000):
        far = far.panned(160, -120)
    assert (far.x, far.y) == (-FARTHEST, -FARTHEST)
    assert far.ground_resolution > 0
    farther = far.zoomed(100, 0, 600).zoomed(0.01, 800, 0)
    assert (farther.x, farther.y) == (-FARTHEST, -FARTHEST)


@pytest.mark.parametrize(
    "extent",
    [Extent(0, 0, 100, 10), Extent(0, 0, 10, 1000), Extent(-5e6, -5e6, 5e6, 5e6)],
)
def test_a_fitting_viewport_shows_all_and_no_more_than_its_margin(extent: Extent) -> None:
    fitted = Viewport.fitting(extent, 800, 600, margin=0.1)
    assert fitted.extent.contains(extent)
    assert fitted.extent.center == pytest.approx(extent.center)
    fullest = max(extent.width / fitted.extent.width, extent.height / fitted.extent.height)
    assert fullest == pytest.approx(0.8)


def test_a_point_fits_at_two_metres_a_pixel_and_the_world_at_the_coarsest() -> None:
    assert Viewport.fitting(Extent(7, 8, 7, 8), 800, 600) == Viewport(7, 8, 2.0, 800, 600)
    assert Viewport.fitting(Extent(-1e9, 0, 1e9, 0), 800, 600).resolution == COARSEST


def test_surroundings_are_painted_on_each_side_about_the_same_centre() -> None:
    around = NANCHANG.with_surroundings
    more = SURROUNDINGS_PX * NANCHANG.resolution
    assert around.extent == NANCHANG.extent.buffered(more)
    assert around.resolution == NANCHANG.resolution


def test_resizing_and_centring_change_nothing_else() -> None:
    assert NANCHANG.resized(0, -3) == Viewport(NANCHANG.x, NANCHANG.y, 4.0, 1, 1)
    assert NANCHANG.centered(1, 2) == Viewport(1, 2, 4.0, 800, 600)


@pytest.mark.parametrize("latitude", [0.0, 28.69, -60.0, 80.0])
def test_the_ground_resolution_is_what_a_geodesic_measures(latitude: float) -> None:
    y = 6378137.0 * math.asinh(math.tan(math.radians(latitude)))
    viewport = Viewport(0.0, y, 1.0, 800, 600)
    ends = mercator_to_lonlat(np.array([[-50.0, y], [50.0, y]]))
    ground_m = Geod(a=6378137.0, b=6378137.0).line_length(*ends.T)
    assert viewport.ground_resolution == pytest.approx(ground_m / 100, rel=1e-6)
