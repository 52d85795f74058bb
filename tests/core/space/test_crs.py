"""Degrees, the map's metres, and any other CRS."""

import numpy as np
import pytest
from pyproj import Transformer

from gisapp.core.space.crs import (
    extent_from_degrees,
    extent_to_degrees,
    from_map,
    is_geographic_wgs84_like,
    lonlat_to_mercator,
    mercator_to_lonlat,
    to_map,
)
from gisapp.core.space.extent import Extent
from gisapp.errors import CrsError

LONLAT = np.random.default_rng(1).uniform((-180, -85), (180, 85), (1000, 2))


def test_the_closed_form_agrees_with_proj_both_ways() -> None:
    proj = Transformer.from_crs("EPSG:4326", "EPSG:3857", always_xy=True)
    expected = np.column_stack(proj.transform(*LONLAT.T))
    assert lonlat_to_mercator(LONLAT) == pytest.approx(expected, abs=1e-6)
    assert mercator_to_lonlat(expected) == pytest.approx(LONLAT, abs=1e-11)


def test_poles_are_moved_to_the_edge_of_the_square() -> None:
    (north, south) = lonlat_to_mercator(np.array([[180.0, 90.0], [-180.0, -90.0]]))
    assert north == pytest.approx([20037508.342789, 20037508.342789], abs=1e-5)
    assert south == pytest.approx(-north)


def test_gauss_krueger_comes_and_goes_east_first() -> None:
    degrees = np.array([[115.98, 28.64], [117.0, 28.7]])
    metres = to_map(degrees, "EPSG:4490")
    projected = from_map(metres, "EPSG:4527")
    assert projected[1, 0] == pytest.approx(39_500_000, abs=0.01)
    assert to_map(projected, "EPSG:4527") == pytest.approx(metres, abs=0.001)


def test_points_without_a_place_on_the_map_are_not_finite() -> None:
    assert not np.isfinite(to_map(np.array([[1e30, 1e30]]), "EPSG:4527")).any()


def test_only_degrees_of_todays_datums_need_no_proj() -> None:
    assert is_geographic_wgs84_like("epsg:4490")
    assert not is_geographic_wgs84_like("EPSG:4214"), "Beijing 1954 is some 100 m off"


def test_an_unknown_crs_is_named() -> None:
    with pytest.raises(CrsError, match="'EPSG:99999' is not known"):
        to_map(LONLAT, "EPSG:99999")
    with pytest.raises(CrsError, match="'nonsense' is not known"):
        from_map(LONLAT, "nonsense")


def test_an_extent_comes_back_from_degrees() -> None:
    degrees = Extent(115.9, 28.5, 116.1, 28.8)
    back = extent_to_degrees(extent_from_degrees(degrees))
    assert (back.xmin, back.ymin) == pytest.approx((115.9, 28.5))
    assert (back.xmax, back.ymax) == pytest.approx((116.1, 28.8))
