"""Numbers that are alike share a rank, and what is not stated has none."""

import numpy as np

from gisapp.core.tables.ranks import ranks_of


def test_ranks_in_either_order() -> None:
    assert ranks_of(np.array([1.0, 1.0, 2.0, 2.0, 2.0, 3.0])).tolist() == [1, 1, 3, 3, 3, 6]
    assert ranks_of(np.array([5.0, 4.0, np.nan, np.nan])).tolist() == [1, 2, 0, 0]


def test_nothing_has_no_rank() -> None:
    assert ranks_of(np.empty(0)).tolist() == []
    assert ranks_of(np.array([np.nan])).tolist() == [0]
