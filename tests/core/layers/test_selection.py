"""A set of features has each once, layer after layer, however many they are."""

import random

import numpy as np
import pytest

from gisapp.core.layers.layer import FeatureRef, TopicRef
from gisapp.core.layers.selection import NO_FEATURES, FeatureSet, Selection

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


def random_refs(seed: int) -> list[FeatureRef]:
    chance = random.Random(seed)
    return [FeatureRef(chance.choice("abc"), chance.randrange(12)) for _ in range(30)]


def test_sets_of_features_agree_with_sets_of_python() -> None:
    for seed in range(50):
        one, other = random_refs(seed), random_refs(1000 + seed)
        first, second = FeatureSet.of(*one), FeatureSet.of(*other)
        assert set(first) == set(one)
        assert len(first) == len(set(one))
        assert set(first | second) == set(one) | set(other)
        assert set(first - second) == set(one) - set(other)
        assert len(first | second) == len(set(one) | set(other))
        assert all((ref in first) == (ref in set(one)) for ref in other)


def test_a_layer_without_features_is_as_if_it_were_not_there() -> None:
    none = np.empty(0, np.int64)
    assert FeatureSet({"park": none}) == NO_FEATURES
    assert FeatureSet({"park": none}).ids == {}
    assert (FeatureSet.of(PARK) - FeatureSet.of(PARK)).ids == {}


def test_only_one_thing_has_details_to_show() -> None:
    assert Selection().subject is None
    assert Selection(FeatureSet.of(PARK, ROAD), candidates=(PARK, ROAD)).subject is None
    topic = TopicRef("fund")
    assert Selection(topic=topic).subject == topic


def test_ids_cannot_be_written() -> None:
    with pytest.raises(ValueError, match="read-only"):
        FeatureSet({"park": np.array([1, 2])}).ids["park"][0] = 9
