"""A layer too large for memory keeps what is loaded of it, as more of its source is known."""

from dataclasses import replace

import numpy as np
import pytest

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.loaded import keeping_loaded, with_loaded
from gisapp.core.layers.partial import PartialContent
from gisapp.core.layers.partial_loading import load_features, loaded_for
from gisapp.core.layers.symbology import Symbol, SymbolClass, Symbology
from gisapp.core.space.extent import Extent
from gisapp.core.text.bilingual import Bilingual
from tests.core.layers.partial_layers import SIDE, Store, partial_of
from tests.render.maps import RED, layer


@pytest.fixture
def partial() -> PartialContent:
    return partial_of(Store())


@pytest.fixture
def beyond(partial: PartialContent) -> Layer:
    made = layer("polygon", [], RED)
    return replace(made, content=replace(made.content, partial=partial))


def test_a_layer_that_grows_keeps_its_loaded_features_and_their_look(
    beyond: Layer, partial: PartialContent
) -> None:
    (shown,) = loaded_for((beyond,), Extent(300, 300, 400, 400))
    blue = Symbol(fill="#0000ff")
    two = Symbology((SymbolClass("a", Bilingual(), RED), SymbolClass("b", Bilingual(), blue)))
    classes = (np.arange(len(shown.geometry)) % 2).astype(np.uint8)
    shown = replace(shown, content=shown.content.classified(two, classes))
    larger = replace(partial, features=2 * SIDE**2)
    grown = replace(beyond, content=replace(beyond.content, partial=larger))
    kept = keeping_loaded(grown, shown)
    assert sorted(kept.geometry.feature_ids) == sorted(shown.geometry.feature_ids)
    assert kept.classes is shown.classes
    assert kept.partial is not None
    assert shown.partial is not None
    assert kept.partial.loaded == shown.partial.loaded
    assert kept.feature_count == 2 * SIDE**2
    assert keeping_loaded(grown, beyond).geometry is grown.geometry
    assert keeping_loaded(beyond, layer("polygon", [], RED)) is beyond

    without = with_loaded(kept, kept.partial, None)
    assert without.symbology.common == RED
    assert len(without.classes) == len(without.geometry) == 0


def test_features_loaded_for_an_older_state_are_put_into_the_newer_one(
    beyond: Layer, partial: PartialContent
) -> None:
    extent = Extent(300, 300, 400, 400)
    loaded = load_features(beyond, partial, extent)
    assert loaded is not None
    newer = replace(partial, share=1.0, features=7 * SIDE**2)
    now = with_loaded(beyond, newer, loaded)
    assert now.partial is not None
    assert (now.partial.loaded, now.feature_count) == (extent, 7 * SIDE**2)
    assert len(now.geometry) == len(loaded.content.geometry) == 100
