"""Marks and words that stand in place of a value."""

import pytest

from gisapp.core.parks.mapping.cell_marks import is_excel_error, says_nothing, says_why_not


@pytest.mark.parametrize("written", ["—", "——", "-", "/", "N/A", "n/a", "null", "NaN", "…"])
@pytest.mark.parametrize("is_number", [True, False])
def test_what_states_nothing_anywhere(written: str, *, is_number: bool) -> None:
    assert says_nothing(written, is_number=is_number)


@pytest.mark.parametrize("written", ["无", "暂无", "未知", "不详", "無", "not available"])
def test_words_that_state_nothing_where_a_number_is_wanted(written: str) -> None:
    assert says_nothing(written, is_number=True)
    assert not says_nothing(written, is_number=False)


@pytest.mark.parametrize("written", ["待定", "TBD", "面议", "on request", "保密"])
def test_words_that_say_why_there_is_no_number(written: str) -> None:
    assert says_why_not(written)
    assert not says_nothing(written, is_number=True)


@pytest.mark.parametrize(
    ("written", "is_error"),
    [("#N/A", True), ("#REF!", True), ("#DIV/0!", True), ("#####", True), ("#1", False)],
)
def test_errors_of_formulas(written: str, *, is_error: bool) -> None:
    assert is_excel_error(written) is is_error
