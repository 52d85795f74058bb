"""Stored shapes decode to where the features are, with no vertex that the page cannot show."""

from collections.abc import Sequence

import numpy as np
import pytest
import shapely
from numpy.typing import NDArray

from gisapp.core.layers.layer import Layer
from gisapp.core.space.crs import lonlat_to_mercator
from gisapp.core.space.extent import Extent
from gisapp.core.space.worlds import HALF_WORLD_M, WORLD_M
from gisapp.export.snapshot.shapes import DECIMALS, data_shapes, ground_shapes
from tests.render.maps import RED, layer

PLACE = np.array([115.98, 28.65])
STEP = 10.0**-DECIMALS
Degrees = Sequence[tuple[float, float]]


def in_map(lonlat: Degrees) -> NDArray[np.float64]:
    """Degrees east and north of a place, in EPSG:3857."""
    return lonlat_to_mercator(PLACE + np.array(lonlat, np.float64))


def decoded(ring: list[int]) -> NDArray[np.float64]:
    """A stored ring as degrees from the same place."""
    steps = np.array(ring, np.float64).reshape(-1, 2)
    degrees: NDArray[np.float64] = steps.cumsum(axis=0) * STEP - PLACE
    return degrees


def polygon(*rings: Degrees) -> Layer:
    shell, *holes = map(in_map, rings)
    return layer("polygon", [shapely.Polygon(shell, holes)], RED)


SQUARE = [(0, 0), (0.01, 0), (0.01, 0.01), (0, 0.01), (0, 0)]
HOLE = [(0.002, 0.002), (0.002, 0.004), (0.004, 0.004), (0.004, 0.002), (0.002, 0.002)]


def test_rings_decode_to_their_degrees() -> None:
    (stored,) = data_shapes(polygon(SQUARE, HOLE), tolerance_m=0)
    ((shell, hole),) = stored.shape
    assert stored.row == 0
    assert decoded(shell) == pytest.approx(np.array(SQUARE), abs=STEP)
    assert decoded(hole) == pytest.approx(np.array(HOLE), abs=STEP)


def test_parts_of_points_and_lines_are_kept_apart() -> None:
    points = layer("point", [shapely.MultiPoint(in_map([(0, 0), (0.01, 0)]))], RED)
    (stored,) = data_shapes(points, tolerance_m=0)
    assert [len(part) for part in stored.shape] == [1, 1]
    line = layer("line", [shapely.LineString(in_map([(0, 0), (0.01, 0.01)]))], RED)
    ((stored_line,),) = data_shapes(line, tolerance_m=0)[0].shape
    assert len(stored_line) == 4


def test_a_vertex_at_the_place_of_the_one_before_is_left_out() -> None:
    twice = [(0, 0), (0.01, 0), (0.01, STEP / 10), (0.01, 0.01), (0, 0.01), (0, 0)]
    (stored,) = data_shapes(polygon(twice), tolerance_m=0)
    ((ring,),) = stored.shape
    assert len(ring) // 2 == len(twice) - 1


def test_the_tolerance_is_in_metres_on_the_ground() -> None:
    """A bulge of some 11 m goes at 15 m and stays at 8 m, although the map draws it larger."""
    bulging = [(0, 0), (0.005, -0.0001), (0.01, 0), (0.01, 0.01), (0, 0.01), (0, 0)]
    counts = [
        len(data_shapes(polygon(bulging), tolerance_m)[0].shape[0][0]) // 2
        for tolerance_m in (8.0, 15.0)
    ]
    assert counts == [6, 5]


def test_a_feature_without_geometry_has_no_parts() -> None:
    empty = layer("polygon", [shapely.Polygon()], RED)
    (stored,) = data_shapes(empty, tolerance_m=0.3)
    assert stored.shape == []


def test_the_base_map_ends_at_the_limits() -> None:
    (west, south), (east, north) = in_map([(0, 0), (0.005, 0.005)]).tolist()
    limits = Extent(west, south, east, north)
    (stored,) = ground_shapes(polygon(SQUARE), limits, tolerance_m=0)
    ((ring,),) = stored.shape
    assert decoded(ring).max() == pytest.approx(0.005, abs=STEP)
    far = Extent(0, 0, 1, 1)
    assert ground_shapes(polygon(SQUARE), far, tolerance_m=0) == []


def test_shapes_come_next_to_what_the_page_shows_first() -> None:
    both = shapely.MultiPolygon(
        [
            shapely.box(HALF_WORLD_M - 9e5, 0, HALF_WORLD_M, 9e5),
            shapely.box(-HALF_WORLD_M, 0, -19e6, 9e5),
        ]
    )
    fiji = layer("polygon", [both], RED)
    for middle, side in ((HALF_WORLD_M, 1), (-HALF_WORLD_M, -1), (HALF_WORLD_M + WORLD_M, 3)):
        ((stored,), ground) = (
            data_shapes(fiji, 0, middle),
            ground_shapes(fiji, Extent(middle - 1e6, 0, middle + 1e6, 1e6), 0),
        )
        for shape in (stored.shape, [part for each in ground for part in each.shape]):
            lons = [np.cumsum(ring[::2]).max() * STEP for part in shape for ring in part]
            assert all(abs(lon - side * 180) < 10 for lon in lons)
            assert len(shape) == 2
