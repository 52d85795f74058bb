"""Points are written as GEOS writes them."""

import numpy as np
import shapely

from gisapp.sources.tables.point_wkb import wkb_of_points


def test_points_are_what_geos_writes_and_the_others_are_null() -> None:
    x, y = np.array([116.0, np.nan, -1.5]), np.array([28.6, 1.0, 0.0])
    wkb = wkb_of_points(x, y, np.array([True, False, True])).to_pylist()
    assert wkb == [shapely.to_wkb(shapely.Point(116, 28.6)), None, shapely.Point(-1.5, 0).wkb]
    assert len(wkb_of_points(x[:0], y[:0], np.zeros(0, np.bool_))) == 0
