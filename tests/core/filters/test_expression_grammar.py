"""What stands in the wrong place is told with what is expected there."""

import pytest

from gisapp.core.filters.expression_grammar import accepted_after
from gisapp.core.filters.expression_tokens import tokens_of
from tests.core.filters.asking import FIELDS, error_of


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Type a condition, such as area > 20."),
        ("面积 >", "Something is missing at the end: a column or a value."),
        ("面积 > 3 )", ") does not fit here: and, or, or the end is expected."),
        ("状态 = Plot 3", "Put a text of several words in quotes."),
        ("面积 between 3", "Something is missing at the end: and with the second number."),
    ],
)
def test_the_sentence_says_what_is_expected(text: str, sentence: str) -> None:
    assert str(error_of(text)) == sentence


def test_it_knows_what_may_follow() -> None:
    assert {"COMPARE", "MISSING"} <= accepted_after(tokens_of("面积", FIELDS))
    assert accepted_after(tokens_of("面积 > >", FIELDS)) == set()
