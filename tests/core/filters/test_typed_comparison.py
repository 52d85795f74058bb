"""What cannot be compared is refused in one sentence."""

import pytest

from tests.core.filters.asking import error_of


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("面积 > abc", "面积 is a number, and abc is a text: the two cannot be compared."),
        ("状态 > 3", "状态 is a text, and 3 is a number: the two cannot be compared."),
        (
            "面积 between 30 and 20",
            "Nothing lies between 30 and 20: put the smaller one first.",
        ),
        ("状态 matches '('", "'(' is no regular expression that can be searched for."),
        ("状态 contains [建成]", "A text is expected here, such as 'idle'."),
    ],
)
def test_the_sentence_says_why(text: str, sentence: str) -> None:
    assert str(error_of(text)) == sentence


def test_patterns_have_a_limit() -> None:
    assert error_of(f"状态 matches '{'a' * 501}'").code == "expression_long_pattern"
