"""One coordinate that was lost doesn't change where the others are said to lie."""

import numpy as np
import pytest

from gisapp.core.space.stray_points import bounds_without_strays

PLOTS = np.random.default_rng(5).uniform((400_000, 3_170_000), (402_000, 3_171_000), (200, 2))


@pytest.mark.parametrize(
    "stray", [(0.0, 0.0), (1e9, 1e9), (400_500.0, 9e7), (np.nan, 3_170_000.0), (np.inf, np.inf)]
)
def test_a_stray_point_is_left_out(stray: tuple[float, float]) -> None:
    whole = (*PLOTS.min(axis=0), *PLOTS.max(axis=0))
    assert bounds_without_strays(np.vstack([PLOTS, [stray]])) == pytest.approx(whole)
    few = np.vstack([PLOTS[:4], [stray]])
    assert bounds_without_strays(few) == (*PLOTS[:4].min(axis=0), *PLOTS[:4].max(axis=0))


def test_what_lies_apart_but_not_alone_stays() -> None:
    two_towns = np.vstack([PLOTS, np.add(PLOTS[:80], (100_000, 0))])
    bounds = bounds_without_strays(two_towns)
    assert bounds is not None
    assert bounds[2] > 500_000


def test_points_in_one_place_and_none_at_all() -> None:
    assert bounds_without_strays(np.full((5, 2), 7.0)) == (7, 7, 7, 7)
    assert bounds_without_strays(np.zeros((3, 2))) == (0, 0, 0, 0)
    assert bounds_without_strays(np.array([[np.nan, np.nan]])) is None
    assert bounds_without_strays(np.empty((0, 2))) is None
