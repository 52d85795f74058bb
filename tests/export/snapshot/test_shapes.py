"""Stored shapes decode to where the features are, with no vertex that the page cannot show."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest
import shapely
from numpy.typing import NDArray

from gisapp.core.layers.layer import Layer
from gisapp.core.progress import Progress
from gisapp.core.space.crs import lonlat_to_mercator
from gisapp.core.space.extent import Extent
from gisapp.core.space.worlds import HALF_WORLD_M, WORLD_M
from gisapp.errors import Cancelled
from gisapp.export.snapshot.shapes import DECIMALS, StoredShapes, data_shapes, ground_shapes
from tests.render.maps import RED, layer

PLACE = np.array([115.98, 28.65])
STEP = 10.0**-DECIMALS
Degrees = Sequence[tuple[float, float]]


def in_map(lonlat: Degrees) -> NDArray[np.float64]:
    """Degrees east and north of a place, in EPSG:3857."""
    return lonlat_to_mercator(PLACE + np.array(lonlat, np.float64))


def stored_rings(shapes: StoredShapes) -> list[list[list[NDArray[np.float64]]]]:
    """The rings of each part of each feature, in degrees from the same place."""
    offsets = shapes.offsets
    degrees = shapes.vertices * STEP - PLACE
    rings = np.split(degrees, offsets.rings[1:-1])
    parts = [rings[a:b] for a, b in pairwise(offsets.parts.tolist())]
    return [parts[a:b] for a, b in pairwise(offsets.features.tolist())]


def polygon(*rings: Degrees) -> Layer:
    shell, *holes = map(in_map, rings)
    return layer("polygon", [shapely.Polygon(shell, holes)], RED)


SQUARE = [(0, 0), (0.01, 0), (0.01, 0.01), (0, 0.01), (0, 0)]
HOLE = [(0.002, 0.002), (0.002, 0.004), (0.004, 0.004), (0.004, 0.002), (0.002, 0.002)]


def test_rings_are_where_they_were_and_do_not_repeat_their_beginning() -> None:
    stored = data_shapes(polygon(SQUARE, HOLE), tolerance_m=0)
    [[[shell, hole]]] = stored_rings(stored)
    assert stored.rows.tolist() == [0]
    assert shell == pytest.approx(np.array(SQUARE[:-1]), abs=STEP)
    assert hole == pytest.approx(np.array(HOLE[:-1]), abs=STEP)


def test_parts_of_points_and_lines_are_kept_apart() -> None:
    points = layer("point", [shapely.MultiPoint(in_map([(0, 0), (0.01, 0)]))], RED)
    [parts] = stored_rings(data_shapes(points, tolerance_m=0))
    assert [len(part) for part in parts] == [1, 1]
    closed = layer("line", [shapely.LineString(in_map(SQUARE))], RED)
    [[[line]]] = stored_rings(data_shapes(closed, tolerance_m=0))
    assert len(line) == len(SQUARE), "a line that ends where it begins says so"


def test_a_vertex_at_the_place_of_the_one_before_is_left_out() -> None:
    twice = [(0, 0), (0.01, 0), (0.01, STEP / 10), (0.01, 0.01), (0, 0.01), (0, STEP / 10), (0, 0)]
    [[[ring]]] = stored_rings(data_shapes(polygon(twice), tolerance_m=0))
    assert ring == pytest.approx(np.array(SQUARE[:-1]), abs=STEP)
    speck = [(0, 0), (STEP / 9, 0), (STEP / 9, STEP / 9), (0, 0)]
    [[[one]]] = stored_rings(data_shapes(polygon(speck), tolerance_m=0))
    assert len(one) == 1


def test_the_tolerance_is_in_metres_on_the_ground() -> None:
    """A bulge of some 11 m goes at 15 m and stays at 8 m, although the map draws it larger."""
    bulging = [(0, 0), (0.005, -0.0001), (0.01, 0), (0.01, 0.01), (0, 0.01), (0, 0)]
    counts = [
        len(data_shapes(polygon(bulging), tolerance_m).vertices) for tolerance_m in (8.0, 15.0)
    ]
    assert counts == [5, 4]


def test_a_feature_without_geometry_has_no_parts() -> None:
    empty = layer("polygon", [shapely.Polygon(), shapely.box(0, 0, 99, 99)], RED)
    stored = data_shapes(empty, tolerance_m=0.3)
    assert [len(parts) for parts in stored_rings(stored)] == [0, 1]
    assert len(data_shapes(layer("point", [], RED), 0.3)) == 0


def test_the_base_map_ends_at_the_limits() -> None:
    (west, south), (east, north) = in_map([(0, 0), (0.005, 0.005)]).tolist()
    limits = Extent(west, south, east, north)
    [[[ring]]] = stored_rings(ground_shapes(polygon(SQUARE), limits, tolerance_m=0))
    assert ring.max() == pytest.approx(0.005, abs=STEP)
    assert len(ground_shapes(polygon(SQUARE), Extent(0, 0, 1, 1), tolerance_m=0)) == 0


def test_shapes_come_next_to_what_the_page_shows_first() -> None:
    both = shapely.MultiPolygon(
        [
            shapely.box(HALF_WORLD_M - 9e5, 0, HALF_WORLD_M, 9e5),
            shapely.box(-HALF_WORLD_M, 0, -19e6, 9e5),
        ]
    )
    fiji = layer("polygon", [both], RED)
    for middle, side in ((HALF_WORLD_M, 1), (-HALF_WORLD_M, -1), (HALF_WORLD_M + WORLD_M, 3)):
        for shapes in (
            data_shapes(fiji, 0, middle),
            ground_shapes(fiji, Extent(middle - 1e6, 0, middle + 1e6, 1e6), 0),
        ):
            lons = shapes.vertices[:, 0] * STEP
            assert (abs(lons - side * 180) < 10).all()
            assert len(shapes.offsets.parts) == 3


def test_a_cancel_is_heard_within_a_layer() -> None:
    told: list[float] = []
    plots = layer("point", [shapely.Point(row, 0) for row in range(50_000)], RED)
    stopped = Progress(told.append, lambda: len(told) > 1)
    with pytest.raises(Cancelled):
        data_shapes(plots, 0.3, progress=stopped)
    assert max(told) < 0.5
