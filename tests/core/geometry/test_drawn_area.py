"""What lies in a box, a polygon or a circle that someone drew."""

import numpy as np
import pytest
import shapely

from gisapp.core.geometry.drawn_area import BoxArea, CircleArea, DrawnArea, PolygonArea
from gisapp.core.geometry.feature_geometry import FeatureGeometry
from gisapp.core.geometry.feature_index import FeatureIndex
from gisapp.core.space.extent import Extent

BOX = BoxArea(Extent(0, 0, 100, 100))
POLYGON = PolygonArea(((0, 0), (100, 0), (100, 100), (0, 100)))
CIRCLE = CircleArea(50, 50, 60)


@pytest.fixture
def index() -> FeatureIndex:
    """One square inside, one that reaches in, one outside."""
    squares = [shapely.box(x, 40, x + 20, 60) for x in (40, 95, 200)]
    return FeatureIndex(FeatureGeometry.from_shapely("polygon", squares, [0, 1, 2]))


@pytest.mark.parametrize("area", [BOX, POLYGON, CIRCLE])
def test_what_reaches_in_touches_and_only_the_rest_is_inside(
    index: FeatureIndex, area: DrawnArea
) -> None:
    assert area.rows(index, "touches").tolist() == [0, 1]
    assert area.rows(index, "inside").tolist() == [0]


def test_extents_are_those_of_what_was_drawn() -> None:
    assert BOX.extent == POLYGON.extent == Extent(0, 0, 100, 100)
    extent = CIRCLE.extent
    assert extent.center == pytest.approx((50, 50), abs=0.01)
    # North and south a degree has other metres than the sphere of the map.
    assert (extent.width, extent.height) == pytest.approx((120, 120.8), abs=0.1)


def test_an_outline_that_crosses_itself_still_goes_around_both_halves(index: FeatureIndex) -> None:
    bow = PolygonArea(((0, 0), (120, 100), (120, 0), (0, 100)))
    assert bow.rows(index, "touches").tolist() == [0, 1]


def test_a_line_that_goes_there_and_back_goes_around_nothing(index: FeatureIndex) -> None:
    flat = PolygonArea(((0, 0), (100, 100), (0, 0)))
    assert not len(np.asarray(flat.rows(index, "touches")))
