"""Each change of a style makes another one, and forgets nothing else that was chosen."""

from dataclasses import replace

import pytest
import shapely

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.layer_style import PLAIN_STYLE, ClassChoice, LayerStyle
from gisapp.core.layers.style_changes import (
    StyleMode,
    by_field,
    in_mode,
    mode_of,
    showing_all,
    showing_only,
    with_choice,
)
from gisapp.core.layers.symbology import SymbolClass, Symbology
from gisapp.core.text.bilingual import Bilingual
from tests.render.maps import RED, layer

USES = Symbology(
    tuple(SymbolClass(each, Bilingual(each), RED) for each in ("idle", "let")), "use", base=RED
)


@pytest.fixture
def points() -> Layer:
    return layer("point", [shapely.Point(0, 0)], RED)


@pytest.mark.parametrize(
    ("style", "mode"),
    [
        (PLAIN_STYLE, "one"),
        (LayerStyle("tax", "values"), "values"),
        (LayerStyle("tax", "natural"), "ranges"),
        (LayerStyle("tax", "natural", sizes_px=(4.0, 9.0)), "sizes"),
    ],
)
def test_a_style_tells_its_mode(points: Layer, style: LayerStyle, mode: StyleMode) -> None:
    assert mode_of(replace(points, style=style)) == mode


def test_a_layers_own_classes_have_a_mode_too(points: Layer) -> None:
    own = replace(points, content=replace(points.content, symbology=USES))
    assert mode_of(own) == "values"


def test_a_mode_begins_with_its_method_and_sizes(points: Layer) -> None:
    sized = in_mode(points, "sizes", "tax")
    assert (sized.field, sized.method, sized.sizes_px) == ("tax", "quantiles", (6.0, 24.0))
    by_value = in_mode(replace(points, style=sized), "values", "use")
    assert (by_value.method, by_value.sizes_px) == ("values", None)
    assert in_mode(replace(points, style=sized), "one", "") == PLAIN_STYLE


def test_own_breaks_are_not_those_of_another_field(points: Layer) -> None:
    own = replace(points, style=LayerStyle("tax", "own", breaks=(3.0,)))
    other = by_field(own, "area")
    assert (other.field, other.method, other.breaks) == ("area", "quantiles", ())


def test_what_is_said_of_a_class_goes_where_nothing_is_left_of_it() -> None:
    named = with_choice(PLAIN_STYLE, ClassChoice("value:idle", label="Vacant"))
    hidden = with_choice(named, ClassChoice("value:idle", label="Vacant", is_hidden=True))
    assert len(hidden.classes) == 1
    assert showing_all(hidden) == named
    assert with_choice(named, ClassChoice("value:idle")) == PLAIN_STYLE


def test_all_classes_but_one_are_hidden() -> None:
    alone = showing_only(PLAIN_STYLE, USES, "value:let")
    assert alone.classes == (ClassChoice("value:idle", is_hidden=True),)
    assert showing_only(alone, USES, "value:idle").classes == (
        ClassChoice("value:let", is_hidden=True),
    )
