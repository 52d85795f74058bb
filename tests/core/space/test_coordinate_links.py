"""Links to maps are known as such, and place and datum in them are found."""

import pytest

from gisapp.core.space.coordinate_links import is_link, place_in_link, words_in_link


@pytest.mark.parametrize(
    "text", ["geo:1,2", "https://a.b/", "amap.com/?q=1,2", "www.x.org", "iosamap://viewMap"]
)
def test_an_address_with_or_without_its_scheme_is_a_link(text: str) -> None:
    assert is_link(text)


@pytest.mark.parametrize("text", ["28.64/115.98", "28.64, 115.98", "No. 2 Park", "lat: 1 lon: 2"])
def test_another_text_is_none(text: str) -> None:
    assert not is_link(text)


def test_an_application_says_in_its_link_whether_the_place_is_shifted() -> None:
    link = "iosamap://viewMap?lat=28.64&lon=115.98"
    assert place_in_link(f"{link}&dev=1") == (115.98, 28.64, "wgs84")
    assert place_in_link(f"{link}&dev=0") == (115.98, 28.64, "gcj02")


def test_of_a_route_the_place_is_its_end() -> None:
    link = "https://ditu.amap.com/dir?from[lnglat]=115.9,28.6&to[lnglat]=115.98,28.64"
    assert place_in_link(link) == (115.98, 28.64, "gcj02")


def test_a_link_without_a_place_has_none() -> None:
    assert place_in_link("https://surl.amap.com/abc") is None
    assert words_in_link("https://surl.amap.com/abc") is None
