"""A text that nobody would read to its end is cut, and says so."""

from gisapp.core.text.shortening import LONGEST_NAME, first_of, shortened


def test_only_what_is_longer_is_cut() -> None:
    fits = "名" * LONGEST_NAME
    assert shortened(fits) == fits
    assert shortened(fits + "称") == fits + "…"


def test_a_list_says_that_there_are_more() -> None:
    assert first_of(["a", "b", "c"], 3) == "a, b, c"
    assert first_of(["a", "b", "c", "d"], 3) == "a, b, c …"
