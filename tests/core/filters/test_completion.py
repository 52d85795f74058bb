"""What may be typed next is offered, and nothing that may not."""

from collections.abc import Sequence

import pytest

from gisapp.core.filters.completion import completions
from gisapp.core.filters.expression_tokens import LONGEST
from tests.core.filters.asking import FIELDS


def values(field: str) -> Sequence[tuple[str, int]]:
    return [("闲置", 3), ("on hold", 1)] if field == "状态" else []


def offered(text: str, language: str = "zh") -> list[str]:
    found = completions(text, len(text), FIELDS, values, "en" if language == "en" else "zh")
    return [each.text for each in found]


@pytest.mark.parametrize(
    ("text", "some"),
    [
        ("", ["面积", "状态", "税收"]),
        ("税", ["税收"]),
        ("面积", [">", "介于", "为空"]),
        ("状态 = ", ["闲置", "'on hold'"]),
        ("状态 = hol", ["'on hold'"]),
        ("状态 in (闲置, ", ["'on hold'"]),
        ("面积 > 20亩 ", ["且", "或"]),
        ("面积>20亩且状", ["状态"]),
    ],
)
def test_it_offers_what_may_follow(text: str, some: list[str]) -> None:
    found = offered(text)
    assert [each for each in some if each in found] == some


def test_words_are_of_the_users_language() -> None:
    assert "contains" in offered("状态 ", "en")
    assert "and" in offered("面积 > 3 ", "en")


def test_values_have_their_counts_and_take_the_place_of_what_is_typed() -> None:
    (first,) = completions("状态 = 闲", 6, FIELDS, values)
    assert (first.start, first.end, first.count) == (5, 6, 3)


def test_nothing_is_offered_behind_what_is_wrong_or_too_long() -> None:
    assert offered("面积 > > ") == []
    assert offered("闲置 or " * LONGEST) == []
