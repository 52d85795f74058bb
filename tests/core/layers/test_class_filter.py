"""The condition that leaves only one class."""

import math

from gisapp.core.filters.layer_filter import AnyOf, Between
from gisapp.core.layers.class_filter import condition_of
from gisapp.core.layers.symbology import SymbolClass, Symbology
from gisapp.core.text.bilingual import Bilingual
from tests.render.maps import RED

LABEL = Bilingual()


def test_a_value_and_what_has_none_are_conditions_and_others_are_not() -> None:
    classes = (
        SymbolClass("idle", LABEL, RED),
        SymbolClass("", LABEL, RED, "others"),
        SymbolClass("", LABEL, RED, "missing"),
    )
    symbology = Symbology(classes, "use")
    assert condition_of(symbology, "value:idle") == AnyOf("use", ("idle",))
    assert condition_of(symbology, "others") is None
    assert condition_of(symbology, "missing") == AnyOf("use", (), takes_missing=True)


def test_a_range_ends_just_below_the_next_one() -> None:
    classes = tuple(SymbolClass("", LABEL, RED, "range") for _ in range(3))
    symbology = Symbology(classes, "tax", "quantiles", breaks=(10.0, 20.0))
    assert condition_of(symbology, "range:0") == Between("tax", None, math.nextafter(10.0, 0.0))
    assert condition_of(symbology, "range:1") == Between("tax", 10.0, math.nextafter(20.0, 0.0))
    assert condition_of(symbology, "range:2") == Between("tax", 20.0, None)
