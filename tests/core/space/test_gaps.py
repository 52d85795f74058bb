"""Distances between extents are those on the ground, from edge to edge."""

import pytest

from gisapp.core.space.crs import extent_from_degrees
from gisapp.core.space.extent import Extent
from gisapp.core.space.gaps import gap_m

NANCHANG = extent_from_degrees(Extent(115.9, 28.6, 116.0, 28.7))


@pytest.mark.parametrize(
    ("degrees", "kilometres"),
    [
        (Extent(116.5, 28.65, 117.0, 28.66), 48.9),
        (Extent(115.95, 20.0, 115.96, 27.6), 110.8),
        (Extent(117.0, 29.7, 118.0, 30.0), 147.5),
        (Extent(100.0, 20.0, 120.0, 40.0), 0.0),
    ],
)
def test_the_gap_is_measured_on_the_ground(degrees: Extent, kilometres: float) -> None:
    other = extent_from_degrees(degrees)
    assert gap_m(NANCHANG, other) / 1000 == pytest.approx(kilometres, abs=0.2)
    assert gap_m(other, NANCHANG) == pytest.approx(gap_m(NANCHANG, other))
