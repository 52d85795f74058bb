"""Rings that are open or too short are repaired, counted, and nothing else is touched."""

import numpy as np
import pytest
import shapely
from numpy.typing import NDArray

from gisapp.core.geometry.feature_geometry import FeatureGeometry, GeometryKind
from gisapp.core.geometry.geometry_arrays import NestedOffsets
from gisapp.core.geometry.ragged import offsets_of
from gisapp.core.geometry.ring_repair import RepairedRings, repaired_rings
from tests.core.geometry.random_shapes import geometry_of, mixed, stars

Ring = list[tuple[float, float]]

SQUARE: Ring = [(0, 0), (9, 0), (9, 9), (0, 9), (0, 0)]
OPEN_SQUARE = SQUARE[:-1]
HOLE: Ring = [(2, 2), (2, 4), (4, 4), (4, 2), (2, 2)]
FAR: Ring = [(20, 0), (29, 0), (29, 9), (20, 9), (20, 0)]
STROKE: Ring = [(5, 5), (6, 6)]
DOT: Ring = [(5, 5)]


def repaired(kind: GeometryKind, *features: list[list[Ring]]) -> RepairedRings:
    """Repair features that are lists of parts, which are lists of rings."""
    parts = [part for feature in features for part in feature]
    rings = [ring for part in parts for ring in part]
    coordinates = np.array([vertex for ring in rings for vertex in ring], float).reshape(-1, 2)
    lengths = ([len(each) for each in owners] for owners in (rings, parts, features))
    return repaired_rings(
        kind, coordinates, NestedOffsets(*(offsets_of(np.array(each, int)) for each in lengths))
    )


def shapes_of(kind: GeometryKind, found: RepairedRings) -> list[str]:
    features = len(found.offsets.features) - 1
    geometry = FeatureGeometry.from_arrays(
        kind, found.coordinates, *found.offsets, np.arange(features)
    )
    return [geometry.feature(row).wkt for row in range(features)]


def wkt_of(*rings: Ring) -> str:
    return shapely.Polygon(rings[0], rings[1:]).wkt


@pytest.mark.parametrize("kind", ["point", "line", "polygon"])
def test_rings_without_fault_are_returned_as_they_are(kind: GeometryKind) -> None:
    geometry = geometry_of(kind, mixed(kind, 100))
    found = repaired_rings(kind, geometry.coordinates, geometry.offsets)
    assert found.coordinates is geometry.coordinates
    assert (found.closed, found.shortened) == (0, 0)
    for array, before in zip(found.offsets, geometry.offsets, strict=True):
        np.testing.assert_array_equal(array, before)


def test_open_rings_close_and_become_what_shapely_closes() -> None:
    """Shapely closes rings by itself."""
    rings = [[(x, y) for x, y in star.exterior.coords] for star in stars(50)]
    some_open = [ring if number % 2 else ring[:-1] for number, ring in enumerate(rings)]
    found = repaired("polygon", *([[ring]] for ring in some_open))
    assert shapes_of("polygon", found) == [shapely.Polygon(ring).wkt for ring in some_open]
    assert found.closed == (len(rings) + 1) // 2
    assert found.shortened == 0


def test_a_feature_with_two_open_rings_counts_once() -> None:
    found = repaired("polygon", [[OPEN_SQUARE, HOLE[:-1]], [FAR]])
    assert (found.closed, found.shortened) == (1, 0)
    assert shapely.from_wkt(shapes_of("polygon", found)[0]).area == 81 - 4 + 81


def test_a_hole_that_is_too_short_is_left_out_alone() -> None:
    found = repaired("polygon", [[SQUARE, STROKE, HOLE]])
    assert shapes_of("polygon", found) == [wkt_of(SQUARE, HOLE)]
    assert (found.closed, found.shortened) == (0, 1)


def test_a_part_whose_shell_is_too_short_goes_with_its_holes() -> None:
    found = repaired("polygon", [[STROKE, HOLE], [FAR]], [[SQUARE]])
    assert shapes_of("polygon", found) == [wkt_of(FAR), wkt_of(SQUARE)]
    assert found.shortened == 1


def test_a_feature_of_which_nothing_is_left_stays_without_parts() -> None:
    found = repaired("polygon", [[DOT]], [[SQUARE]], [])
    assert np.diff(found.offsets.features).tolist() == [0, 1, 0]
    assert found.shortened == 1


def test_lines_need_two_vertices_and_are_never_closed() -> None:
    found = repaired("line", [[STROKE], [DOT]], [[OPEN_SQUARE]])
    assert shapes_of("line", found) == [
        "LINESTRING (5 5, 6 6)",
        shapely.LineString(OPEN_SQUARE).wkt,
    ]
    assert (found.closed, found.shortened) == (0, 1)


def test_empty_rings_and_parts_are_left_out_uncounted() -> None:
    found = repaired("polygon", [[[]], [SQUARE, []], []])
    assert shapes_of("polygon", found) == [wkt_of(SQUARE)]
    assert (found.closed, found.shortened) == (0, 0)


@pytest.mark.parametrize("broken", [np.nan, np.inf])
def test_a_ring_with_a_number_missing_is_not_closed(broken: float) -> None:
    found = repaired("polygon", [[[*OPEN_SQUARE, (broken, 0.0)]]])
    assert len(found.coordinates) == 5
    assert found.closed == 0


def test_nothing_has_nothing_to_repair() -> None:
    coordinates: NDArray[np.float64] = np.empty((0, 2))
    none = np.zeros(1, np.int64)
    found = repaired_rings("polygon", coordinates, NestedOffsets(none, none, none))
    assert (len(found.coordinates), found.closed, found.shortened) == (0, 0, 0)
