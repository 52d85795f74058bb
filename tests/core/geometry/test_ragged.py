"""Rows of different lengths are handled as lists of lists would be, all at once."""

from itertools import pairwise

import numpy as np
import pytest
from numpy.typing import NDArray

from gisapp.core.geometry import ragged

LENGTHS = [0, 3, 1, 0, 0, 5, 2]


def rows_of(values: NDArray[np.float64], offsets: NDArray[np.int64]) -> list[list[float]]:
    """Return the rows of a flat array as lists."""
    return [values[start:end].tolist() for start, end in pairwise(offsets)]


def random_rows(count: int, seed: int) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Return a flat array of points, (n, 2), and the offsets of its rows, a third of them empty."""
    chance = np.random.default_rng(seed)
    lengths = np.maximum(chance.integers(-3, 7, count), 0)
    return chance.uniform(size=(int(lengths.sum()), 2)), ragged.offsets_of(lengths)


def test_offsets_are_the_sums_of_the_lengths() -> None:
    assert ragged.offsets_of(np.array(LENGTHS)).tolist() == [0, 0, 3, 4, 4, 4, 9, 11]
    assert ragged.offsets_of(np.array([True, False, True])).tolist() == [0, 1, 1, 2]
    assert ragged.offsets_of(np.empty(0, np.int64)).tolist() == [0]


def test_joined_offsets_have_the_rows_of_all_pieces() -> None:
    pieces = [ragged.offsets_of(np.array(some)) for some in (LENGTHS, [], [4], [0])]
    assert np.diff(ragged.joined(pieces)).tolist() == [*LENGTHS, 4, 0]


@pytest.mark.parametrize("count", [0, 1, 50, 10_000])
def test_picked_rows_are_those_asked_for_in_that_order(count: int) -> None:
    values, offsets = random_rows(100, 1)
    rows = np.random.default_rng(2).integers(0, 100, count)
    items, picked = ragged.take(offsets, rows)
    all_rows = rows_of(values, offsets)
    assert rows_of(values[items], picked) == [all_rows[row] for row in rows]


@pytest.mark.parametrize("count", [0, 1, 50, 10_000])
def test_gathered_values_are_those_of_picked_rows(count: int) -> None:
    values, offsets = random_rows(5000, 3)
    rows = np.random.default_rng(4).integers(0, 5000, count)
    items, picked = ragged.take(offsets, rows)
    gathered, gathered_offsets = ragged.gather(values, offsets, rows)
    np.testing.assert_array_equal(gathered, values[items])
    np.testing.assert_array_equal(gathered_offsets, picked)


@pytest.mark.parametrize("count", [1, 7, 9000])
def test_scattered_rows_can_be_gathered_again(count: int) -> None:
    points, offsets = random_rows(count, 5)
    order = np.random.default_rng(6).permutation(count)
    _, ordered = ragged.take(offsets, order)
    starts = np.empty(count, np.int64)
    starts[order] = ordered[:-1]
    place = np.full_like(points, np.nan)
    ragged.scatter(points, offsets, starts, place)
    np.testing.assert_array_equal(place, ragged.gather(points, offsets, order)[0])


def test_totals_are_the_sums_of_the_rows() -> None:
    values, offsets = random_rows(1000, 7)
    sums = ragged.total(values[:, 0], offsets)
    assert sums == pytest.approx([sum(row) for row in rows_of(values[:, 0], offsets)])
    assert ragged.total(np.empty(0), np.zeros(4, np.int64)).tolist() == [0, 0, 0]
    assert ragged.total(np.empty(0), np.zeros(1, np.int64)).tolist() == []


def test_inner_rows_without_items_are_left_out_and_their_owners_stay() -> None:
    outer, inner = np.array([0, 2, 3, 5]), np.array([0, 2, 2, 2, 3, 7])
    left_outer, left_inner = ragged.without_empty(outer, inner)
    assert left_outer.tolist() == [0, 1, 1, 3]
    assert left_inner.tolist() == [0, 2, 3, 7]


def test_offsets_without_empty_rows_are_returned_as_they_are() -> None:
    outer, inner = np.array([0, 2]), np.array([0, 2, 3])
    left_outer, left_inner = ragged.without_empty(outer, inner)
    assert left_outer is outer
    assert left_inner is inner


def test_a_read_only_array_cannot_be_written() -> None:
    array = ragged.read_only(np.zeros(3))
    with pytest.raises(ValueError, match="read-only"):
        array[0] = 1
