"""A layer too large for memory loads what a view needs, never more than there is room for."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.partial import PartialContent
from gisapp.core.layers.partial_loading import (
    keeping_loaded,
    load_features,
    loaded_for,
    with_loaded,
)
from gisapp.core.layers.symbology import Symbol, SymbolClass, Symbology
from gisapp.core.progress import Progress
from gisapp.core.space.extent import Extent
from gisapp.core.text.bilingual import Bilingual
from gisapp.errors import Cancelled
from tests.core.layers.partial_layers import SIDE, WHOLE, Store, partial_of
from tests.render.maps import RED, layer


@pytest.fixture
def store() -> Store:
    return Store()


@pytest.fixture
def partial(store: Store) -> PartialContent:
    return partial_of(store)


@pytest.fixture
def beyond(partial: PartialContent) -> Layer:
    made = layer("polygon", [], RED)
    return replace(made, content=replace(made.content, partial=partial))


def ids_of(layer: Layer) -> Sequence[int]:
    return sorted(layer.geometry.feature_ids.tolist())


def test_loading_reads_the_features_that_a_view_needs_and_no_others(
    beyond: Layer, store: Store
) -> None:
    seen = Extent(300, 300, 400, 400)
    (loaded,) = loaded_for((beyond,), seen)
    assert loaded.partial is not None
    assert loaded.partial.loaded == Extent(250, 250, 450, 450)
    assert len(loaded.geometry) == 400
    assert (loaded.feature_count, loaded.extent) == (SIDE**2, beyond.extent)
    assert loaded_for((loaded,), seen) == (loaded,)
    hidden = replace(beyond, visible=False)
    assert loaded_for((hidden, layer("polygon", [], RED)), seen)[0] is hidden
    assert len(store.asked) == 1

    (all_in_view,) = loaded_for((loaded,), WHOLE)
    assert all_in_view.partial is not None
    assert all_in_view.partial.loaded is None
    assert len(all_in_view.geometry) == 0


def test_loading_stops_after_a_cancel_and_if_far_more_features_come_than_expected(
    beyond: Layer, partial: PartialContent
) -> None:
    box = Extent(0, 0, 300, 300)
    assert load_features(beyond, partial, box) is not None
    with pytest.raises(Cancelled):
        load_features(beyond, partial, box, Progress(cancelled=lambda: True))
    assert load_features(beyond, replace(partial, capacity=100), box) is None


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
    assert ids_of(kept) == ids_of(shown)
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
