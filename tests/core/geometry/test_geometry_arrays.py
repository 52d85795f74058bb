"""Bounds, areas and picks of flat arrays agree with shapely, feature by feature."""

import numpy as np
import pytest
import shapely

from gisapp.core.geometry.feature_geometry import GeometryKind
from gisapp.core.geometry.geometry_arrays import (
    NestedOffsets,
    areas_of,
    bounds_of,
    emptied,
    picked,
)
from tests.core.geometry.random_shapes import geometry_of, mixed

KINDS: tuple[GeometryKind, ...] = ("point", "line", "polygon")
NOTHING = NestedOffsets(*[np.zeros(1, np.int64)] * 3)


@pytest.mark.parametrize("kind", KINDS)
def test_bounds_are_those_of_shapely(kind: GeometryKind) -> None:
    shapes = mixed(kind, 200, seed=1)
    geometry = geometry_of(kind, shapes)
    bounds = bounds_of(geometry.coordinates, geometry.offsets)
    np.testing.assert_array_equal(bounds, shapely.bounds(np.array(shapes, object)))


def test_areas_are_those_of_shapely_however_many_features_there_are() -> None:
    shapes = mixed("polygon", 300, seed=2)
    geometry = geometry_of("polygon", shapes * 30)
    # Parts of a multi polygon may overlap here; each counts for itself.
    truth = [sum(part.area for part in shapely.get_parts(shape)) for shape in shapes]
    assert areas_of(geometry.coordinates, geometry.offsets) == pytest.approx(truth * 30)


def test_areas_far_from_the_origin_lose_nothing_to_rounding() -> None:
    corners = np.random.default_rng(6).uniform((1.2e7, 3.3e6), (1.2001e7, 3.301e6), (100, 2))
    shapes = np.asarray(shapely.box(*corners.T, *(corners + 0.3).T))
    geometry = geometry_of("polygon", list(shapes))
    assert areas_of(geometry.coordinates, geometry.offsets) == pytest.approx(0.09, rel=1e-6)


def test_no_features_have_no_bounds_and_no_areas() -> None:
    assert bounds_of(np.empty((0, 2)), NOTHING).shape == (0, 4)
    assert areas_of(np.empty((0, 2)), NOTHING).shape == (0,)


@pytest.mark.parametrize("kind", KINDS)
def test_picked_features_are_those_at_the_rows_asked_for(kind: GeometryKind) -> None:
    geometry = geometry_of(kind, mixed(kind, 100, seed=3))
    rows = np.random.default_rng(4).integers(0, 100, 60)
    coordinates, offsets = picked(geometry.coordinates, geometry.offsets, rows)
    np.testing.assert_array_equal(bounds_of(coordinates, offsets), geometry.bounds[rows])
    for array, deepest in zip(offsets, (len(coordinates), *map(_count, offsets[:2])), strict=True):
        assert array[0] == 0
        assert array[-1] == deepest


def _count(offsets: np.ndarray) -> int:
    return len(offsets) - 1


def test_emptied_features_stay_without_parts_and_the_others_as_they_were() -> None:
    geometry = geometry_of("polygon", mixed("polygon", 50, seed=5))
    flagged = np.arange(50) % 2 == 0
    coordinates, offsets = emptied(geometry.coordinates, geometry.offsets, flagged)
    bounds = bounds_of(coordinates, offsets)
    assert np.isnan(bounds[flagged]).all()
    np.testing.assert_array_equal(bounds[~flagged], geometry.bounds[~flagged])


def test_empty_rings_and_parts_are_left_out_and_features_stay() -> None:
    offsets = NestedOffsets(
        rings=np.array([0, 4, 4, 4, 9]),
        parts=np.array([0, 2, 3, 3, 4]),
        features=np.array([0, 2, 4, 4]),
    )
    left = offsets.without_empty()
    assert left.rings.tolist() == [0, 4, 9]
    assert left.parts.tolist() == [0, 1, 2]
    assert left.features.tolist() == [0, 1, 2, 2]
    assert left.feature_rings.tolist() == [0, 1, 2, 2]
    assert left.feature_vertices.tolist() == [0, 4, 9, 9]
