"""Which extent of a source too large for memory is loaded for a view, and when it is enough."""

from dataclasses import replace

import numpy as np
import pytest
import shapely

from gisapp.core.geometry.feature_geometry import FeatureGeometry
from gisapp.core.geometry.feature_index import FeatureIndex
from gisapp.core.layers.partial import PartialContent
from gisapp.core.space.extent import Extent
from tests.core.layers.partial_layers import ROOM, SIDE, WHOLE, Store, partial_of


@pytest.fixture
def store() -> Store:
    return Store()


@pytest.fixture
def partial(store: Store) -> PartialContent:
    return partial_of(store)


def test_more_is_loaded_than_is_in_view_as_far_as_there_is_room(partial: PartialContent) -> None:
    small, medium, large, huge = (Extent(300, 300, 300 + a, 300 + a) for a in (100, 170, 240, 500))
    for seen, ahead in ((small, 0.5), (medium, 0.2), (large, 0.0)):
        extent = partial.extent_to_load(seen)
        assert extent == seen.buffered(ahead * seen.width)
    assert partial.extent_to_load(huge) is None
    assert replace(partial, extent=None).extent_to_load(small) is None, "nothing has a place"


def test_of_the_part_that_was_not_read_yet_as_much_is_expected_as_of_the_other(
    partial: PartialContent,
) -> None:
    seen = Extent(300, 300, 540, 540)
    assert partial.extent_to_load(seen) == seen
    young = replace(partial, share=0.01, features=SIDE**2 // 50)
    assert young.extent_to_load(seen) is None, "twice as many will come"
    assert young.extent_to_load(Extent(-500, -500, -260, -260)) is not None


def test_once_all_was_read_only_what_was_counted_is_expected(partial: PartialContent) -> None:
    """However many features the source has elsewhere."""
    seen = Extent(300, 300, 540, 540)
    crowded_elsewhere = replace(partial, features=10**6)
    assert crowded_elsewhere.extent_to_load(seen) == seen
    assert replace(crowded_elsewhere, share=0.5).extent_to_load(seen) is None


def test_what_is_loaded_is_enough_until_it_is_left_or_of_no_use(partial: PartialContent) -> None:
    seen, whole = Extent(300, 300, 400, 400), WHOLE
    assert not partial.is_enough_for(seen)
    assert partial.is_enough_for(whole), "the density grid does"
    loaded_there = replace(partial, loaded=partial.extent_to_load(seen))
    assert loaded_there.is_enough_for(seen)
    assert loaded_there.is_enough_for(Extent(349, 349, 449, 449))
    assert not loaded_there.is_enough_for(Extent(360, 360, 460, 460))
    assert not loaded_there.is_enough_for(whole)


def test_nothing_has_loaded_an_extent_but_what_contains_it(partial: PartialContent) -> None:
    seen = Extent(300, 300, 400, 400)
    assert not partial.has_loaded(seen)
    assert replace(partial, loaded=seen).has_loaded(seen)
    assert replace(partial, loaded=seen.buffered(1)).has_loaded(seen)
    assert not replace(partial, loaded=seen.buffered(-1)).has_loaded(seen)


def test_an_extent_to_load_never_has_more_features_than_there_is_room_for(
    partial: PartialContent, store: Store
) -> None:
    index = FeatureIndex(store.geometry)
    chance = np.random.default_rng(3)
    loaded = 0
    for size in chance.uniform(1, 600, 200):
        x, y = chance.uniform(-100, 1000, 2)
        seen = Extent(x, y, x + size, y + size * chance.uniform(0.2, 1))
        extent = partial.extent_to_load(seen)
        if extent is None:
            assert len(index.rows_in(seen)) > 0.8 * ROOM, "so many that there may be too many"
        else:
            assert extent.contains(seen)
            assert len(index.rows_in(extent)) <= ROOM
            loaded += 1
    assert loaded > 50


def test_large_features_count_too(partial: PartialContent) -> None:
    seen = Extent(300, 300, 540, 540)
    assert partial.extent_to_load(seen) == seen
    wide = [shapely.box(0, 0, 1000, 1000)] * ROOM
    large = FeatureIndex(FeatureGeometry.from_shapely("polygon", wide, range(ROOM)))
    assert replace(partial, large=large).extent_to_load(seen) is None


def test_a_sample_is_where_there_are_many_features_but_not_too_many(
    partial: PartialContent, store: Store
) -> None:
    index = FeatureIndex(store.geometry)
    for capacity in (50, 200, ROOM, 20_000):
        extent = replace(partial, capacity=capacity).sample_extent
        assert extent is not None
        found = len(index.rows_in(extent))
        assert 0 < found <= capacity


def test_there_is_no_sample_without_features_or_without_room(partial: PartialContent) -> None:
    assert replace(partial, capacity=-1).sample_extent is None
    none = FeatureGeometry.missing("polygon", np.arange(3))
    empty = Store()
    empty.geometry = none
    assert partial_of(empty).sample_extent is None
