"""Blocks hold neighbours that are about equally large; what has no place comes last."""

import numpy as np
import pytest

from gisapp.export.snapshot import block_order as module
from gisapp.export.snapshot.block_order import block_order


def test_blocks_are_full_and_small_on_the_map(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ROWS_A_BLOCK", 16)
    across = np.arange(256)
    west, south = 10.0 * (across % 16), 10.0 * (across // 16)
    order = block_order(np.stack((west, south, west + 9, south + 9), axis=1))
    assert np.diff(order.starts).tolist() == [16] * 16
    assert sorted(order.rows.tolist()) == across.tolist()
    for _, rows in order.blocks():
        assert np.ptp(west[rows]) + np.ptp(south[rows]) <= 60


def test_a_giant_is_below_all_others_in_a_block_of_its_own() -> None:
    bounds = np.array([[0, 0, 9, 9], [np.nan] * 4, [0, 0, 9000, 9000], [5, 5, 14, 14]])
    order = block_order(bounds)
    assert [rows.tolist() for _, rows in order.blocks()] == [[2], [0, 3], [1]]
    assert order.placed == 2


def test_of_nothing_there_is_no_block() -> None:
    assert list(block_order(np.zeros((0, 4))).blocks()) == []
