"""A cache makes what it lacks and keeps what is used."""

from functools import partial

from gisapp.core.sized_cache import SizedCache


def test_a_value_is_made_once_and_the_least_used_is_dropped() -> None:
    made: list[str] = []

    def make(text: str) -> str:
        made.append(text)
        return text * 10

    cache: SizedCache[str, str] = SizedCache(25, len)
    for letter in "abacab":
        assert cache.get(letter, partial(make, letter)) == letter * 10
        assert cache.nbytes <= 25
    assert made == ["a", "b", "c", "b"]


def test_a_value_larger_than_the_limit_is_given_but_not_kept() -> None:
    cache: SizedCache[str, str] = SizedCache(5, len)
    assert cache.get("a", lambda: "too much") == "too much"
    assert cache.nbytes == 0
