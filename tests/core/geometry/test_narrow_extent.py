"""Features on both sides of 180° have an extent across it, all others their plain one."""

import numpy as np
import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from gisapp.core.geometry.feature_geometry import FeatureGeometry
from gisapp.core.geometry.narrow_extent import narrow_extent
from gisapp.core.space.extent import Extent
from gisapp.core.space.worlds import HALF_WORLD_M

WEST = shapely.box(-HALF_WORLD_M + 1000, 0, -HALF_WORLD_M + 3000, 500)
EAST = shapely.box(HALF_WORLD_M - 9000, 0, HALF_WORLD_M - 5000, 800)


def edges(extent: Extent | None) -> tuple[float, ...]:
    assert extent is not None
    return extent.xmin, extent.ymin, extent.xmax, extent.ymax


def polygons(*shapes: BaseGeometry | None) -> FeatureGeometry:
    return FeatureGeometry.from_shapely("polygon", shapes, range(len(shapes)))


def test_features_on_both_sides_have_an_extent_across_with_its_middle_in_the_world() -> None:
    found = edges(narrow_extent(polygons(WEST, EAST)))
    assert found == pytest.approx((HALF_WORLD_M - 9000, 0, HALF_WORLD_M + 3000, 800))


def test_one_feature_with_parts_on_both_sides_is_as_narrow_as_two_features() -> None:
    both = edges(narrow_extent(polygons(shapely.MultiPolygon([WEST, EAST]))))
    assert both == pytest.approx(edges(narrow_extent(polygons(WEST, EAST))))


def test_only_the_features_of_the_rows_count() -> None:
    geometry = polygons(WEST, EAST, shapely.box(0, 0, 100, 100), None)
    assert edges(narrow_extent(geometry, np.array([0]))) == pytest.approx(WEST.bounds)
    across = narrow_extent(geometry, np.array([1, 0, 3]))
    assert across is not None
    assert across.width == pytest.approx(12_000)
    assert narrow_extent(geometry, np.array([3])) is None


def test_what_is_spread_around_the_world_keeps_its_plain_extent() -> None:
    around = polygons(WEST, EAST, *(shapely.box(x, 0, x + 1, 1) for x in (-7e6, 7e6)))
    assert edges(narrow_extent(around)) == pytest.approx((WEST.bounds[0], 0, EAST.bounds[2], 800))
