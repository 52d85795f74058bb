"""Neighbours on the map become neighbours in memory."""

import numpy as np

from gisapp.core.geometry.spatial_order import hilbert_keys, spatial_order


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
