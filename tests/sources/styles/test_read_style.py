"""Classes of other programs become choices: the same features are in them, in the same colours."""

import math

import pytest

from gisapp.core.layers.symbology import Symbol
from gisapp.sources.styles.left_out import LeftOut
from gisapp.sources.styles.read_style import (
    MOST_CLASSES,
    ReadClass,
    single_style,
    style_of_ranges,
    style_of_values,
    undrawn,
)

RED = Symbol(fill="#ff0000", stroke="#232323")


def ranges(*bounds: tuple[float, float]) -> list[ReadClass]:
    return [ReadClass("range", RED, f"{low}–{high}", low=low, high=high) for low, high in bounds]


def test_a_number_at_the_end_of_a_range_is_in_it_and_not_in_the_next() -> None:
    style = style_of_ranges("a", ranges((0, 10), (10, 20)), None, "polygon", LeftOut())
    assert style.breaks == (math.nextafter(10, math.inf),)
    assert [each.label for each in style.classes] == ["0–10", "10–20"]


@pytest.mark.parametrize("bounds", [((20, 10), (10, 0)), ((10, 20), (0, 10))])
def test_ranges_may_be_reversed_and_in_any_order(bounds: tuple[tuple[float, float], ...]) -> None:
    style = style_of_ranges("a", ranges(*bounds), None, "polygon", LeftOut())
    assert len(style.breaks) == 1
    assert style.breaks[0] == pytest.approx(10)
    assert style.method == "own"


def test_a_gap_is_a_hidden_class() -> None:
    style = style_of_ranges("a", ranges((0, 10), (20, 30)), None, "polygon", LeftOut())
    assert [each.is_hidden for each in style.classes] == [False, True, False]
    assert style.breaks[1] == 20


def test_one_number_and_no_end_are_ranges_too() -> None:
    bounds = ((-math.inf, 0), (0, 0), (0, 5), (5, math.inf))
    style = style_of_ranges("a", ranges(*bounds), None, "polygon", LeftOut())
    assert list(style.breaks) == sorted(set(style.breaks))
    assert all(map(math.isfinite, style.breaks))


def test_a_range_within_another_is_left_out() -> None:
    style = style_of_ranges("a", ranges((0, 10), (2, 3), (10, 20)), None, "polygon", LeftOut())
    assert len(style.classes) == 2


def test_sizes_are_those_of_the_first_and_the_last_range() -> None:
    made = [
        ReadClass("range", Symbol(fill="#ff0000", marker_size=size), low=size, high=size + 1)
        for size in (4.0, 5.0, 6.0)
    ]
    style = style_of_ranges("a", made, None, "point", LeftOut(), by_size=True)
    assert style.sizes_px == (4.0, 6.0)
    assert {each.color for each in style.classes} == {""}


def test_values_keep_order_and_colour_and_only_the_first_of_two_counts() -> None:
    blue = Symbol(fill="#0000ff", stroke="#232323")
    classes = [
        ReadClass("value", RED, "A", "a"),
        ReadClass("value", blue, "B", "b", is_hidden=True),
        ReadClass("value", blue, "again", "a"),
    ]
    style = style_of_values("use", classes, None, "polygon", LeftOut())
    assert [(each.key, each.color, each.is_hidden) for each in style.classes] == [
        ("value:a", "#ff0000", False),
        ("value:b", "#0000ff", True),
    ]
    assert style.is_listed
    assert style.symbol == RED


def test_more_classes_than_can_be_told_apart_are_noted() -> None:
    left_out = LeftOut()
    classes = [ReadClass("value", RED, value=str(n)) for n in range(1000)]
    style = style_of_values("use", classes, None, "polygon", left_out)
    assert len(style.classes) == MOST_CLASSES
    assert list(left_out.codes) == ["many_classes"]


def test_classes_that_differ_in_more_than_colour_are_noted() -> None:
    left_out = LeftOut()
    wide = Symbol(fill="#00ff00", stroke="#232323", stroke_width=9.0)
    classes = [ReadClass("value", RED, value="a"), ReadClass("value", wide, value="b")]
    style_of_values("use", classes, None, "polygon", left_out)
    assert list(left_out.codes) == ["class_symbols"]


def test_one_symbol_is_the_layers() -> None:
    assert single_style(RED, None).symbol == RED


def test_what_has_no_class_is_hidden() -> None:
    found = undrawn([ReadClass("others", RED)], ("others", "missing"))
    assert [(each.kind, each.is_hidden) for each in found] == [("missing", True)]


def test_labels_that_classes_have_by_themselves_are_not_said() -> None:
    classes = [
        ReadClass("value", RED, "a", "a"),
        ReadClass("others", RED, "else"),
        ReadClass("missing", RED, "No value"),
    ]
    style = style_of_values("use", classes, None, "polygon", LeftOut())
    assert [each.label for each in style.classes] == ["", "else", ""]
