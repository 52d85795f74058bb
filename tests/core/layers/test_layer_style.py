"""What is chosen of a look: which classes there are is apart from how they look."""

from dataclasses import replace

from gisapp.core.layers.layer_style import ClassChoice, LabelChoice, LayerStyle
from gisapp.core.layers.symbology import Symbol

STYLE = LayerStyle(
    "use",
    "own",
    breaks=(1.0, 2.0),
    palette="blues",
    symbol=Symbol(fill="plot"),
    classes=(ClassChoice("range:0", is_hidden=True),),
    labels=LabelChoice("{use}"),
)


def test_colours_names_and_hidden_classes_ask_for_no_other_classes() -> None:
    for look in (
        replace(STYLE, palette="greens", is_reversed=True),
        replace(STYLE, symbol=None, sizes_px=(1.0, 5.0)),
        replace(STYLE, classes=(), labels=None),
    ):
        assert look.request == STYLE.request
    for other in (replace(STYLE, count=7), replace(STYLE, breaks=(3.0,)), STYLE.by("area")):
        assert other.request != STYLE.request


def test_by_another_attribute_nothing_is_said_of_classes_and_all_else_stays() -> None:
    other = STYLE.by("area", "quantiles")
    assert (other.field, other.method, other.breaks, other.classes) == ("area", "quantiles", (), ())
    assert (other.palette, other.symbol, other.labels) == ("blues", STYLE.symbol, STYLE.labels)
