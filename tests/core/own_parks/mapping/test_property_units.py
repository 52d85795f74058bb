"""A property is written in units of what it measures; the usual ones come first."""

from gisapp.core.own_parks.mapping.property_units import units_of, usual_units
from gisapp.core.text.written_units import WRITTEN_UNITS
from gisapp.sources.parks.known_headings import known_headings

PROPERTIES = known_headings().schema.properties


def test_units_measure_what_the_property_measures() -> None:
    units = units_of(PROPERTIES["land_area"])
    assert {WRITTEN_UNITS[unit].stored for unit in units} == {"m2"}
    assert units_of(PROPERTIES["remark"]) == ()


def test_usual_units_are_units_of_theirs() -> None:
    for stored in ("m2", "CNY", "CNY/m2", "m", "ratio"):
        known = next(each for each in PROPERTIES.values() if each.unit == stored)
        assert set(usual_units(stored)) <= set(units_of(known))
    assert usual_units("kW") == ()
