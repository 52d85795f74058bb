"""A cache keeps what is used, up to its limit, and makes what it lacks."""

import random
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from operator import mul
from threading import Barrier

from gisapp.core.sized_cache import SizedCache


def cache_of(limit_bytes: int) -> SizedCache[str, str]:
    return SizedCache(limit_bytes, len)


def test_a_value_is_made_once_and_the_least_recently_used_is_dropped() -> None:
    made: list[str] = []

    def make(text: str) -> str:
        made.append(text)
        return text * 10

    cache = cache_of(25)
    for letter in "abacab":
        assert cache.get_or_make(letter, partial(make, letter)) == letter * 10
        assert cache.nbytes <= 25
    assert made == ["a", "b", "c", "b"]


def test_a_look_counts_as_use() -> None:
    cache = cache_of(20)
    cache.put("a", "a" * 10)
    cache.put("b", "b" * 10)
    assert cache.get("a") == "a" * 10
    cache.put("c", "c" * 10)
    assert cache.get("b") is None
    assert cache.get("a") == "a" * 10


def test_a_value_larger_than_the_limit_is_returned_but_not_kept() -> None:
    cache = cache_of(5)
    assert cache.get_or_make("a", lambda: "too much") == "too much"
    assert cache.nbytes == 0
    assert cache.get("a") is None


def test_a_value_takes_the_place_and_the_bytes_of_the_older_one() -> None:
    cache = cache_of(30)
    cache.put("a", "x" * 20)
    cache.put("a", "y" * 5)
    assert (cache.get("a"), cache.nbytes) == ("yyyyy", 5)


def test_an_empty_value_is_a_value() -> None:
    cache = cache_of(5)
    cache.put("a", "")
    assert cache.get("a") == ""
    assert cache.get_or_make("a", lambda: "other") == ""


def test_after_clearing_nothing_is_left_and_nothing_counted() -> None:
    cache = cache_of(30)
    cache.put("a", "x" * 20)
    cache.clear()
    assert (cache.get("a"), cache.nbytes) == (None, 0)
    cache.put("b", "y" * 30)
    assert cache.get("b") == "y" * 30


def test_bytes_are_those_of_what_is_kept_whatever_happened_before() -> None:
    chance = random.Random(1)
    cache = cache_of(100)
    letters = "abcdefghij"
    for _ in range(2000):
        cache.put(chance.choice(letters), "x" * chance.randrange(40))
        kept = [value for letter in letters if (value := cache.get(letter)) is not None]
        assert cache.nbytes == sum(map(len, kept)) <= 100


def test_threads_that_share_a_cache_get_the_values_of_their_keys() -> None:
    cache, start = cache_of(50), Barrier(4)

    def work(seed: int) -> bool:
        chance = random.Random(seed)
        start.wait()
        keys = [chance.choice("abcdefgh") for _ in range(5000)]
        return all(cache.get_or_make(key, partial(mul, key, 10)) == key * 10 for key in keys)

    with ThreadPoolExecutor(4) as threads:
        assert all(threads.map(work, range(4)))
    kept = [value for letter in "abcdefgh" if (value := cache.get(letter)) is not None]
    assert cache.nbytes == sum(map(len, kept)) <= 50
