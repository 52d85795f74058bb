"""Northings and eastings are told by their sizes, whatever X and Y mean in a table."""

import pytest

from gisapp.core.parks.mapping.coordinate_choice import coordinate_meant, has_size_of
from gisapp.core.parks.mapping.value_forms import ValueForms


@pytest.mark.parametrize(
    ("stated", "values", "meant"),
    [
        ("northing", [3169123.4, 3169201.0], "northing"),
        ("northing", [598123.4, 598200.1], "easting"),
        ("easting", [38598123.4], "easting"),
        ("easting", [3169123.4], "northing"),
        ("northing", [115.98], "longitude"),
        ("northing", [28.64], "latitude"),
        ("easting", [-1.23, 0.5], "longitude"),
        ("easting", [], "easting"),
        ("land_area", [598123.4], "land_area"),
    ],
)
def test_the_size_decides(stated: str, values: list[float], meant: str) -> None:
    assert coordinate_meant(stated, ValueForms(values)) == meant


def test_only_what_has_the_size_confirms() -> None:
    assert has_size_of("northing", ValueForms([3169123.4]))
    assert not has_size_of("northing", ValueForms([12.0]))
    assert not has_size_of("land_area", ValueForms([3169123.4]))
