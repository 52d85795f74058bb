"""Metres of CGCS2000 are where the registry's own formulas have them."""

import numpy as np
import pytest

from gisapp.core.space.crs import to_map
from gisapp.core.space.gauss_kruger import (
    GaussKruger,
    gauss_kruger_around,
    gauss_kruger_of_epsg,
    gauss_kruger_of_number,
    metres_in_zone,
)


@pytest.mark.parametrize("epsg", [*range(4491, 4555)])
def test_each_zone_is_that_of_the_registry(epsg: int) -> None:
    zone = gauss_kruger_of_epsg(epsg)
    assert zone is not None
    east = 420_000.0 + zone.has_number * zone.number * 1e6
    expected = to_map(np.array([[east, 3_175_000.0]]), f"EPSG:{epsg}")
    assert to_map(np.array([zone.lonlat(east, 3_175_000.0)]), "EPSG:4326") == pytest.approx(
        expected, abs=0.01
    )


def test_another_crs_is_no_zone() -> None:
    assert gauss_kruger_of_epsg(4490) is None
    assert gauss_kruger_of_epsg(4555) is None


def test_a_number_or_a_meridian_names_a_zone_if_china_has_it() -> None:
    assert gauss_kruger_of_number(39) == GaussKruger(3, 39, has_number=False)
    assert gauss_kruger_of_number(20) == GaussKruger(6, 20, has_number=False)
    assert gauss_kruger_around(117) == GaussKruger(3, 39, has_number=False)
    assert gauss_kruger_of_number(50) is None
    assert gauss_kruger_around(115) is None
    assert gauss_kruger_around(0) is None


@pytest.mark.parametrize(
    ("first", "second"),
    [(500_000, 9_000_000), (115.98, 28.64), (950_000, 3_175_000), (38_500_000, 3_175_000)],
)
def test_metres_outside_of_a_zone_are_not_read(first: float, second: float) -> None:
    zone = gauss_kruger_of_epsg(4527)
    assert zone is not None
    assert list(metres_in_zone(zone, first, second)) == []
