"""Columns of any type as numbers."""

from collections.abc import Sequence
from decimal import Decimal

import numpy as np
import pyarrow as pa

from gisapp.core.tables.finite_numbers import are_numbers, finite_numbers


def column(values: Sequence[object], kind: pa.DataType | None = None) -> pa.ChunkedArray:
    return pa.chunked_array([pa.array(values, kind)])


def test_numbers_of_all_types() -> None:
    for values in ([1, 2, None], [1.0, 2.0, float("nan")], [Decimal(1), Decimal(2), None]):
        np.testing.assert_array_equal(finite_numbers(column(values)), [1, 2, np.nan])
    assert finite_numbers(column([2**62])).tolist() == [float(2**62)]


def test_what_is_no_number() -> None:
    for values in (["1", "2"], [True, False], [None, None]):
        assert not are_numbers(column(values))
        assert np.isnan(finite_numbers(column(values))).all()
    assert not are_numbers(column([None], pa.float64()))
    assert np.isnan(finite_numbers(column([float("inf"), -float("inf")]))).all()
