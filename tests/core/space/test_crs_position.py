"""A place in the numbers of any CRS, and back."""

import pytest

from gisapp.core.space.crs_position import lonlat_of_crs, position_in_crs
from gisapp.errors import CrsError


@pytest.mark.parametrize("crs", ["EPSG:2363", "EPSG:4610", "EPSG:32650"])
def test_there_and_back_is_the_same_place(crs: str) -> None:
    found = position_in_crs(115.98, 28.64, crs)
    assert found is not None
    assert found.is_in_degrees == (crs == "EPSG:4610")
    again = lonlat_of_crs(found.east, found.north, crs)
    assert again == pytest.approx((115.98, 28.64), abs=1e-7)


def test_beyond_the_area_of_a_crs_nothing_has_a_place() -> None:
    assert position_in_crs(2.35, 48.86, "EPSG:2363") is None
    assert lonlat_of_crs(1e30, 1e30, "EPSG:2363") is None
    assert lonlat_of_crs(0, 0, "EPSG:2363") is None


def test_an_area_may_reach_over_180_degrees() -> None:
    assert position_in_crs(179.5, -17.5, "EPSG:3460") is not None
    assert position_in_crs(-179.5, -17.5, "EPSG:3460") is not None
    assert position_in_crs(0.0, -17.5, "EPSG:3460") is None


def test_an_unknown_crs_is_said() -> None:
    with pytest.raises(CrsError):
        position_in_crs(0, 0, "EPSG:1")
