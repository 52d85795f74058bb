"""Dates in cells, of both calendars, as ISO 8601."""

import pytest

from gisapp.core.parks.mapping.cell_dates import Calendar, date_of, read_date, year_of
from gisapp.core.parks.mapping.cell_value import Cell, as_written


@pytest.mark.parametrize(
    ("cell", "iso"),
    [
        ("2024年3月", "2024-03"),
        ("2024-03", "2024-03"),
        ("2024.3", "2024-03"),
        ("2024/3/5", "2024-03-05"),
        ("2024年3月5日", "2024-03-05"),
        ("2024-03-05 00:00:00", "2024-03-05"),
        ("2024-03-05T08:30:00+08:00", "2024-03-05"),
        (20240301, "2024-03-01"),
        (202403, "2024-03"),
        (2024, "2024"),
        (45352, "2024-03-01"),
        (45352.5, "2024-03-01"),
        ("民國113年3月", "2024-03"),
        ("5 March 2017", "2017-03-05"),
        ("Mar 2024", "2024-03"),
        ("2024年底", "2024"),
    ],
)
def test_a_date_is_iso(cell: Cell, iso: str) -> None:
    reading = read_date(cell, as_written(cell), "western")
    assert (reading.text, reading.note) == (iso, "")


@pytest.mark.parametrize(
    ("written", "iso"),
    [("113.03.05", "2024-03-05"), ("1130305", "2024-03-05"), ("0991201", "2010-12-01")],
)
def test_a_date_of_the_republic(written: str, iso: str) -> None:
    assert date_of(written, "minguo") == iso


@pytest.mark.parametrize("calendar", ["western", "minguo"])
@pytest.mark.parametrize(
    "written", ["", "abc", "2024-13", "2024-02-30", "5/3/2024", "9" * 50, "2023-2025"]
)
def test_what_is_no_date_is_kept_as_written(written: str, calendar: Calendar) -> None:
    assert date_of(written, calendar) is None
    assert read_date(written, written, calendar).text == written


def test_a_number_that_may_be_january_or_october_is_a_year() -> None:
    reading = read_date(2024.1, "2024.1", "western")
    assert (reading.text, reading.note) == ("2024", "no_month")
    assert read_date("2024.10", "2024.10", "western").text == "2024-10"


def test_words_that_say_why_are_told_from_what_is_no_date() -> None:
    assert read_date("待定", "待定", "western").note == "why_not"
    assert read_date("见附件", "见附件", "western").note == "no_date"


def test_the_year_of_a_date() -> None:
    assert year_of("2024年3月", "western") == 2024
    assert year_of("abc", "western") is None
