"""Which features lie wholly inside one of some polygons."""

from collections.abc import Sequence
from functools import partial

import numpy as np
import pytest
import shapely

from gisapp.core.geometry.feature_geometry import FeatureGeometry
from gisapp.core.geometry.feature_index import FeatureIndex
from gisapp.core.geometry.rows_inside import rows_inside
from gisapp.core.progress import Progress
from gisapp.core.space.worlds import WORLD_M
from gisapp.errors import Cancelled

PLOTS = [shapely.box(x, 0, x + 8, 8) for x in range(0, 100, 10)]
PARKS = [shapely.box(-1, -1, 20, 9), shapely.box(45, 0, 79, 9), shapely.box(300, 0, 310, 9)]


def polygons(shapes: Sequence[shapely.Polygon]) -> FeatureIndex:
    geometry = FeatureGeometry.from_shapely("polygon", shapes, range(len(shapes)))
    return FeatureIndex(geometry)


def test_a_plot_must_lie_in_one_park_with_all_of_it() -> None:
    assert rows_inside(polygons(PLOTS), polygons(PARKS)).tolist() == [0, 1, 5, 6, 7]


def test_parks_that_are_not_shown_do_not_count() -> None:
    parks = polygons(PARKS).only(np.array([True, False, True]))
    assert rows_inside(polygons(PLOTS), parks).tolist() == [0, 1]


def test_the_map_goes_on_across_180_degrees() -> None:
    beyond = [shapely.transform(park, partial(np.add, (WORLD_M, 0.0))) for park in PARKS]
    assert rows_inside(polygons(PLOTS), polygons(beyond)).tolist() == [0, 1, 5, 6, 7]


def test_nothing_lies_in_no_park_and_a_cancel_ends_the_search() -> None:
    assert not len(rows_inside(polygons(PLOTS), polygons([])))
    with pytest.raises(Cancelled):
        rows_inside(polygons(PLOTS), polygons(PARKS), Progress(cancelled=lambda: True))
