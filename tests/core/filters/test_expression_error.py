"""An error has a place, and a sentence in both languages."""

from gisapp.core.filters.expression_error import ExpressionError
from gisapp.words import load_words


def test_it_says_where_and_why() -> None:
    error = ExpressionError("expression_odd_letter", start=3, end=4, letter="@")
    assert (error.start, error.end, error.suggestion) == (3, 4, "")
    assert error.sentence(load_words("zh")) == "此处的“@”无法识别；文字请加引号。"
