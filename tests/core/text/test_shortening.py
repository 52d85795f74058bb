"""A text that nobody would read to its end is cut, and says so."""

from gisapp.core.text.shortening import LONGEST_NAME, shortened


def test_only_what_is_longer_is_cut() -> None:
    fits = "名" * LONGEST_NAME
    assert shortened(fits) == fits
    assert shortened(fits + "称") == fits + "…"
