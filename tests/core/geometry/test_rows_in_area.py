"""Which features touch an area, or lie wholly inside it."""

import numpy as np
import pytest
import shapely

from gisapp.core.geometry.feature_geometry import FeatureGeometry
from gisapp.core.geometry.feature_index import FeatureIndex
from gisapp.core.geometry.rows_in_area import MEETINGS, Meeting, rows_in_area
from gisapp.core.progress import Progress
from gisapp.core.space.worlds import WORLD_M
from gisapp.errors import Cancelled

STAR = shapely.Polygon([(0, 0), (30, 60), (60, 0), (0, 40), (60, 40)]).buffer(0)
HOLED = shapely.box(10, 10, 50, 50).difference(shapely.box(22, 22, 33, 33))


def squares(side: float = 0.9) -> FeatureIndex:
    """Return 3,600 squares in rows, of which every tenth has no geometry."""
    corners = np.stack(np.meshgrid(np.arange(60), np.arange(60)), -1).reshape(-1, 2)
    boxes = np.asarray(shapely.box(*corners.T, *(corners + side).T))
    shapes = [None if number % 10 == 3 else box for number, box in enumerate(boxes)]
    return FeatureIndex(FeatureGeometry.from_shapely("polygon", shapes, range(3600)))


@pytest.mark.parametrize("area", [STAR, HOLED, shapely.box(0, 0, 1e6, 1e6)])
@pytest.mark.parametrize("meeting", MEETINGS)
def test_the_rows_are_those_that_one_test_of_each_shape_finds(
    area: shapely.Polygon, meeting: Meeting
) -> None:
    index = squares()
    test = shapely.intersects if meeting == "touches" else shapely.covers
    shapes = index.geometry.features(np.arange(3600))
    expected = np.flatnonzero(test(area, shapes) & ~index.geometry.is_missing)
    assert len(expected)
    assert rows_in_area(index, area, meeting).tolist() == expected.tolist()


def test_what_is_not_shown_is_not_found() -> None:
    index = squares()
    shown = np.arange(3600) % 2 == 0
    found = rows_in_area(index.only(shown), STAR)
    assert found.tolist() == [row for row in rows_in_area(index, STAR).tolist() if shown[row]]


def test_an_area_beyond_180_degrees_finds_what_lies_there() -> None:
    assert rows_in_area(squares(), shapely.box(WORLD_M, 0, WORLD_M + 1, 1)).tolist() == [
        0,
        1,
        60,
        61,
    ]


def test_an_area_without_extent_finds_nothing() -> None:
    assert not len(rows_in_area(squares(), shapely.Polygon()))


def test_a_cancel_ends_the_search() -> None:
    with pytest.raises(Cancelled):
        rows_in_area(squares(), STAR, progress=Progress(cancelled=lambda: True))
