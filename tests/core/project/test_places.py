"""Places are told from each other whatever system wrote them."""

import pytest

from gisapp.core.project.places import is_absolute, is_on_server, leads_out, relative_place


@pytest.mark.parametrize(
    ("place", "near"),
    [
        ("/p/a.shp", "a.shp"),
        ("/p/data/a b.shp", "data/a b.shp"),
        ("/other/a.shp", "../other/a.shp"),
        ("/p", "."),
    ],
)
def test_the_way_from_the_project_to_a_file(place: str, near: str) -> None:
    assert relative_place(place, "/p") == near


def test_a_file_far_away_has_no_way() -> None:
    assert relative_place("/x/a.shp", "/a/b/c/d/e") == ""


@pytest.mark.parametrize("place", ["/a", "\\a", "C:\\a", "c:/a", "//server/a", "\\\\?\\C:\\a"])
def test_what_names_a_root_leads_out(place: str) -> None:
    assert is_absolute(place)
    assert leads_out(place)


@pytest.mark.parametrize("place", ["../a", "a/../../b", "a\\..\\..\\b", "./../a"])
def test_what_climbs_out_leads_out(place: str) -> None:
    assert not is_absolute(place)
    assert leads_out(place)


@pytest.mark.parametrize("place", ["a", "a/../b", "./a/b", "..a/b"])
def test_what_stays_inside_does_not(place: str) -> None:
    assert not leads_out(place)


def test_devices_are_on_servers_too() -> None:
    assert is_on_server("\\\\.\\COM1")
    assert not is_on_server("C:\\a")
