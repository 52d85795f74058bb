"""The CRS of a boundary-point file comes of its head and of the size of its numbers."""

import numpy as np
import pytest

from gisapp.sources.boundary.crs import BoundaryCrs, crs_of

NORTH, EAST = 3_175_000.0, 400_000.0
HEAD = {"坐标系": "2000国家大地坐标系", "几度分带": "3", "带号": "39"}


def crs(head: dict[str, str], first: float, second: float) -> BoundaryCrs:
    return crs_of(head, np.array([first]), np.array([second]), "a.txt")


@pytest.mark.parametrize(
    ("head", "east", "code"),
    [
        ({}, 39e6 + EAST, "EPSG:4527"),
        ({}, EAST, "EPSG:4548"),
        ({"带号": ""}, 39e6 + EAST, "EPSG:4527"),
        ({"带号": ""}, EAST, None),
        ({"带号": "", "中央子午线": "117°"}, EAST, "EPSG:4548"),
        ({"带号": "117"}, EAST, "EPSG:4548"),
        ({"带号": "116.5"}, EAST, None),
        ({"带号": "20", "几度分带": "6"}, 20e6 + EAST, "EPSG:4498"),
        ({"带号": "117", "几度分带": "六度带"}, EAST, "EPSG:4509"),
        ({"坐标系": "1980西安坐标系"}, 39e6 + EAST, "EPSG:2363"),
        ({"坐标系": "西安80"}, EAST, "EPSG:2384"),
        ({"坐标系": "1954年北京坐标系"}, 39e6 + EAST, "EPSG:2415"),
        ({"坐标系": "国家2000"}, 39e6 + EAST, "EPSG:4527"),
        ({"坐标系": ""}, 39e6 + EAST, None),
        ({"坐标系": "独立坐标系"}, EAST, None),
        ({}, 5e6, None),
    ],
)
def test_metres_lie_in_the_zone_that_head_and_numbers_say(
    head: dict[str, str], east: float, code: str | None
) -> None:
    found = crs(HEAD | head, NORTH, east)
    assert (found.code, found.is_east_first, found.problems) == (code, False, ())


def test_exchanged_numbers_are_known_by_their_size_and_told() -> None:
    found = crs(HEAD, 39e6 + EAST, NORTH)
    assert (found.code, found.is_east_first) == ("EPSG:4527", True)
    assert [problem.code for problem in found.problems] == ["boundary_exchanged"]


def test_the_zone_of_the_numbers_goes_before_the_stated_one() -> None:
    found = crs(HEAD | {"带号": "38"}, NORTH, 39e6 + EAST)
    assert found.code == "EPSG:4527"
    assert "zone 38" in found.problems[0].message


@pytest.mark.parametrize(
    ("datum", "code"),
    [("CGCS2000", "EPSG:4490"), ("西安80", "EPSG:4610"), ("WGS84", "EPSG:4326"), ("", None)],
)
def test_degrees_are_of_the_stated_datum_either_way_round(datum: str, code: str | None) -> None:
    plain, exchanged = crs({"坐标系": datum}, 28.7, 116.0), crs({"坐标系": datum}, 116.0, 28.7)
    assert (plain.code, plain.is_east_first) == (code, False)
    assert (exchanged.code, exchanged.is_east_first) == (code, True)
