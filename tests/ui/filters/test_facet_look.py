"""Amounts and dates have a histogram, codes and texts a list, few numbers both."""

from gisapp.ui.filters.facet_look import has_histogram, lists_values, note_of
from gisapp.ui.filters.value_rows import MOST_LISTED
from tests.core.tables.columns import profile
from tests.ui.reading import WORDS


def test_what_is_shown() -> None:
    amounts, texts = profile(list(range(1000))), profile(["idle", "let"])
    few, same = profile([1, 2, 5]), profile([7, 7])
    assert has_histogram(amounts, "quantity")
    assert not lists_values(amounts, "quantity")
    assert lists_values(amounts, "code")
    assert not has_histogram(amounts, "code")
    assert lists_values(texts, "text")
    assert has_histogram(few, "quantity")
    assert lists_values(few, "quantity")
    assert not has_histogram(same, "quantity")


def test_notes() -> None:
    words = WORDS["en"]
    assert note_of(profile(["a"]), 1, "", words) == ""
    assert note_of(profile(["a"]), 0, "x", words) == "No value has “x” in it."
    many = profile([f"plot {number}" for number in range(MOST_LISTED + 7)])
    assert note_of(many, MOST_LISTED + 7, "", words) == "7 more values: search for them."
    assert note_of(profile([]), 0, "", words) == "Nothing is stated in this column."
