"""Vocabulary and schema that come with the program agree with each other."""

from gisapp.core.text.written_units import WRITTEN_UNITS
from gisapp.sources.parks.park_schema import load_park_schema, load_vocabulary


def test_each_known_heading_states_a_known_property() -> None:
    properties = load_park_schema().properties

    unknown = {each.property_code for each in load_vocabulary()} - set(properties)
    assert not unknown
    assert len(load_vocabulary()) > 2_000
    assert WRITTEN_UNITS
