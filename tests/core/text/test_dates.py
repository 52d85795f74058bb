"""Dates and spans in words; how periods read is in `tests/shared/periods.json`."""

import pytest

from gisapp.core.text.dates import format_date, format_span
from gisapp.words import load_words

ENGLISH = load_words("en")


def test_a_date_is_as_precise_as_it_was_given() -> None:
    dates = [format_date(iso, ENGLISH) for iso in ("2014", "2014-09", "2014-09-03")]
    assert dates == ["2014", "September 2014", "3 September 2014"]


@pytest.mark.parametrize(("start", "end"), [("2014", "2014"), ("2014", ""), ("", "2014")])
def test_a_span_of_one_date_is_that_date(start: str, end: str) -> None:
    assert format_span(start, end, ENGLISH) == "2014"


def test_a_month_that_does_not_exist_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        format_date("2014-13", ENGLISH)
