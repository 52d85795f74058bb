"""The schema has words for its codes."""

from gisapp.core.text.bilingual import Bilingual
from gisapp.sources.parks.park_schema import load_park_schema


def test_codes_have_words_and_unknown_ones_are_shown_as_they_are() -> None:
    schema = load_park_schema()

    assert schema.label("kind", "plot") == Bilingual("Plot", "地块")
    assert schema.label("kind", "spaceport") == Bilingual("spaceport", "spaceport")
