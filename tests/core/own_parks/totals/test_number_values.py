"""Cells of a column become numbers: exact, in stored units, with what is rough told."""

from itertools import count

import numpy as np
import pytest

from gisapp.core.own_parks.totals.number_values import mapped_numbers, plain_numbers, texts_of
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.errors import Cancelled
from tests.own_tables import layer_of

AREA = ColumnMapping("area", "land_area", unit="mu")
YEAR = ColumnMapping("year", "built_year", calendar="minguo")


def test_numbers_are_read_in_the_unit_of_their_column() -> None:
    layer = layer_of(area=[3.0, 6, "约9", "9亩以上", "待核实", None, ""])
    found = mapped_numbers(layer, AREA, np.arange(7), NO_PROGRESS)
    assert found.numbers[:4].tolist() == pytest.approx([2000, 4000, 6000, 6000])
    assert found.numbers[4:].tolist() == [None, None, None]
    assert found.is_stated.tolist() == [True] * 4 + [False] * 3
    assert found.is_rough.tolist() == [False, False, True, True, False, False, False]
    assert found.is_unusable.tolist() == [False, False, False, False, True, False, False]
    assert found.unit == "m2"


def test_cells_in_another_currency_are_not_usable_beside_the_others() -> None:
    layer = layer_of(tax=["100", "20 USD", "100万元"])
    tax = ColumnMapping("tax", "tax", unit="CNY")
    found = mapped_numbers(layer, tax, np.arange(3), NO_PROGRESS)
    assert found.numbers.tolist() == [100, None, 1_000_000]
    assert found.is_unusable.tolist() == [False, True, False]


def test_years_of_the_republic_are_years_like_others() -> None:
    layer = layer_of(year=[114.0, 113.0])
    found = mapped_numbers(layer, YEAR, np.arange(2), NO_PROGRESS)
    assert found.numbers.tolist() == [2025, 2024]


def test_what_nothing_is_said_of_is_taken_as_it_is() -> None:
    layer = layer_of(staff=[2**60, 1.5, True, "7", None, float("nan")])
    found = plain_numbers(layer, "staff", np.arange(6), NO_PROGRESS)
    assert found.numbers.tolist() == [2**60, 1.5, None, None, None, None]
    assert not found.is_unusable.any()


def test_only_the_rows_asked_for_are_read() -> None:
    layer = layer_of(use=["M1", "W1", "M2"])
    assert texts_of(layer, "use", np.array([2, 0]), NO_PROGRESS).tolist() == ["M2", "M1"]


def test_reading_stops_when_it_shall(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gisapp.core.own_parks.totals.number_values.STEP", 10)
    layer = layer_of(staff=list(range(95)))
    shares: list[float] = []
    plain_numbers(layer, "staff", np.arange(95), Progress(shares.append))
    assert len(shares) == 10
    assert shares == sorted(shares)
    asked = count()
    with pytest.raises(Cancelled):
        plain_numbers(layer, "staff", np.arange(95), Progress(cancelled=lambda: next(asked) > 3))
    assert next(asked) == 5
