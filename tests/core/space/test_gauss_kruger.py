"""Metres of CGCS2000 are where the registry's own formulas have them."""

import numpy as np
import pytest

from gisapp.core.space.crs import to_map
from gisapp.core.space.gauss_kruger import gauss_kruger_of_epsg


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
