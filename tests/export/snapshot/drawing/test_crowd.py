"""Squares stand where features are, in the look of their classes, and never too many."""

from collections.abc import Sequence

import numpy as np
import shapely

from gisapp.core.layers.layer import Layer
from gisapp.core.space.worlds import WORLD_M
from gisapp.export.snapshot.drawing.crowd import crowd_paths
from tests.render.maps import RED, VIEWPORT, layer


def dots(*places: tuple[float, float], classes: Sequence[int] = ()) -> Layer:
    return layer("point", [shapely.Point(each) for each in places], RED, RED, classes=classes)


def test_squares_that_touch_are_one_line() -> None:
    paths, side = crowd_paths(dots((1, 99), (4, 99), (40, 99), (1, 40)), VIEWPORT, 999)
    assert (paths, side) == ({0: "M0 3h12M78 3h6M0 123h6"}, 6)


def test_of_two_classes_in_a_square_the_upper_one_is_seen() -> None:
    places = (1, 99), (1, 99), (40, 99)
    paths, _ = crowd_paths(dots(*places, classes=[0, 1, 0]), VIEWPORT, 999)
    assert paths == {0: "M78 3h6", 1: "M0 3h6"}


def test_what_lies_a_world_away_is_seen_and_what_is_out_of_view_is_not() -> None:
    here = dots((1 + WORLD_M, 99))
    assert crowd_paths(here, VIEWPORT, 999)[0] == {0: "M0 3h6"}
    assert crowd_paths(dots((1, 99), (500, 500)), VIEWPORT, 999)[0] == {0: "M0 3h6"}


def test_many_places_have_larger_squares_and_at_last_none() -> None:
    places = np.random.default_rng(1).uniform(0, 100, (5000, 2))
    many = dots(*map(tuple, places.tolist()))
    paths, side = crowd_paths(many, VIEWPORT, 150)
    assert side > 6
    assert 0 < len(paths[0]) <= 150
    assert crowd_paths(many, VIEWPORT, 5) == ({}, 0)
