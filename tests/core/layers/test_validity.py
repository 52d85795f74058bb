"""Invalid polygons are counted as shapely counts them, in memory and beyond."""

from dataclasses import replace

import numpy as np
import pytest
import shapely

from gisapp.core.geometry.feature_geometry import FeatureGeometry
from gisapp.core.geometry.feature_index import FeatureIndex
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.validity import INVALID_GEOMETRY, invalid_shapes
from gisapp.core.progress import Progress
from tests.core.layers.partial_layers import Store, partial_of
from tests.render.maps import RED, layer

BOW = shapely.Polygon([(0, 0), (4, 4), (4, 0), (0, 4)])
BOX = shapely.box(0, 0, 4, 4)
HOLE_OUTSIDE = shapely.Polygon(BOX.exterior, [shapely.box(9, 9, 10, 10).exterior])


def random_polygons(count: int) -> list[shapely.Polygon]:
    """Return polygons of random vertices, most of which cross themselves."""
    chance = np.random.default_rng(1)
    return [shapely.Polygon(chance.uniform(0, 9, (chance.integers(3, 7), 2))) for _ in range(count)]


def test_as_many_are_counted_as_shapely_finds() -> None:
    shapes = random_polygons(3000)
    invalid = int((~shapely.is_valid(np.array(shapes))).sum())
    assert 500 < invalid < 2500
    (problem,) = invalid_shapes(layer("polygon", shapes, RED))
    assert (problem.code, problem.count) == (INVALID_GEOMETRY, invalid)
    assert problem.message.startswith(f"{invalid:,} × ")


def test_the_first_one_is_named_with_its_reason_but_without_a_place() -> None:
    (problem,) = invalid_shapes(layer("polygon", [BOX, BOX, BOW, HOLE_OUTSIDE], RED))
    assert "such as that of feature 2 (it crosses itself)" in problem.message
    (problem,) = invalid_shapes(layer("polygon", [BOX, HOLE_OUTSIDE, BOW], RED))
    assert "such as that of feature 1 (a hole lies outside it)" in problem.message


def test_the_lowest_id_is_named_whatever_the_order_in_memory() -> None:
    bows = layer("polygon", [BOW] * 50, RED)
    order = np.random.default_rng(3).permutation(50)
    index = FeatureIndex(bows.geometry.reordered(order))
    assert index.geometry.feature_ids[0] != 0
    (problem,) = invalid_shapes(replace(bows, content=replace(bows.content, index=index)))
    assert "feature 0 " in problem.message


@pytest.mark.parametrize(
    "sound",
    [
        layer("polygon", [BOX, shapely.Polygon(), BOX], RED),
        layer("polygon", [], RED),
        layer("point", [shapely.Point(0, 0)], RED),
        layer("line", [shapely.LineString([(0, 0), (4, 4), (4, 0), (0, 4)])], RED),
    ],
)
def test_layers_without_an_invalid_polygon_have_no_problem(sound: Layer) -> None:
    assert invalid_shapes(sound) == ()


def test_a_problem_that_is_known_is_not_looked_for_again() -> None:
    bows = layer("polygon", [BOW], RED)
    known = replace(bows, origin=replace(bows.origin, problems=invalid_shapes(bows)))
    assert len(known.origin.problems) == 1
    assert invalid_shapes(known) == ()


def test_after_a_cancel_only_what_was_seen_is_counted() -> None:
    bows = layer("polygon", [BOW] * 5000, RED)
    assert invalid_shapes(bows, Progress(cancelled=lambda: True)) == ()
    asked: list[None] = []

    def is_cancelled() -> bool:
        asked.append(None)
        return len(asked) > 3

    (problem,) = invalid_shapes(bows, Progress(cancelled=is_cancelled))
    assert 0 < problem.count < 5000


def test_of_a_layer_beyond_memory_all_features_are_read_and_the_lowest_id_is_named() -> None:
    store = Store()
    partial = partial_of(store)
    shapes = [BOX] * 100
    shapes[70] = shapes[20] = BOW
    order = np.random.default_rng(2).permutation(100)
    store.geometry = FeatureGeometry.from_shapely("polygon", shapes, range(100)).reordered(order)
    empty = layer("polygon", [], RED)
    beyond = replace(empty, content=replace(empty.content, partial=partial))
    (problem,) = invalid_shapes(beyond)
    assert problem.count == 2
    assert "feature 20 " in problem.message
