"""A layer too large for memory loads what a view needs, never more than there is room for."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.loaded import colored, keeping_loaded
from gisapp.core.layers.partial import PartialContent
from gisapp.core.layers.partial_loading import (
    load_features,
    loaded_for,
    sampled,
    without_features,
)
from gisapp.core.layers.symbology import SymbolClass, Symbology
from gisapp.core.progress import Progress
from gisapp.core.space.extent import Extent
from gisapp.core.space.worlds import WORLD_M
from gisapp.core.text.bilingual import Bilingual
from gisapp.errors import Cancelled
from tests.core.layers.partial_layers import ROOM, SIDE, WHOLE, Store, partial_of
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


def colors_of(*values: str) -> Symbology:
    """Return a symbology of the squares' parity, with a class for other values at the end."""
    classes = [SymbolClass(each, Bilingual(each), RED) for each in values]
    others = SymbolClass("", Bilingual("others"), RED, "others")
    return Symbology((*classes, others), "parity", base=RED)


def test_loaded_features_are_classed_by_the_colours_that_the_layer_has(
    beyond: Layer, partial: PartialContent
) -> None:
    colors = colors_of("odd")
    now = colored(beyond, partial, colors)
    assert now.coloring == colors
    assert now.is_overview, "so that features are loaded anew"
    (loaded,) = loaded_for((now,), Extent(300, 300, 400, 400))
    assert loaded.symbology == colors
    is_odd = loaded.geometry.feature_ids % 2 == 1
    assert loaded.classes.tolist() == np.where(is_odd, 0, 1).tolist()


def test_colours_taken_away_leave_one_symbol(beyond: Layer, partial: PartialContent) -> None:
    now = colored(beyond, partial, colors_of("odd", "even"))
    assert now.partial is not None
    (plain,) = loaded_for((colored(now, now.partial, None),), Extent(300, 300, 400, 400))
    assert plain.coloring == Symbology.single(RED)
    assert set(plain.classes.tolist()) == {0}


def test_a_layer_that_grows_keeps_the_colours_of_features_to_come(
    beyond: Layer, partial: PartialContent
) -> None:
    colors = colors_of("odd", "even")
    shown = colored(beyond, partial, colors)
    for each in (shown, *loaded_for((shown,), Extent(300, 300, 400, 400))):
        kept = keeping_loaded(beyond, each)
        assert kept.partial is not None
        assert kept.partial.colors == colors


def test_a_sample_has_features_and_a_layer_that_has_some_is_its_own_sample(
    beyond: Layer, store: Store
) -> None:
    sample = sampled(beyond)
    assert 0 < len(sample.geometry) <= ROOM
    assert sample.partial is not None
    assert sample.partial.loaded == store.asked[-1]
    assert sampled(sample) is sample
    whole = layer("polygon", [], RED)
    assert sampled(whole) is whole


def test_layers_whose_features_are_too_many_in_view_are_named(beyond: Layer) -> None:
    (loaded,) = loaded_for((beyond,), Extent(300, 300, 400, 400))
    hidden = replace(beyond, visible=False)
    whole = layer("polygon", [], RED)
    assert without_features((whole, beyond, loaded, hidden)) == (beyond,)


def test_a_view_of_another_world_loads_the_same_features(beyond: Layer) -> None:
    (loaded,) = loaded_for((beyond,), Extent(300, 300, 400, 400).moved(-WORLD_M))
    assert loaded.partial is not None
    assert loaded.partial.loaded is not None
    assert loaded.partial.loaded.xmin == pytest.approx(250)
    assert len(loaded.geometry) == 400
