"""Headings say which columns are coordinates, in English and Chinese."""

import time

import pytest

from gisapp.core.space.place_headings import Axis, axis_of, axis_pairs, order_of


@pytest.mark.parametrize(
    ("headings", "axis"),
    [
        (("经度", "经度(E)", "企业经度", "lng", "Long.", "gpsLng", "x_lon", "JD"), "longitude"),
        (("纬度", "纬度（N）", "lat", "centerLat", "latitude_wgs84", "y_lat"), "latitude"),
        (("东坐标", "横坐标", "横坐标Y", "Easting", "E", "E坐标"), "east"),
        (("北坐标", "纵坐标X(m)", "northing", "N"), "north"),
        (("X", "X坐标", "坐标X", "point_x", "X (m)"), "x"),
        (("y", "Y坐标（米）", "POINT_Y", "Y轴"), "y"),
        (("名称", "经纬度", "坐标", "year", "no", "tax", "纬度/经度", "a x b"), None),
    ],
)
def test_a_heading_names_its_axis(headings: tuple[str, ...], axis: Axis | None) -> None:
    assert {heading: axis_of(heading) for heading in headings} == dict.fromkeys(headings, axis)


def test_columns_called_alike_are_a_pair_and_the_surest_comes_first() -> None:
    headings = ["X", "终点纬度", "起点经度", "起点纬度", "终点经度", "Y"]
    pairs = list(axis_pairs(headings))
    assert [(each.first, each.second) for each in pairs[:2]] == [(2, 3), (4, 1)]
    assert pairs[-1].axes == ("x", "y")
    assert list(axis_pairs(["经度", "名称"])) == []


def test_one_column_may_be_called_as_both() -> None:
    assert order_of("经纬度") == order_of("lng,lat") == "longitude"
    assert order_of("latlng") == order_of("纬度,经度") == "latitude"
    assert order_of("坐标") == order_of("location") == "any"
    assert order_of("名称") is None


def test_a_heading_without_end_is_looked_at_for_a_moment() -> None:
    start = time.thread_time()
    assert axis_of("(" * 60_000 + "lng") is None
    assert time.thread_time() - start < 0.5
