"""Degrees, the map's metres, and any other CRS."""

import numpy as np
import pytest
from pyproj import Transformer

from gisapp.core.space.crs import (
    extent_from_degrees,
    extent_from_map,
    extent_to_degrees,
    extent_to_map,
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


def test_latitudes_beyond_a_pole_and_missing_numbers_have_no_place() -> None:
    odd = np.array([[0.0, 90.01], [0.0, -91.0], [np.nan, 0.0], [0.0, np.inf]])
    assert not np.isfinite(lonlat_to_mercator(odd)).all(axis=1).any()
    assert np.isfinite(lonlat_to_mercator(np.array([[0.0, 90.0]]))).all()


def test_no_points_stay_no_points_in_any_crs() -> None:
    none = np.empty((0, 2))
    for crs in ("EPSG:4326", "EPSG:3857", "EPSG:4527"):
        assert to_map(none, crs).shape == from_map(none, crs).shape == (0, 2)


def test_coordinates_of_the_map_itself_are_returned_as_they_are() -> None:
    xy = np.array([[1.0, 2.0]])
    assert to_map(xy, "epsg:3857") is xy
    assert from_map(xy, "EPSG:3857") is xy


def test_millions_of_points_are_projected_as_few_are() -> None:
    many = np.tile(LONLAT, (70, 1))
    np.testing.assert_array_equal(
        lonlat_to_mercator(many), np.tile(lonlat_to_mercator(LONLAT), (70, 1))
    )


def test_the_extent_of_bounds_has_their_points_inside_though_edges_bend() -> None:
    west, south, east, north = 39_400_000.0, 3_100_000.0, 39_600_000.0, 3_300_000.0
    extent = extent_to_map((west, south, east, north), "EPSG:4527")
    assert extent is not None
    inside = np.random.default_rng(2).uniform((west, south), (east, north), (1000, 2))
    found = Extent.of_bounds(np.tile(to_map(inside, "EPSG:4527"), 2))
    assert found is not None
    # Between the points that are projected, an edge bends outwards by less than this.
    assert extent.buffered(0.001 * extent.width).contains(found)
    assert found.buffered(0.05 * extent.width).contains(extent)


@pytest.mark.parametrize(
    "bounds",
    [
        (np.nan, 0.0, 1.0, 1.0),
        (0.0, 0.0, np.inf, 1.0),
        (0.0, 0.0, 10.0, 91.0),
        (-1e6, 0.0, 1e6, 1.0),
    ],
)
def test_bounds_without_a_place_on_the_map_have_no_extent(
    bounds: tuple[float, float, float, float],
) -> None:
    assert extent_to_map(bounds, "EPSG:4326") is None


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:4490", "EPSG:4527", "EPSG:3857"])
def test_bounds_in_another_crs_have_all_of_the_extent_inside(crs: str) -> None:
    extent = Extent(12_900_000, 3_300_000, 12_960_000, 3_360_000)
    xmin, ymin, xmax, ymax = extent_from_map(extent, crs)
    corners = (extent.xmin, extent.ymin), (extent.xmax, extent.ymax)
    edge = np.random.default_rng(3).uniform(*corners, (1000, 2))
    edge[::2, 0] = extent.xmin
    edge[1::2, 1] = extent.ymax
    x, y = from_map(edge, crs).T
    assert (xmin < x).all()
    assert (x < xmax).all()
    assert (ymin < y).all()
    assert (y < ymax).all()
    assert xmax - xmin < 1.1 * np.ptp(x)
    assert ymax - ymin < 1.1 * np.ptp(y)
