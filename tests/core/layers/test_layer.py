"""What a layer says of itself, whether all its features are in memory or not."""

from dataclasses import replace

import numpy as np
import pytest
import shapely

from gisapp.core.geometry.feature_index import FeatureIndex
from gisapp.core.layers.layer import FeatureRef, Layer, is_drawn, not_at_hand, refs_of
from gisapp.core.layers.symbology import Symbol, Symbology
from gisapp.core.space.extent import Extent
from tests.core.layers.partial_layers import Store, partial_of
from tests.render.maps import RED, Names, layer

TWO = layer("polygon", [shapely.box(0, 0, 2, 2), shapely.box(10, 5, 12, 8)], RED, layer_id="two")


@pytest.fixture
def beyond() -> Layer:
    """A layer of 10,000 features of which none is loaded."""
    empty = layer("polygon", [], RED)
    return replace(empty, content=replace(empty.content, partial=partial_of(Store())))


def test_a_layer_in_memory_has_the_count_and_the_extent_of_its_features() -> None:
    assert TWO.feature_count == 2
    assert TWO.extent == Extent(0, 0, 12, 8)
    assert TWO.nbytes == TWO.geometry.nbytes
    assert not TWO.is_overview


def test_a_layer_without_geometry_has_no_extent() -> None:
    assert layer("point", [], RED).extent is None


def test_a_layer_too_large_for_memory_has_those_of_its_source(beyond: Layer) -> None:
    partial = beyond.partial
    assert partial is not None
    assert len(beyond.geometry) == 0
    assert beyond.feature_count == 10_000
    assert beyond.extent == partial.extent == Extent(4, 4, 996, 996)
    assert beyond.nbytes == beyond.geometry.nbytes + partial.density_grid.nbytes


def test_it_is_an_overview_until_features_are_loaded(beyond: Layer) -> None:
    assert beyond.is_overview
    partial = beyond.partial
    assert partial is not None
    loaded = replace(partial, loaded=Extent(0, 0, 5, 5))
    assert not replace(beyond, content=replace(beyond.content, partial=loaded)).is_overview


def test_its_colouring_is_that_of_the_features_to_come(beyond: Layer) -> None:
    assert beyond.coloring == beyond.symbology
    blue = Symbology.single(Symbol(fill="#0000ff"))
    partial = beyond.partial
    assert partial is not None
    content = replace(beyond.content, partial=replace(partial, colors=blue))
    assert replace(beyond, content=content).coloring == blue
    assert TWO.coloring == TWO.symbology


def test_short_ways_lead_to_the_content() -> None:
    content = TWO.content
    assert TWO.geometry is content.geometry
    assert TWO.index is content.index
    assert TWO.attributes is content.attributes
    assert TWO.symbology is content.symbology
    assert TWO.classes is content.classes


def test_refs_are_the_sources_ids_in_the_order_of_the_rows() -> None:
    geometry = replace(TWO.geometry, feature_ids=np.array([40, 41]))
    numbered = replace(TWO, content=replace(TWO.content, index=FeatureIndex(geometry)))
    refs = refs_of(numbered, np.array([1, 0]))
    assert refs == [FeatureRef("two", 41), FeatureRef("two", 40)]
    assert type(refs[0].feature_id) is int, "as JSON needs it"
    assert refs_of(numbered, np.empty(0, np.int64)) == []


@pytest.mark.parametrize(
    ("changes", "resolution", "expected"),
    [
        ({}, 5.0, True),
        ({"visible": False}, 5.0, False),
        ({"opacity": 0.0}, 5.0, False),
        ({"opacity": 0.01}, 5.0, True),
        ({"finest": 5.0}, 5.0, True),
        ({"finest": 5.1}, 5.0, False),
        ({"coarsest": 5.1}, 5.0, True),
        ({"coarsest": 5.0}, 5.0, False),
    ],
)
def test_a_layer_is_drawn_between_its_resolutions_if_it_can_be_seen(
    changes: dict[str, float], resolution: float, expected: bool
) -> None:
    assert is_drawn(replace(TWO, **changes), resolution) is expected  # type: ignore[arg-type]


def test_layers_to_fetch_are_those_whose_attributes_are_not_at_hand() -> None:
    class Far(Names):
        """Attributes that are still in their file."""

        @property
        def is_at_hand(self) -> bool:
            return False

    far = replace(TWO, layer_id="far", content=replace(TWO.content, attributes=Far()))
    assert not_at_hand([TWO, far, TWO]) == (far,)
    assert not_at_hand([]) == ()
