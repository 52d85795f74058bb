"""A sum, a mean, or why there is none."""

import math
import random

import numpy as np
import pytest

from gisapp.core.own_parks.totals.number_values import NumberValues
from gisapp.core.own_parks.totals.totals import Spread, total_of


def values(*numbers: float | None, unit: str = "m2") -> NumberValues:
    found = np.empty(len(numbers), object)
    found[:] = numbers
    nothing = np.zeros(len(numbers), np.bool_)
    return NumberValues(found, nothing, nothing, unit)


def rows(count: int) -> np.ndarray:
    return np.arange(count)


def test_a_sum_tells_of_how_many_rows_it_is_and_how_they_spread() -> None:
    total = total_of(values(5, 1, None, 3), rows(4), "sum")
    assert (total.value, total.unit, total.stated) == (9, "m2", 3)
    assert total.spread == Spread(1, 3, 5)


def test_large_whole_numbers_are_exact_and_others_are_rounded_once() -> None:
    assert total_of(values(2**60, 1, 2**60), rows(3), "sum").value == 2**61 + 1
    tenths = total_of(values(*[0.1 + step for step in range(1000)]), rows(1000), "sum")
    assert tenths.value == 499_600.0
    assert total_of(values(1e308, 1.1e308), rows(2), "sum").value == math.inf


def test_sums_agree_with_python() -> None:
    chance = random.Random(2)
    numbers = [chance.uniform(-9, 9) for _ in range(300)]
    taken = np.array(sorted(chance.sample(range(300), 120)))
    expected = math.fsum(numbers[row] for row in taken.tolist())
    assert total_of(values(*numbers), taken, "sum").value == pytest.approx(expected)


def test_a_rate_is_weighed_where_its_weight_is_stated() -> None:
    rates, areas = values(1.0, 3.0, 5.0, unit="ratio"), values(100, 300, None)
    total = total_of(rates, rows(3), "weighted_mean", areas)
    assert total.value == pytest.approx((100 + 900) / 400)
    assert (total.stated, total.weighed) == (3, 2)


@pytest.mark.parametrize("weights", [None, values(None, 0.0), values(-5.0, None)])
def test_a_rate_without_weights_has_no_mean(weights: NumberValues | None) -> None:
    total = total_of(values(1.0, 3.0), rows(2), "weighted_mean", weights)
    assert (total.value, total.refusal) == (None, "no_weight")
    assert total.spread == Spread(1, 2, 3)


def test_what_is_refused_already_still_has_a_spread() -> None:
    total = total_of(values(1, 2), rows(2), "sum", refusal="nested")
    assert (total.value, total.refusal, total.spread) == (None, "nested", Spread(1, 1.5, 2))


def test_where_nothing_is_stated_there_is_nothing() -> None:
    total = total_of(values(None, None), rows(2), "mean")
    assert (total.value, total.stated, total.spread, total.refusal) == (None, 0, None, "")
