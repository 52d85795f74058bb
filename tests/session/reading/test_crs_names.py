"""A CRS is found by its code or by words of its name, in either language."""

import pytest

from gisapp.session.reading.crs_names import MOST_FOUND, found_crs, known_crs


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("4548", "EPSG:4548"),
        ("epsg:4527", "EPSG:4527"),
        ("EPSG 4490", "EPSG:4490"),
        ("cgcs2000 3-degree cm 117e", "EPSG:4548"),
        ("国家2000 3-degree 39带", "EPSG:4527"),
        ("西安80 3-degree zone 39", "EPSG:2363"),
        ("北京54 zone 39", "EPSG:2415"),
    ],
)
def test_it_is_found_by_what_planners_call_it(text: str, first: str) -> None:
    assert found_crs(known_crs(), text)[0].code == first


def test_codes_that_begin_so_come_first() -> None:
    assert all(each.code.startswith("EPSG:454") for each in found_crs(known_crs(), "454")[:10])


@pytest.mark.parametrize("text", ["", "   ", "no such name", "EPSG:"])
def test_nothing_is_found_for_nothing(text: str) -> None:
    assert not found_crs(known_crs(), text)


def test_no_more_are_listed_than_one_looks_through() -> None:
    assert len(found_crs(known_crs(), "zone")) == MOST_FOUND
