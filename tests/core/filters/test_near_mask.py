"""Features within a distance are found to the metre, at any latitude and across 180°."""

from collections.abc import Sequence

import numpy as np
import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from gisapp.core.filters.near_mask import near
from gisapp.core.geometry.feature_geometry import FeatureGeometry, GeometryKind
from gisapp.core.geometry.feature_index import FeatureIndex


def index_of(kind: GeometryKind, shapes: Sequence[BaseGeometry]) -> FeatureIndex:
    ids = list(range(len(shapes)))
    return FeatureIndex(FeatureGeometry.from_shapely(kind, shapes, ids, "EPSG:4326"))


@pytest.mark.parametrize("latitude", [0.0, 28.7, -60.0])
@pytest.mark.parametrize("bearing", [0.0, 45.0, 90.0])
def test_the_distance_is_that_on_the_ellipsoid(latitude: float, bearing: float) -> None:
    from pyproj import Geod

    geod, start = Geod(ellps="GRS80"), (116.0, latitude)
    ends = [geod.fwd(*start, bearing, far)[:2] for far in (990.0, 999.5, 1000.5, 1010.0)]
    plots = index_of("point", [shapely.Point(end) for end in ends])
    road = index_of("point", [shapely.Point(start)])
    assert near(plots, road, 1000.0).tolist() == [True, True, False, False]


def test_only_what_the_other_layer_shows_counts() -> None:
    places = index_of("point", [shapely.Point(116, 28), shapely.Point(117, 28)])
    plots = index_of("polygon", [shapely.box(x, 28, x + 0.001, 28.001) for x in (116, 117)])
    assert near(plots, places.only(np.array([False, True])), 5.0).tolist() == [False, True]
    assert near(plots, places, 0.0).tolist() == [True, True]


def test_many_others_give_the_same_as_few() -> None:
    chance = np.random.default_rng(14)
    places = [shapely.Point(each) for each in chance.uniform((116, 28), (116.2, 28.2), (60, 2))]
    corners = chance.uniform((116, 28), (116.2, 28.2), (300, 2))
    plots = index_of("point", [shapely.Point(each) for each in corners])
    many = near(plots, index_of("point", places), 900.0)
    few = [near(plots, index_of("point", places[n : n + 20]), 900.0) for n in (0, 20, 40)]
    assert many.tolist() == np.logical_or.reduce(few).tolist()
    assert 0 < many.sum() < 300


def test_the_date_line_is_no_border() -> None:
    west, east = (
        index_of("point", [shapely.Point(-179.999, 10)]),
        index_of("point", [shapely.Point(179.999, 10)]),
    )
    assert near(west, east, 1000.0).tolist() == [True]


def test_of_one_layer_neighbours_are_found_and_what_is_asked_about() -> None:
    lines = range(30)
    plots = [shapely.box(116 + x / 1e3, y / 1e3, 116.001 + x / 1e3, (y + 1) / 1e3)
             for y in lines for x in lines]  # fmt: skip
    index = index_of("polygon", plots)
    chosen = np.zeros(900, np.bool_)
    chosen.reshape(30, 30)[5:15, 5:15] = True
    found = np.zeros(900, np.bool_)
    by_id = near(index, index.only(chosen[index.geometry.feature_ids]), 0.0)
    found[index.geometry.feature_ids] = by_id
    expected = np.zeros((30, 30), np.bool_)
    expected[4:16, 4:16] = True
    assert found.tolist() == expected.ravel().tolist()
