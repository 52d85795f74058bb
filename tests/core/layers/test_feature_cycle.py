"""Going from feature to feature in view, round and round."""

from dataclasses import replace

import numpy as np
import shapely

from gisapp.core.layers.feature_cycle import feature_beside
from gisapp.core.layers.layer import FeatureRef, Layer
from gisapp.core.space.extent import Extent
from tests.core.layers.test_identify import layer

BELOW = layer("below", "point", {7: shapely.Point(0, 0), 8: shapely.Point(500, 0)})
ABOVE = layer("above", "point", {1: shapely.Point(1, 1), 2: shapely.Point(2, 2)})
VIEW = Extent(-10, -10, 10, 10)


def visited(*layers: Layer, steps: int, direction: int = 1) -> list[tuple[str, int]]:
    found, here = [], None
    for _ in range(steps):
        here = feature_beside(layers, VIEW, here, direction)
        assert here is not None
        found.append((here.layer_id, here.feature_id))
    return found


def test_it_goes_round_what_is_in_view_topmost_layer_first() -> None:
    round_trip = [("above", 1), ("above", 2), ("below", 7)]
    assert visited(BELOW, ABOVE, steps=4) == [*round_trip, ("above", 1)]
    assert visited(BELOW, ABOVE, steps=3, direction=-1) == round_trip[::-1]


def test_hidden_and_unidentifiable_layers_are_passed_over() -> None:
    hidden = replace(ABOVE, visible=False)
    base = replace(ABOVE, identifiable=False)
    assert visited(BELOW, hidden, base, steps=1) == [("below", 7)]


def test_from_out_of_view_the_walk_starts_anew_and_nothing_in_view_is_no_visited() -> None:
    out_of_view = FeatureRef("below", 8)
    assert feature_beside((BELOW,), VIEW, out_of_view, 1) == FeatureRef("below", 7)
    assert feature_beside((BELOW,), Extent(90, 90, 91, 91), None, 1) is None


def test_every_feature_in_view_is_visited_once_before_the_first_comes_again() -> None:
    chance = np.random.default_rng(1)
    layers = [
        layer(name, "point", {number: shapely.Point(*xy) for number, xy in enumerate(some)})
        for name, some in zip("abc", chance.uniform(-20, 20, (3, 30, 2)), strict=True)
    ]
    in_view = sum(len(each.index.rows_in(VIEW)) for each in layers)
    assert 10 < in_view < 80
    for direction in (1, -1):
        found = visited(*layers, steps=in_view + 1, direction=direction)
        assert len(set(found)) == in_view
        assert found[-1] == found[0]


def test_one_step_back_undoes_one_step_on() -> None:
    for here in (FeatureRef("above", 1), FeatureRef("above", 2), FeatureRef("below", 7)):
        there = feature_beside((BELOW, ABOVE), VIEW, here, 1)
        assert feature_beside((BELOW, ABOVE), VIEW, there, -1) == here
