"""Breaks that the user moves stay in their order and among the numbers."""

import pytest

from gisapp.core.layers.own_breaks import added, breaks_in, moved, without

ENDS = (0.0, 30.0)


@pytest.mark.parametrize("value", [0.0, 20.0, 25.0, 31.0, -1.0])
def test_a_break_does_not_pass_its_neighbours_or_the_ends(value: float) -> None:
    assert moved((10.0, 20.0), 0, value, ENDS) == (10.0, 20.0)


def test_the_last_break_may_stand_at_the_greatest_number() -> None:
    assert moved((10.0, 20.0), 1, 30.0, ENDS) == (10.0, 30.0)


def test_breaks_are_added_in_their_order_and_each_once() -> None:
    assert added((10.0, 20.0), 15.0, ENDS) == (10.0, 15.0, 20.0)
    assert added((10.0,), 10.0, ENDS) == added((10.0,), 99.0, ENDS) == (10.0,)
    assert without((10.0, 15.0, 20.0), 1) == (10.0, 20.0)


@pytest.mark.parametrize(
    ("typed", "breaks"),
    [
        ("", ()),
        ("20;10; 10", (10.0, 20.0)),
        ("1,000 2,500", (1000.0, 2500.0)),
        ("10；20，30、−5", (-5.0, 10.0, 20.0, 30.0)),
        ("nan", None),
        ("1e999", None),
        ("ten", None),
    ],
)
def test_typed_breaks_are_numbers_or_nothing(typed: str, breaks: tuple[float, ...] | None) -> None:
    assert breaks_in(typed) == breaks
