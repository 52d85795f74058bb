"""A set of features holds each once, layer after layer, however many they are."""

import numpy as np

from gisapp.core.layers.layer import FeatureRef
from gisapp.core.layers.selection import FeatureSet, Selection

PARK, ROAD, PLOT = FeatureRef("park", 7), FeatureRef("road", 7), FeatureRef("park", 3)


def test_features_come_once_and_layer_after_layer() -> None:
    features = FeatureSet.of(PARK, ROAD, PLOT, PARK)
    assert list(features) == [PARK, PLOT, ROAD]
    assert len(features) == 3
    assert ROAD in features
    assert FeatureRef("road", 3) not in features
    assert FeatureRef("lake", 7) not in features


def test_sets_are_joined_and_parted() -> None:
    some, others = FeatureSet.of(PARK, ROAD), FeatureSet.of(PLOT, PARK)
    assert list(some | others) == [PARK, PLOT, ROAD]
    assert list(some - others) == [ROAD]
    assert list((some | others).of_layers({"park"})) == [PARK, PLOT]
    assert not some - some


def test_equal_sets_are_no_change_of_a_selection() -> None:
    crowd = np.arange(1_000_000)
    first, second = (Selection(FeatureSet({"plots": crowd.copy()})) for _ in range(2))
    assert first == second
    assert hash(first) == hash(second)
    assert first != Selection(FeatureSet({"plots": crowd[1:]}))
    assert first != Selection(FeatureSet({"parks": crowd}))
    assert first.subject is None
    assert Selection(FeatureSet.of(PARK)).subject == PARK
