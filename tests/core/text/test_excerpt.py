"""Of a long text, what stands around a word is told."""

from gisapp.core.text.excerpt import excerpt

LONG = "Nothing of note. " * 10 + "A deep well is here, " + "and nothing else. " * 10


def test_a_short_text_is_told_whole_in_one_line() -> None:
    assert excerpt("A deep\n well", "well") == "A deep well"


def test_of_a_long_text_the_word_is_seen() -> None:
    found = excerpt(LONG, "deep well")
    assert "deep well" in found
    assert (found[0], found[-1]) == ("…", "…")
    assert len(found) < 80
    assert excerpt(LONG, "nothing").startswith("Nothing")
    assert excerpt(LONG[:250], "is here").endswith("nothing …") or "is here" in excerpt(
        LONG, "is here"
    )


def test_where_the_word_is_written_otherwise_the_beginning_is_told() -> None:
    assert excerpt(LONG, "xyzzy").startswith("Nothing of note.")
