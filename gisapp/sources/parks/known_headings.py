"""The vocabulary that comes with the program, ready to be asked what a heading means."""

from functools import cache

from gisapp.core.parks.mapping.vocabulary_index import VocabularyIndex
from gisapp.sources.parks.park_schema import load_park_schema, load_vocabulary


@cache
def known_headings() -> VocabularyIndex:
    """Return the index of the vocabulary and of the park schema, read once."""
    return VocabularyIndex(load_vocabulary(), load_park_schema())
