"""The vocabulary is indexed once."""

from gisapp.sources.parks.known_headings import known_headings


def test_the_index_is_made_once_and_has_the_schema() -> None:
    assert known_headings() is known_headings()
    assert "land_area" in known_headings().schema.properties
