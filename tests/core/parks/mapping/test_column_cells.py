"""All cells of a column at once."""

import time

import numpy as np

from gisapp.core.parks.mapping.column_cells import read_column
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping

MU = ColumnMapping("用地", "land_area", "mu")


def test_distinct_cells_are_read_as_single_ones_are() -> None:
    readings = read_column(["15", 30, None, "—", "约3", "甲", "1公顷"], MU)
    expected = [10_000, 20_000, np.nan, np.nan, 2000, np.nan, 10_000]
    np.testing.assert_allclose(readings.values, expected)
    assert readings.is_garbled.tolist() == [False] * 5 + [True, False]
    assert {place: each.note for place, each in readings.special.items()} == {
        4: "",
        5: "no_number",
        6: "own_unit",
    }


def test_mere_numbers_need_no_reading() -> None:
    readings = read_column([15, 1.5, None, float("inf")], MU)
    np.testing.assert_allclose(readings.values, [10_000, 1000, np.nan, np.nan])
    assert readings.special == {}


def test_a_million_numbers_are_read_quickly() -> None:
    numbers = np.random.default_rng(1).random(1_000_000).tolist()
    started = time.process_time()
    read_column(numbers, MU)
    assert time.process_time() - started < 2
