"""What a layer beyond memory holds: enough for the view, never more than there is room for."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import pytest
import shapely

from gisapp.core.geometry.density_builder import DensityBuilder
from gisapp.core.geometry.feature_geometry import FeatureGeometry
from gisapp.core.geometry.feature_index import FeatureIndex
from gisapp.core.layers.attributes import AttributeTable
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
from tests.render.maps import RED, Names, layer

SIDE = 100
WHOLE = Extent(0.0, 0.0, 10.0 * SIDE, 10.0 * SIDE)
ROOM = 900


class Store:
    """A field of small squares, read line by line; it notes what it was asked for."""

    def __init__(self) -> None:
        corners = np.stack(np.meshgrid(*[np.arange(SIDE) * 10.0] * 2), -1).reshape(-1, 2) + 4
        shapes = list(shapely.box(*corners.T, *(corners + 2).T))
        self.geometry = FeatureGeometry.from_shapely("polygon", shapes, range(len(shapes)))
        self.asked: list[Extent | None] = []

    def batches(self, extent: Extent | None) -> Iterator[FeatureGeometry]:
        self.asked.append(extent)
        rows = FeatureIndex(self.geometry).rows_in(extent or WHOLE)
        for some in np.array_split(rows, 10):
            yield self.geometry.reordered(some)

    def extent_of(self, feature_ids: Sequence[int]) -> Extent | None:
        return Extent.of_bounds(self.geometry.bounds[list(feature_ids)])

    def attributes_in(self, extent: Extent | None) -> AttributeTable:
        return Names()


@pytest.fixture
def store() -> Store:
    return Store()


@pytest.fixture
def partial(store: Store) -> PartialContent:
    growing = DensityBuilder("polygon", WHOLE.buffered(30_000))
    growing.append(store.geometry)
    overview, large = growing.so_far()
    assert len(large) == 0
    return PartialContent(store, 1.0, overview, FeatureIndex(large), SIDE**2, growing.extent, ROOM)


@pytest.fixture
def beyond(partial: PartialContent) -> Layer:
    made = layer("polygon", [], RED)
    return replace(made, partial=partial)


def ids_of(layer: Layer) -> Sequence[int]:
    return sorted(layer.geometry.feature_ids.tolist())


def test_more_is_held_than_is_seen_as_far_as_there_is_room(partial: PartialContent) -> None:
    small, medium, large, huge = (Extent(300, 300, 300 + a, 300 + a) for a in (100, 170, 240, 500))
    for seen, ahead in ((small, 0.5), (medium, 0.2), (large, 0.0)):
        box = partial.extent_to_load(seen)
        assert box == seen.buffered(ahead * seen.width)
    assert partial.extent_to_load(huge) is None
    assert replace(partial, extent=None).extent_to_load(small) is None, "nothing has a place"


def test_of_what_is_not_told_yet_as_much_is_expected_as_of_the_rest(
    partial: PartialContent,
) -> None:
    seen = Extent(300, 300, 540, 540)
    assert partial.extent_to_load(seen) == seen
    young = replace(partial, share=0.01, features=SIDE**2 // 50)
    assert young.extent_to_load(seen) is None, "twice as many will come"
    assert young.extent_to_load(Extent(-500, -500, -260, -260)) is not None


def test_what_is_held_suits_until_it_is_left_or_of_no_use(partial: PartialContent) -> None:
    seen, whole = Extent(300, 300, 400, 400), WHOLE
    assert not partial.is_enough_for(seen)
    assert partial.is_enough_for(whole), "the overview does"
    loaded_there = replace(partial, loaded=partial.extent_to_load(seen))
    assert loaded_there.is_enough_for(seen)
    assert loaded_there.is_enough_for(Extent(349, 349, 449, 449))
    assert not loaded_there.is_enough_for(Extent(360, 360, 460, 460))
    assert not loaded_there.is_enough_for(whole)


def test_holding_reads_what_is_to_be_seen_and_no_more(beyond: Layer, store: Store) -> None:
    seen = Extent(300, 300, 400, 400)
    (held,) = loaded_for((beyond,), seen)
    assert held.partial is not None
    assert held.partial.loaded == Extent(250, 250, 450, 450)
    assert len(held.geometry) == 400
    assert (held.feature_count, held.extent) == (SIDE**2, beyond.extent)
    assert loaded_for((held,), seen) == (held,)
    hidden = replace(beyond, visible=False)
    assert loaded_for((hidden, layer("polygon", [], RED)), seen)[0] is hidden
    assert len(store.asked) == 1

    (all_in_view,) = loaded_for((held,), WHOLE)
    assert all_in_view.partial is not None
    assert all_in_view.partial.loaded is None
    assert len(all_in_view.geometry) == 0


def test_reading_is_given_up_after_a_cancel_and_where_far_more_comes_than_was_told(
    beyond: Layer, partial: PartialContent
) -> None:
    box = Extent(0, 0, 300, 300)
    assert load_features(beyond, partial, box) is not None
    with pytest.raises(Cancelled):
        load_features(beyond, partial, box, Progress(cancelled=lambda: True))
    assert load_features(beyond, replace(partial, most=100), box) is None


def test_a_layer_that_grows_keeps_what_it_holds_and_how_that_looks(
    beyond: Layer, partial: PartialContent
) -> None:
    (shown,) = loaded_for((beyond,), Extent(300, 300, 400, 400))
    blue = Symbol(fill="#0000ff")
    two = Symbology((SymbolClass("a", Bilingual(), RED), SymbolClass("b", Bilingual(), blue)))
    classes = (np.arange(len(shown.geometry)) % 2).astype(np.uint8)
    shown = replace(shown, symbology=two, classes=classes)
    grown = replace(beyond, partial=replace(partial, features=2 * SIDE**2))
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
