"""Classes are listed with the numbers between which they lie."""

import math
from pathlib import Path

from gisapp.core.layers.layer_style import ClassChoice, LayerStyle
from gisapp.export.styles.written_classes import written_classes
from tests.styled_layers import layer_of, squares


def test_ranges_have_their_bounds_and_hidden_ones_are_listed(tmp_path: Path) -> None:
    choices = (ClassChoice("range:1", "middle", is_hidden=True),)
    style = LayerStyle(field="size", method="own", breaks=(2.0, 10.0), classes=choices)
    written = written_classes(layer_of(tmp_path, style), "zh")
    assert [(each.kind, each.low, each.high) for each in written] == [
        ("range", -math.inf, 2.0),
        ("range", 2.0, 10.0),
        ("range", 10.0, math.inf),
        ("missing", -math.inf, math.inf),
    ]
    assert [each.is_hidden for each in written] == [False, True, False, False]
    assert written[1].label == "middle"


def test_how_many_values_share_a_class_is_not_written(tmp_path: Path) -> None:
    columns = {"use": [f"use {number}" for number in range(20)]}
    layer = layer_of(tmp_path, LayerStyle(field="use"), squares(20), columns)
    others = written_classes(layer, "en")[-1]
    assert (others.kind, others.label) == ("others", "Other values")
