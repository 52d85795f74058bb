"""Typed numbers and dates, and units that fit or do not."""

from gisapp.core.filters.typed_operand import months_of_typed
from tests.core.filters.asking import error_of


def test_a_unit_must_fit_the_column() -> None:
    assert str(error_of("面积 > 20万元")) == "20万元 is in a unit that does not fit 面积."
    assert error_of("面积 > 5%").code == "expression_other_unit"
    assert error_of("面积 > 税收").code == "expression_other_unit"
    assert error_of("编号 > 20亩").code == "expression_no_unit"


def test_a_number_beyond_all_is_refused() -> None:
    assert error_of("面积 > 1e999").code == "expression_too_large"


def test_a_date_lasts_as_long_as_it_says() -> None:
    assert months_of_typed("2024年5月") == (24292.0, 24293.0)
    assert months_of_typed("2024/5/3") == (24292 + 2 / 32, 24292 + 3 / 32)


def test_a_time_lasts_a_minute_or_a_second() -> None:
    first, last = months_of_typed("2024-05-17 12:00") or (0.0, 0.0)
    assert (first, last) == (24292 + 16.5 / 32, 24292 + (16 + 43_260 / 86_400) / 32)
    first, last = months_of_typed("2024-05-17T12:00:59+08:00") or (0.0, 0.0)
    assert last == 24292 + (16 + 43_260 / 86_400) / 32
    assert months_of_typed("2024-05-17 24:00") is None
