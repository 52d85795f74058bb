"""What is typed is worked out once, in all the ways in which it may stand somewhere."""

import pytest

from gisapp.core.search.asked import Asked


@pytest.mark.parametrize(
    ("typed", "forms"),
    [
        ("62,000", ("62,000", "62000")),
        ("5 March 2017", ("5 march 2017", "2017-03-05")),
        ("138 7080 1234", ("138 7080 1234", "13870801234")),
        ("（南昌）", ("南昌",)),
    ],
)
def test_other_ways_to_write_it(typed: str, forms: tuple[str, ...]) -> None:
    assert Asked.of(typed).forms == forms


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("mill textile", ["mill", "textile"]),
        ("昌东 8号", ["昌东", "8号"]),
        ("投资 10亿", ["投资", "10亿"]),
        ("1 billion", []),
        ("420,000 m²", []),
        ("mill", []),
        ("mill （）", []),
        ("", []),
    ],
)
def test_words_stand_apart_but_a_quantity_stays_together(typed: str, words: list[str]) -> None:
    assert [word.text for word in Asked.of(typed).words] == words


def test_it_may_be_pinyin() -> None:
    assert (Asked.of("lv ye").pinyin, Asked.of("xi'an").pinyin) == ("luye", "xian")
    assert (Asked.of("m1").pinyin, Asked.of("昌").pinyin) == ("", "")
