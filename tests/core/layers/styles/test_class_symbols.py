"""Classes look as their style says: by palette, by size, or as is said of each."""

from dataclasses import replace

import pytest

from gisapp.core.geometry.feature_geometry import GeometryKind
from gisapp.core.layers.layer_style import ClassChoice, LayerStyle
from gisapp.core.layers.styles.class_symbols import made_classes, styled
from gisapp.core.layers.symbology import Symbol, Symbology
from gisapp.core.text.bilingual import Bilingual

OWN = Symbol(fill="plot", stroke="plot_line")
QUIET = {"missing": Bilingual("No value", "无值")}
LOW, HIGH = Bilingual("< 5"), Bilingual("≥ 5")
RANGES = Symbology(made_classes([LOW, HIGH], (), QUIET), "area", "quantiles", OWN, (5.0,))
STYLE = LayerStyle("area")


def fills(symbology: Symbology) -> list[str]:
    return [each.symbol.fill for each in symbology.classes]


def test_each_class_has_a_colour_of_the_palette_and_what_is_missing_a_quiet_one() -> None:
    assert fills(styled(RANGES, STYLE, "polygon")) == ["ramp1", "ramp7", "no_value"]
    reversed_ = replace(STYLE, palette="oranges", is_reversed=True)
    assert fills(styled(RANGES, reversed_, "polygon")) == ["oranges9", "oranges1", "no_value"]


def test_what_is_said_of_a_class_goes_before_and_can_be_taken_back() -> None:
    said = ClassChoice("range:1", label="Large", color="#ff0000", is_hidden=True)
    told = styled(RANGES, replace(STYLE, classes=(said,)), "polygon")
    large = told.classes[1]
    assert (large.label.en, large.symbol.fill, large.is_hidden) == ("Large", "#ff0000", True)
    assert large.symbol.stroke == "#ff0000", "a colour of one's own has but one side"
    assert styled(told, STYLE, "polygon") == styled(RANGES, STYLE, "polygon")


@pytest.mark.parametrize(
    ("kind", "sizes"),
    [("point", "marker_size"), ("line", "stroke_width"), ("polygon", "stroke_width")],
)
def test_sizes_grow_with_numbers_and_leave_the_colour(kind: GeometryKind, sizes: str) -> None:
    sized = styled(RANGES, replace(STYLE, sizes_px=(2.0, 10.0)), kind)
    assert [getattr(each.symbol, sizes) for each in sized.classes] == [2.0, 10.0, 2.0]
    assert {each.symbol.fill for each in sized.classes[:2]} == {"plot"}


def test_with_a_palette_numbers_are_told_by_sizes_and_colours() -> None:
    both = styled(RANGES, replace(STYLE, sizes_px=(2.0, 10.0), palette="blues"), "polygon")
    assert fills(both) == ["blues1", "blues9", "no_value"]
    assert [each.symbol.stroke_width for each in both.classes] == [2.0, 10.0, 2.0]


def test_without_classes_all_have_the_chosen_symbol_until_it_is_given_back() -> None:
    red = Symbol(fill="#ff0000")
    chosen = styled(Symbology.single(OWN), LayerStyle(symbol=red), "polygon")
    assert chosen.common == red
    assert styled(chosen, LayerStyle(), "polygon") == Symbology.single(OWN)
    assert styled(styled(RANGES, LayerStyle("area", symbol=red), "polygon"), STYLE, "polygon") == (
        styled(RANGES, STYLE, "polygon")
    )
