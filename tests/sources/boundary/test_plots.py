"""A plot is an area, a line or points, as its plot line says; its area is told in two ways."""

import numpy as np
import pytest

from gisapp.sources.boundary.crs import crs_of
from gisapp.sources.boundary.lines import read_boundary_text
from gisapp.sources.boundary.plots import (
    Plot,
    computed_area_m2,
    ellipsoidal_area_m2,
    plot_of,
)
from tests.boundary_files import SQUARE, plot

HEAD = {"坐标系": "CGCS2000", "带号": "39"}
METRES = crs_of(HEAD, np.array([3_175_000.0]), np.array([39_400_000.0]), "a.txt")
DEGREES = crs_of(HEAD, np.array([28.7]), np.array([116.0]), "a.txt")


def read(written: str, *, is_east_first: bool = False) -> Plot:
    (lines,) = read_boundary_text(written.splitlines()).plots
    return plot_of(1, lines, is_east_first=is_east_first)


@pytest.mark.parametrize(
    ("kind", "made"),
    [("面", "Polygon"), ("线", "LineString"), ("点", "MultiPoint"), ("", "Polygon")],
)
def test_the_kind_says_what_the_points_make(kind: str, made: str) -> None:
    shape = read(plot(f"5,,,,{kind},,,,")).shape
    assert shape is not None
    assert shape.geom_type == made


def test_eastings_become_x_wherever_they_stand() -> None:
    for is_east_first, x in ((False, 39_400_000.0), (True, 3_175_000.0)):
        assert read(plot(), is_east_first=is_east_first).xy[0, 0] == x


def test_one_point_is_a_point_and_none_is_nothing() -> None:
    assert read(plot("1,,,,点,,,,", SQUARE[:1])).shape is not None
    for kind in ("面", "线", "点"):
        assert read(f"0,,,,{kind},,,,@").shape is None
    assert read(plot("1,,,,线,,,,", SQUARE[:1])).shape is None


def test_a_plot_is_called_by_its_number_or_name_or_place() -> None:
    titles = [
        read(plot(stated)).title for stated in (",,7,甲,面,,,,", ",,,甲,面,,,,", ",,,,面,,,,")
    ]
    assert titles == ["7", "甲", "1"]


def test_the_area_is_of_the_plane_and_on_the_ellipsoid_another() -> None:
    shape = read(plot()).shape
    assert shape is not None
    assert computed_area_m2(shape, METRES) == 420_000
    on_ellipsoid = ellipsoidal_area_m2(shape, METRES)
    # So far from the meridian the plane is larger by 1 + 2 (x / R)² / 2.
    assert on_ellipsoid == pytest.approx(420_000 / (1 + (99_700 / 6_371_000) ** 2), rel=1e-5)
    assert ellipsoidal_area_m2(shape, crs_of({}, np.array([5.0]), np.array([7.0]), "a.txt")) is None


def test_of_degrees_the_area_is_on_the_ellipsoid() -> None:
    degrees = ((0, 0), (0.01, 0), (0.01, 0.01), (0, 0.01), (0, 0))
    shape = read(plot("5,,,,面,,,,", degrees, north=28.7, east=116.0)).shape
    assert shape is not None
    assert computed_area_m2(shape, DEGREES) == pytest.approx(1_083_000, rel=0.002)
