"""What is written of a layer: in the source's order, some features, an extent."""

from pathlib import Path

import numpy as np

from gisapp.core.layers.layer import FeatureRef, Layer
from gisapp.core.layers.selection import FeatureSet
from gisapp.core.space.crs import extent_from_degrees
from gisapp.core.space.extent import Extent
from gisapp.export.tables.chosen import ALL, Chosen, chosen_batches
from tests.styled_layers import layer_of


def ids(layer: Layer, chosen: Chosen) -> list[int]:
    found = [batch.feature_ids for batch in chosen_batches(layer, chosen)]
    return np.concatenate(found).tolist() if found else []


def test_features_come_in_the_order_of_their_source(tmp_path: Path) -> None:
    layer = layer_of(tmp_path)
    assert ids(layer, ALL) == [1, 2, 3, 4, 5, 6]
    some = FeatureSet.of(FeatureRef(layer.layer_id, 5), FeatureRef(layer.layer_id, 2))
    assert ids(layer, Chosen(features=some)) == [2, 5]
    assert Chosen(features=some).count(layer) == 2
    assert ids(layer, Chosen(features=FeatureSet())) == []
    west = Chosen(extent_from_degrees(Extent(115.9, 28.6, 115.915, 28.61)))
    assert ids(layer, west) == [1, 2]
    assert west.count(layer) == 2
