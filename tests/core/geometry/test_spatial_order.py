"""Neighbours on the map become neighbours in memory."""

import numpy as np
import pytest
from numpy.typing import NDArray

from gisapp.core.geometry.spatial_order import hilbert_keys, is_spatial_order, spatial_order


def test_the_curve_visits_each_cell_once_and_never_jumps() -> None:
    side = 32
    cells = np.argwhere(np.ones((side, side))).astype(np.uint32)
    keys = hilbert_keys(cells)
    assert sorted(keys.tolist()) == list(range(side**2))
    path = cells[np.argsort(keys)].astype(np.int64)
    assert (np.abs(np.diff(path, axis=0)).sum(axis=1) == 1).all()


def test_runs_of_features_stay_in_small_boxes_and_those_without_geometry_come_last() -> None:
    corners = np.random.default_rng(1).uniform(0, 1000, (4096, 2))
    bounds = np.hstack((corners, corners + 1))
    bounds[[5, 99]] = np.nan
    order = spatial_order(bounds)
    assert sorted(order.tolist()) == list(range(4096))
    assert order[-2:].tolist() == [5, 99]
    runs = corners[order[:4032]].reshape(-1, 64, 2)
    areas = np.prod(runs.max(axis=1) - runs.min(axis=1), axis=1)
    assert np.median(areas) < 3 * 1000**2 / 64


def test_features_at_one_place_keep_their_order() -> None:
    assert spatial_order(np.ones((3, 4))).tolist() == [0, 1, 2]
    assert spatial_order(np.full((2, 4), np.nan)).tolist() == [0, 1]
    assert spatial_order(np.empty((0, 4))).tolist() == []


def bounds_at(corners: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.hstack((corners, corners + 1))


@pytest.mark.parametrize(
    "corners",
    [
        np.zeros((50, 2)),
        np.column_stack((np.arange(50.0), np.zeros(50))),
        np.random.default_rng(2).uniform(-2e7, 2e7, (50, 2)),
        np.random.default_rng(3).uniform(1e7, 1e7 + 1e-3, (50, 2)),
    ],
    ids=["one place", "a line", "the whole world", "a millimetre"],
)
def test_each_row_comes_once_wherever_features_lie(corners: NDArray[np.float64]) -> None:
    assert sorted(spatial_order(bounds_at(corners)).tolist()) == list(range(50))


def test_an_order_along_the_curve_is_spatial_and_a_random_one_is_not() -> None:
    bounds = bounds_at(np.random.default_rng(4).uniform(0, 1000, (5000, 2)))
    assert not is_spatial_order(bounds, 64)
    assert is_spatial_order(bounds[spatial_order(bounds)], 64)


def test_an_order_by_columns_is_spatial_enough() -> None:
    """Strips overlap little, though each is long."""
    corners = np.random.default_rng(5).uniform(0, 1000, (5000, 2))
    assert is_spatial_order(bounds_at(corners[np.argsort(corners[:, 0])]), 64)


def test_a_few_strays_in_each_run_spoil_the_order() -> None:
    bounds = bounds_at(np.random.default_rng(6).uniform(0, 1000, (5000, 2)))
    ordered = bounds[spatial_order(bounds)]
    ordered[::32] = ordered[::32][::-1]
    assert not is_spatial_order(ordered, 64)


def test_features_without_geometry_do_not_count() -> None:
    bounds = bounds_at(np.random.default_rng(7).uniform(0, 1000, (5000, 2)))
    ordered = bounds[spatial_order(bounds)]
    with_missing = np.insert(ordered, np.arange(0, 5000, 3), np.nan, axis=0)
    assert is_spatial_order(with_missing, 64)
    assert is_spatial_order(np.full((9, 4), np.nan), 64)
    assert is_spatial_order(np.empty((0, 4)), 64)
