"""Which of two columns is the easting is known by what their numbers can be."""

import numpy as np
import pytest

from gisapp.sources.tables.point_order import in_order, means_degrees


@pytest.mark.parametrize(
    ("first", "second"),
    [(115.98, 28.64), (28.64, 115.98), (87.6, 43.8), (43.8, 87.6)],
)
def test_degrees_of_china_are_put_in_order(first: float, second: float) -> None:
    points = in_order(np.array([first]), np.array([second]))
    assert points.x[0] > points.y[0]
    assert points.are_degrees
    assert points.were_exchanged is (first < second)


@pytest.mark.parametrize("easting", [39_400_000.0, 400_000.0, 20_400_000.0])
def test_metres_of_surveys_are_put_in_order(easting: float) -> None:
    northing = np.array([3_169_000.0])
    for points in (
        in_order(northing, np.array([easting])),
        in_order(np.array([easting]), northing),
    ):
        assert points.x.tolist() == [easting]
        assert not points.are_degrees


def test_what_may_be_either_keeps_its_order() -> None:
    paris = in_order(np.array([48.85]), np.array([2.35]), is_latitude_first=True)
    assert (paris.x.tolist(), paris.y.tolist()) == ([2.35], [48.85])
    local = in_order(np.array([12.0, np.nan]), np.array([500.0, 1.0]))
    assert local.x.tolist()[0] == 12.0


def test_only_names_of_degrees_mean_degrees() -> None:
    assert means_degrees(("longitude", "latitude"))
    assert not means_degrees(("x", "y"))
