"""Differences are told of what compares, and of nothing else."""

import pytest

from gisapp.core.parks.comparison.judging import Difference, best_of, difference
from gisapp.core.parks.comparison.statement import Statement
from gisapp.core.text.bilingual import Bilingual


def test_lower_may_be_better() -> None:
    assert best_of([Statement(3.0), Statement(1.0), Statement(1.0)], "lower") == {1, 2}


def test_a_difference_has_a_share_of_what_it_is_told_from() -> None:
    assert difference(Statement(3.0), Statement(-2.0)) == Difference(5.0, 2.5)
    assert difference(Statement(3.0), Statement(0.0)) == Difference(3.0, None)


@pytest.mark.parametrize(
    "other",
    [
        Statement(1.0, unit="m2"),
        Statement(1.0, kind="planned"),
        Statement(1.0, basis="floor"),
        Statement(1.0, qualifier="lt"),
        Statement(text=Bilingual("one", "一")),
    ],
)
def test_what_does_not_compare_has_no_difference(other: Statement) -> None:
    assert difference(Statement(2.0), other) is None
    assert difference(other, Statement(2.0)) is None
