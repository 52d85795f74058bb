"""A layer is coloured by the values of an attribute."""

from dataclasses import replace

import numpy as np
import pytest

from gisapp.core.bilingual import Bilingual
from gisapp.core.classify import SERIES_COLORS, categorised
from gisapp.core.feature_geometry import FeatureGeometry
from gisapp.core.feature_index import FeatureIndex
from gisapp.core.layer import AttributeValue, Layer
from gisapp.sources.park_layers import RowTable
from gisapp.sources.park_tables import Row
from tests.parks import embedded

REST = Bilingual("Other values", "其他值")


def layer_with(*values: AttributeValue) -> Layer:
    """Return a layer of points, one for each value of its field `use`."""
    layers, _ = embedded()
    (layer,) = (layer for layer in layers if layer.kind == "enterprise")
    geometry = FeatureGeometry.missing("point", np.arange(len(values)))
    rows = {i: Row("plot", i, {"use": value}) for i, value in enumerate(values)}
    return replace(
        layer, geometry=geometry, index=FeatureIndex(geometry), attributes=RowTable((), rows)
    )


def told(layer: Layer) -> list[str]:
    return [layer.symbology.classes[place].label.en for place in layer.classes]


def test_each_value_has_a_colour_the_most_frequent_first() -> None:
    layer = categorised(layer_with("b", "a", "b", "c", "a", "b"), "use", REST)
    assert layer.symbology.attribute == "use"
    assert [each.value for each in layer.symbology.classes] == ["b", "a", "c"]
    assert told(layer) == ["b", "a", "b", "c", "a", "b"]
    assert [each.symbol.stroke for each in layer.symbology.classes] == list(SERIES_COLORS[:3])


def test_features_without_a_value_are_told_apart() -> None:
    assert told(categorised(layer_with(1, None, 1, ""), "use", REST)) == [
        *("1", "Other values", "1", "Other values")
    ]


def test_rare_values_share_a_class_when_colours_run_out() -> None:
    values = [f"v{number}" for number in range(12)]
    layer = categorised(layer_with(*values, *values[:8]), "use", REST)
    assert [each.value for each in layer.symbology.classes] == [*values[:8], ""]
    assert told(layer)[8:12] == ["Other values"] * 4


def test_a_field_that_is_not_there() -> None:
    with pytest.raises(KeyError):
        categorised(layer_with("a"), "height", REST)
