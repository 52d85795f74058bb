"""Losses are told once, with a few names of columns."""

from gisapp.export.formats.losses import listed, renamed
from gisapp.words import load_words


def test_many_and_long_names_are_told_in_short() -> None:
    told = listed([*(f"c{number}" for number in range(20)), "c1"])
    assert told.endswith("c11, … (+8)")
    assert len(listed(["x" * 20_000])) == 40
    assert listed(["two\nlines"]) == "two lines"


def test_only_columns_with_another_name_are_told() -> None:
    (phrase,) = renamed({"a": "a", "long_name_of": "long_name_"})
    words = load_words("en")
    assert phrase.sentence(words) == "Names of columns are cut: long_name_of → long_name_."
    assert not list(renamed({"a": "a"}))
