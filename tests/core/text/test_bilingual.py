"""A text in two languages stands in for itself where one is missing."""

import pytest

from gisapp.core.text.bilingual import Bilingual

BOTH = Bilingual("Yifang village", "义坊村")


def test_each_language_has_its_own_words() -> None:
    assert (BOTH.in_language("en"), BOTH.in_language("zh")) == ("Yifang village", "义坊村")
    assert (BOTH.other_than("en"), BOTH.other_than("zh")) == ("义坊村", "Yifang village")


@pytest.mark.parametrize("only", [Bilingual("Yifang"), Bilingual("", "义坊")])
def test_a_missing_language_takes_the_words_of_the_other(only: Bilingual) -> None:
    assert only.in_language("en") == only.in_language("zh") == (only.en or only.zh)
    assert only.other_than("en") == only.other_than("zh") == ""


def test_the_same_words_are_not_said_twice() -> None:
    assert Bilingual("LED", "LED").other_than("en") == ""


def test_only_a_text_without_words_is_false() -> None:
    assert Bilingual("", "义坊")
    assert not Bilingual()
