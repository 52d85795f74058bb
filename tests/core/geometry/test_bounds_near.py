"""A grid leaves no bounds out that meet others, and most that do not."""

import numpy as np
from numpy.typing import NDArray

from gisapp.core.geometry.bounds_near import rows_maybe_near


def squares(chance: np.random.Generator, count: int, size: float) -> NDArray[np.float64]:
    corners = chance.uniform(-500, 500, (count, 2))
    return np.hstack((corners, corners + size * chance.random((count, 1))))


def test_all_that_meet_are_found_and_few_others() -> None:
    chance = np.random.default_rng(8)
    bounds, others = squares(chance, 2000, 9.0), squares(chance, 300, 20.0)
    meets = np.all(bounds[:, None, :2] <= others[None, :, 2:], axis=2)
    meets &= np.all(bounds[:, None, 2:] >= others[None, :, :2], axis=2)
    expected = np.flatnonzero(np.logical_or.reduce(meets, axis=1))
    found = rows_maybe_near(bounds, others)
    assert set(expected) <= set(found)
    assert len(expected) > 100
    assert len(found) < 1.2 * len(expected)


def test_a_single_point_and_nothing_are_no_odd_cases() -> None:
    point = np.array([[3.0, 3.0, 3.0, 3.0]])
    assert rows_maybe_near(point, point).tolist() == [0]
    assert rows_maybe_near(point, point + 1).tolist() == []
    assert rows_maybe_near(point, np.empty((0, 4))).tolist() == []
    assert rows_maybe_near(np.empty((0, 4)), point).tolist() == []
