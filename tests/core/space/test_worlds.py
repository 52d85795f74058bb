"""What lies on the other side of ±180° falls into view, once."""

import pytest

from gisapp.core.space.extent import Extent
from gisapp.core.space.worlds import (
    HALF_WORLD_M,
    WORLD_M,
    moves_into_view,
    nearest_move,
    usual_longitude,
    within_one_world,
)

FIJI = Extent(-0.49 * WORLD_M, 0, -0.48 * WORLD_M, 1)


def test_a_view_across_the_meridian_sees_what_is_stored_on_its_other_side() -> None:
    assert moves_into_view(Extent(0.5 * WORLD_M, 0, 0.55 * WORLD_M, 1), FIJI) == (WORLD_M,)
    assert moves_into_view(Extent(-0.55 * WORLD_M, 0, -0.45 * WORLD_M, 1), FIJI) == (0.0,)
    assert moves_into_view(Extent(0, 0, 1000, 1), FIJI) == ()
    assert moves_into_view(Extent(0.5 * WORLD_M, 2, 0.55 * WORLD_M, 3), FIJI) == ()
    assert moves_into_view(Extent(0, 0, 1, 1), None) == ()


def test_a_view_wider_than_the_world_shows_each_place_once() -> None:
    narrow = within_one_world(Extent(-WORLD_M, 0, 2 * WORLD_M, 1))
    assert narrow == Extent(0, 0, WORLD_M, 1)
    assert moves_into_view(narrow, FIJI) == (WORLD_M,)
    assert within_one_world(FIJI) == FIJI


@pytest.mark.parametrize(
    ("x", "middle", "move"),
    [(-HALF_WORLD_M * 0.9, HALF_WORLD_M, WORLD_M), (5.0, 0.0, 0.0), (2 * WORLD_M, 0, -2 * WORLD_M)],
)
def test_the_nearest_of_all_worlds_is_taken(x: float, middle: float, move: float) -> None:
    assert nearest_move(x, middle) == move


@pytest.mark.parametrize(
    ("degrees", "usual"), [(115.98, 115.98), (180, 180), (-180, -180), (181, -179), (-540.5, 179.5)]
)
def test_longitudes_are_written_within_180(degrees: float, usual: float) -> None:
    assert usual_longitude(degrees) == pytest.approx(usual)
