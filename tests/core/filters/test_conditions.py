"""A field has one condition at most, and each can be exchanged or taken away."""

from gisapp.core.filters.conditions import (
    condition_on,
    field_of,
    with_condition,
    without,
    without_field,
)
from gisapp.core.filters.layer_filter import AnyOf, Between, LayerFilter, Matches

IDLE, LARGE, TYPED = AnyOf("status", ("idle",)), Between("area", 20), Matches("area > 3")
WANTED = LayerFilter((IDLE, LARGE, TYPED))


def test_the_condition_on_a_field() -> None:
    assert condition_on(WANTED, "area") == LARGE
    assert condition_on(WANTED, "use") is None
    assert [field_of(each) for each in WANTED.conditions] == ["status", "area", ""]


def test_another_one_takes_its_place() -> None:
    small = Between("status", None, 3)
    assert with_condition(WANTED, small).conditions == (small, LARGE, TYPED)
    use = AnyOf("use", ("M1",))
    assert with_condition(WANTED, use).conditions == (IDLE, LARGE, TYPED, use)


def test_taken_away() -> None:
    assert without(WANTED, TYPED).conditions == (IDLE, LARGE)
    assert without_field(WANTED, "status").conditions == (LARGE, TYPED)
    assert without_field(WANTED, "use") == WANTED
