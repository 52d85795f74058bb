"""Classes have the symbol of most of them, and what they differ in is noted."""

from gisapp.core.layers.symbology import Symbol
from gisapp.sources.styles.common_symbol import common_symbol
from gisapp.sources.styles.left_out import LeftOut

RED, BLUE = (Symbol(fill=color, stroke="#232323") for color in ("#ff0000", "#0000ff"))


def test_outlines_that_all_have_stay() -> None:
    left_out = LeftOut()
    assert common_symbol([RED, BLUE], "polygon", left_out) == RED
    assert not left_out.codes


def test_outlines_in_the_colours_of_the_fills_stay_so() -> None:
    left_out = LeftOut()
    shown = [Symbol(fill=color, stroke=color) for color in ("#ff0000", "#0000ff")]
    found = common_symbol(shown, "polygon", left_out)
    assert found is not None
    assert not found.stroke.startswith("#"), "a colour of its own would be that of all"
    assert not left_out.codes


def test_the_most_frequent_one_is_taken() -> None:
    left_out = LeftOut()
    wide = Symbol(fill="#00ff00", stroke="#232323", stroke_width=9.0)
    assert common_symbol([wide, RED, BLUE], "polygon", left_out) == RED
    assert list(left_out.codes) == ["class_symbols"]
    assert common_symbol([wide, RED], "polygon", LeftOut(), but_sizes=True) == wide


def test_nothing_drawn_has_no_symbol() -> None:
    assert common_symbol([], "line", LeftOut()) is None
