"""How the numbers of a column are spread, for a histogram."""

import pyarrow as pa
import pytest

from gisapp.core.tables.coded_column import CodedColumn
from gisapp.core.tables.column_profile import ColumnProfile
from gisapp.core.tables.number_spread import NumberSpread


def spread_of(values: list[object]) -> NumberSpread | None:
    return NumberSpread.of(ColumnProfile(CodedColumn.of(pa.chunked_array([pa.array(values)]))))


def test_all_finite_numbers_are_in_the_bars() -> None:
    spread = spread_of([1.0, 2.0, 2.0, None, float("inf"), float("nan"), 9.0])
    assert spread is not None
    assert (spread.low, spread.high, sum(spread.bars)) == (1.0, 9.0, 4)
    assert len(spread.bars) == len(spread.bins)


def test_one_number_has_a_spread_too() -> None:
    spread = spread_of([7, 7])
    assert spread is not None
    assert (spread.low, spread.high, spread.bars) == (7.0, 7.0, (2,))


@pytest.mark.parametrize("values", [["a", "b"], [float("inf")], [None, float("nan")]])
def test_what_has_no_finite_number_has_none(values: list[object]) -> None:
    assert spread_of(values) is None
