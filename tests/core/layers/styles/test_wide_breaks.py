"""Classes equally wide, or a standard deviation wide, at numbers that a legend can show."""

import numpy as np
import pytest

from gisapp.core.layers.styles.wide_breaks import deviation_breaks, equal_breaks


def test_equal_classes_are_equally_wide() -> None:
    breaks = equal_breaks(np.array([3.0, 96.4, 50.0]), 5)
    widths = np.diff([3.0, *breaks, 96.4])
    assert len(breaks) == 4
    assert widths == pytest.approx(np.full(5, 18.68), rel=1e-3)
    assert all(len(f"{each:g}") <= 5 for each in breaks), "no noise in the legend"


def test_deviations_lie_about_the_mean() -> None:
    numbers = np.random.default_rng(1).normal(100, 10, 10_000)
    assert deviation_breaks(numbers, 5) == pytest.approx([85, 95, 105, 115], abs=0.5)
    assert deviation_breaks(numbers, 4) == pytest.approx([90, 100, 110], abs=0.5)


def test_no_class_lies_beyond_the_numbers() -> None:
    skewed = np.array([0.0] * 99 + [1000.0])
    assert (deviation_breaks(skewed, 7) > 0).all()


@pytest.mark.parametrize("breaks_of", [equal_breaks, deviation_breaks])
@pytest.mark.parametrize(
    "numbers",
    [[5.0], [7.0] * 9, [0.0, 5e-324], [-1.7e308, 1.7e308], [1.0, 1.0 + 2**-52], [1e-300, 2e-300]],
)
def test_any_numbers_are_cut(breaks_of, numbers: list[float]) -> None:  # type: ignore[no-untyped-def]
    with np.errstate(all="raise", under="ignore"):
        breaks = breaks_of(np.array(numbers), 5)
    assert np.isfinite(breaks).all()
    assert (np.diff(breaks) > 0).all()
    assert ((breaks > min(numbers)) & (breaks <= max(numbers))).all()
