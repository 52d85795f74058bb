"""Where the pixels of a raster lie."""

from dataclasses import replace

import numpy as np
import pytest
from pyproj import Transformer

from gisapp.core.rasters.grid import RasterGrid
from gisapp.core.space.crs import EDGE
from gisapp.core.space.georeference import Georeference

CRS = "EPSG:4548"
GRID = RasterGrid(200, 100, (2.0, 0.5, 400_000.0, 0.5, -2.0, 3_176_000.0), Georeference(CRS))


def test_pixels_lie_where_another_library_says() -> None:
    to_map = Transformer.from_crs(CRS, "EPSG:3857", always_xy=True)
    expected = to_map.transform(400_000 + 2 * 30 + 0.5 * 7, 3_176_000 + 0.5 * 30 - 2 * 7)
    assert GRID.places_of(np.array([[30, 7]]))[0] == pytest.approx(expected, abs=1e-6)


def test_what_lies_at_a_place_is_the_pixel_that_lies_there() -> None:
    pixels = np.array([[0, 0], [199.5, 3.25], [-10, 120]])
    assert GRID.pixels_at(GRID.places_of(pixels)) == pytest.approx(pixels, abs=1e-6)


def test_the_size_of_a_pixel_is_measured_on_the_ground() -> None:
    plain = replace(GRID, transform=(2.0, 0.0, 400_000.0, 0.0, -3.0, 3_176_000.0))
    # 100 km from the central meridian, Gauss-Krüger stretches by 0.01 %.
    assert plain.pixel_m == pytest.approx((2.0, 3.0), rel=3e-4)


def test_the_whole_world_in_degrees_ends_at_the_edge_of_the_map() -> None:
    world = RasterGrid(360, 180, (1.0, 0.0, -180.0, 0.0, -1.0, 90.0), Georeference("EPSG:4326"))
    extent = world.extent
    assert extent is not None
    assert (extent.xmin, extent.ymin, extent.xmax, extent.ymax) == pytest.approx(
        (-EDGE, -EDGE, EDGE, EDGE)
    )


def test_a_raster_beyond_the_reach_of_its_crs_has_no_extent() -> None:
    beyond = replace(GRID, transform=(2.0, 0.0, 4e10, 0.0, -2.0, 3e10))
    assert beyond.extent is None
    assert beyond.is_usable


@pytest.mark.parametrize(
    "transform",
    [
        (0.0, 0.0, 5.0, 0.0, 0.0, 5.0),
        (1.0, 1.0, 5.0, 1.0, 1.0, 5.0),
        (float("nan"), 0.0, 5.0, 0.0, 1.0, 5.0),
        (1.0, 0.0, 5.0, 0.0, 1e300, 5.0),
    ],
)
def test_a_transform_without_an_inverse_is_not_usable(
    transform: tuple[float, float, float, float, float, float],
) -> None:
    assert not replace(GRID, transform=transform).is_usable
    assert GRID.is_usable
