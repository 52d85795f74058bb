"""Dates and long numbers are found however they are written."""

import pytest

from gisapp.core.text.written_forms import forms_of, with_forms


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("5 march 2017", "2017-03-05"),
        ("5 mar 2017", "2017-03-05"),
        ("march 5, 2017", "2017-03-05"),
        ("2017年3月5日", "2017-03-05"),
        ("2017/3/5", "2017-03-05"),
        ("2017.03.05", "2017-03-05"),
        ("september 2014", "2014-09"),
        ("2014年9月", "2014-09"),
        ("2014年", "2014"),
    ],
)
def test_a_date_is_also_written_as_iso_8601(typed: str, iso: str) -> None:
    assert forms_of(typed) == (typed, iso)
    assert with_forms(f"built {typed}, rebuilt later").startswith(f"built {typed}, rebuilt later")
    assert iso in with_forms(f"built {typed}")


def test_a_long_number_is_also_written_without_gaps() -> None:
    assert forms_of("138 7080 1234") == ("138 7080 1234", "13870801234")
    assert with_forms("0791-88101003") == "0791-88101003 079188101003"
    assert forms_of("12 34") == ("12 34",)


def test_what_is_only_part_of_a_text_is_no_other_form_of_it() -> None:
    assert forms_of("mill of 5 march 2017") == ("mill of 5 march 2017",)
    assert forms_of("mill") == ("mill",)
