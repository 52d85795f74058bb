"""Dates and spans in words, each as precise as it was given."""

import pytest

from gisapp.core.text.dates import format_date, format_span
from gisapp.words import load_words

ENGLISH, CHINESE = load_words("en"), load_words("zh")


@pytest.mark.parametrize(
    ("start", "end", "english", "chinese"),
    [
        ("2017", "2017", "2017", "2017年"),
        ("2014-09", "2014-09", "September 2014", "2014年9月"),
        ("2014-09-03", "", "3 September 2014", "2014年9月3日"),
        ("", "2014", "2014", "2014年"),
        ("2016", "2020", "2016–2020", "2016–2020年"),
        ("2014-09", "2017", "September 2014–2017", "2014年9月–2017年"),
    ],
)
def test_a_span(start: str, end: str, english: str, chinese: str) -> None:
    assert format_span(start, end, ENGLISH) == english
    assert format_span(start, end, CHINESE) == chinese


def test_a_month_that_does_not_exist_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        format_date("2014-13", ENGLISH)
