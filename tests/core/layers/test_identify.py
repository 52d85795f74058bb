"""A click finds what the user means first."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from gisapp.core.geometry.feature_geometry import FeatureGeometry, GeometryKind
from gisapp.core.geometry.feature_index import FeatureIndex
from gisapp.core.layers.attributes import AttributesInMemory, AttributeValue, Column, Field
from gisapp.core.layers.content import LayerContent
from gisapp.core.layers.identify import identify
from gisapp.core.layers.layer import FeatureRef, Layer, LayerOrigin
from gisapp.core.layers.symbology import Symbol, Symbology
from gisapp.core.text.bilingual import Bilingual
from tests.core.layers.partial_layers import Store, partial_of


class NoAttributes(AttributesInMemory):
    """Features about which nothing is said."""

    fields: tuple[Field, ...] = ()

    def record(self, feature_id: int) -> Mapping[str, AttributeValue]:
        return {}

    def column(self, field: str, feature_ids: Sequence[int]) -> Column:
        raise KeyError(field)

    def names(self, feature_ids: Sequence[int]) -> list[Bilingual]:
        return [Bilingual()] * len(feature_ids)


def layer(layer_id: str, kind: GeometryKind, shapes: Mapping[int, BaseGeometry]) -> Layer:
    geometry = FeatureGeometry.from_shapely(kind, list(shapes.values()), list(shapes))
    return Layer(
        layer_id=layer_id,
        name=Bilingual(layer_id),
        group="",
        kind="",
        content=LayerContent.in_first_class(
            FeatureIndex(geometry), NoAttributes(), Symbology.single(Symbol())
        ),
        origin=LayerOrigin("", layer_id, "EPSG:3857", kind),
    )


PLOTS = layer("plots", "polygon", {1: shapely.box(0, 0, 4, 4), 2: shapely.box(5, 0, 9, 4)})
ROADS = layer("roads", "line", {1: shapely.LineString([(0, 2), (50, 2)])})
FIRMS = layer("firms", "point", {10: shapely.Point(2, 2), 11: shapely.Point(2, 2)})
PARKS = layer("parks", "polygon", {7: shapely.box(0, 0, 50, 50)})
STACK = (PLOTS, ROADS, FIRMS, PARKS)


def found(layers: Sequence[Layer], x: float, y: float, tolerance_m: float = 0.5) -> list[str]:
    hits = identify(layers, x, y, tolerance_m)
    return [f"{hit.layer_id} {hit.feature_id}" for hit in hits]


def test_points_and_lines_come_first_then_polygons_from_the_smallest() -> None:
    assert found(STACK, 2, 2) == ["firms 11", "firms 10", "roads 1", "plots 1", "parks 7"]


def test_nested_polygons_are_found_whatever_their_layers_order() -> None:
    assert found((PARKS, PLOTS), 7, 3) == found((PLOTS, PARKS), 7, 3) == ["plots 2", "parks 7"]


def test_hidden_layers_and_the_base_map_are_passed_over() -> None:
    stack = (PLOTS, replace(PARKS, visible=False), replace(FIRMS, identifiable=False))
    assert found(stack, 2, 2) == ["plots 1"]


def test_the_tolerance_is_for_what_is_thin() -> None:
    assert found(STACK, 20, 4, tolerance_m=1) == ["parks 7"]
    assert found(STACK, 20, 4, tolerance_m=2.5) == ["roads 1", "parks 7"]


def test_nothing_is_found_where_nothing_is() -> None:
    assert identify(STACK, -100, -100, 5) == ()
    assert identify((), 0, 0, 5) == ()
    assert identify((PARKS,), 25, 25, 1) == (FeatureRef("parks", 7),)


def test_nothing_is_found_in_a_layer_of_which_a_density_grid_is_shown() -> None:
    overview = replace(PARKS, content=replace(PARKS.content, partial=partial_of(Store())))
    assert overview.is_overview
    assert found((overview, PLOTS), 2, 2) == ["plots 1"]


def test_of_polygons_of_one_size_the_topmost_is_meant() -> None:
    below, above = (layer(each, "polygon", {1: shapely.box(0, 0, 4, 4)}) for each in "ab")
    assert found((below, above), 2, 2) == ["b 1", "a 1"]


def test_nested_polygons_of_any_layers_come_from_the_smallest() -> None:
    chance = np.random.default_rng(1)
    sides = chance.permutation(40) + 1.0
    stack = [
        layer(f"{side:02.0f}", "polygon", {1: shapely.box(-side, -side, side, side)})
        for side in sides
    ]
    for x in (0, 7.5, 39.5):
        expected = [f"{side:02.0f} 1" for side in sorted(sides) if side > x]
        assert found(stack, x, 0, tolerance_m=0.1) == expected
