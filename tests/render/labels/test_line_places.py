"""Where names stand along lines: on straight stretches, at the same places in every view."""

import numpy as np
import pytest
import shapely
from shapely.affinity import rotate

from gisapp.core.geometry.ragged import offsets_of
from gisapp.core.space.extent import Extent
from gisapp.render.labels.line_places import places_on_lines

SEEN = Extent(0.0, 0.0, 800.0, 600.0)
MIDDLE = (400.0, 300.0)
Spot = tuple[float, float]


def along(*lines: shapely.LineString, width: float = 100.0, seen: Extent = SEEN) -> list[set[Spot]]:
    """Return the places on each line, with room at a metre a pixel."""
    points = np.concatenate([shapely.get_coordinates(line) for line in lines])
    offsets = offsets_of(shapely.get_num_coordinates(lines))
    widths = np.full(len(lines), width)
    owners, _, places = places_on_lines(points, offsets, widths, 1.0, seen)
    assert ((places.coarsest >= 1) & (places.coarsest <= 2)).all()
    found: list[set[Spot]] = [set() for _ in lines]
    for owner, x, y in zip(owners.tolist(), places.x.tolist(), places.y.tolist(), strict=True):
        found[owner].add((x, y))
    return found


@pytest.mark.parametrize("angle", range(-180, 180, 45))
def test_a_name_follows_its_line_and_is_never_upside_down(angle: int) -> None:
    road = rotate(shapely.LineString([(200, 300), (600, 300)]), angle, origin=MIDDLE)
    points = shapely.get_coordinates(road)
    _, turns, places = places_on_lines(points, np.array([0, 2]), np.array([100.0]), 1.0, SEEN)
    assert turns[0] == 0
    assert (places.x[0], places.y[0]) == pytest.approx(MIDDLE)
    assert ((places.angle >= -105) & (places.angle <= 75)).all()
    assert np.allclose((places.angle + angle) % 180, 0)


def test_a_line_shorter_than_its_name_has_none_and_disturbs_no_other() -> None:
    short = shapely.LineString([(400, 300), (499, 300)])
    long = shapely.LineString([(400, 200), (501, 200)])
    assert [len(each) for each in along(short, long, short)] == [0, 1, 0]


def test_a_crooked_stretch_has_no_name() -> None:
    zigzag = [(10.0 * n, 300.0 + 40 * (n % 2)) for n in range(80)]
    assert along(shapely.LineString(zigzag)) == [set()]
    straight_in_the_end = shapely.LineString([*zigzag, (1600.0, 300.0)])
    [found] = along(straight_in_the_end, seen=Extent(0.0, 0.0, 2000.0, 600.0))
    assert found
    assert min(x for x, _ in found) > 800


def test_a_long_line_is_named_again_and_again_at_places_of_its_own() -> None:
    road = shapely.LineString([(-50_000, 300), (50_000, 300)])
    [here], [there] = (
        along(road, seen=Extent(west, 0.0, west + 6000, 600.0)) for west in (0.0, 3000.0)
    )
    shared = {spot for spot in here if 3300 < spot[0] < 5700}
    assert len({round(x / 1000) for x, _ in shared}) >= 2
    assert shared == {spot for spot in there if 3300 < spot[0] < 5700}


def test_a_line_is_not_named_without_end() -> None:
    to_and_fro = shapely.LineString([(x % 2 * 800.0, x / 1000) for x in range(100_000)])
    [found] = along(to_and_fro)
    assert 0 < len(found) <= 70_000


def test_no_lines_have_no_places() -> None:
    owners, turns, places = places_on_lines(
        np.empty((0, 2)), np.zeros(1, np.int64), np.empty(0), 1.0, SEEN
    )
    assert len(owners) == len(turns) == len(places.x) == 0
