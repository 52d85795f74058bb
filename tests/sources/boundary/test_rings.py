"""The points of a plot become outlines, holes, islands and parts by where they lie."""

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from gisapp.sources.boundary.lines import PlotLines
from gisapp.sources.boundary.rings import Ring, rings_of, shape_of


def square(x: float, y: float, size: float, *, is_closed: bool = True) -> list[tuple[float, float]]:
    corners = [(x, y), (x, y + size), (x + size, y + size), (x + size, y)]
    return [*corners, corners[0]] if is_closed else corners


def points(
    *rings: tuple[int, list[tuple[float, float]]],
) -> tuple[PlotLines, NDArray[np.float64]]:
    plot = PlotLines(1)
    for number, ring in rings:
        for place, (x, y) in enumerate(ring):
            plot.append((f"J{place}", number, y, x), 1)
    return plot, np.column_stack((plot.second, plot.first))


def shape(*rings: tuple[int, list[tuple[float, float]]]) -> tuple[BaseGeometry, list[int]]:
    plot, xy = points(*rings)
    made, outside = shape_of(rings_of(plot, xy), xy)
    assert made is not None
    return made, [ring.number for ring in outside]


def test_a_ring_ends_where_its_number_changes_or_where_it_closes() -> None:
    closed, still_open = square(0, 0, 9), square(0, 0, 9, is_closed=False)
    twice = [*closed, closed[0]]
    for first, stop, is_closed in (
        (closed, 5, True),
        (still_open, 4, False),
        (twice, 6, True),
    ):
        plot, xy = points((1, first), (2, square(1, 1, 2)))
        assert rings_of(plot, xy)[0] == Ring(1, 0, stop, is_closed)
    plot, xy = points((1, closed), (1, square(20, 0, 5)))
    assert [ring.start for ring in rings_of(plot, xy)] == [0, 5]


def test_a_last_point_just_beside_the_first_of_its_name_stands_for_it() -> None:
    plot, xy = points((1, [*square(0, 0, 700, is_closed=False), (0, 0.005)]))
    plot.names[-1] = plot.names[0]
    (ring,) = rings_of(plot, xy)
    assert ring.is_missed
    assert shape_of((ring,), xy)[0] == shapely.Polygon(square(0, 0, 700))


def test_holes_islands_and_parts_are_told_by_where_they_lie() -> None:
    outline, hole, island = square(0, 0, 100), square(10, 10, 50), square(20, 20, 10)
    assert shape((1, outline), (2, hole))[0].area == 10_000 - 2_500
    assert shape((1, outline), (1, hole))[0].area == 10_000 - 2_500
    assert shape((2, hole), (1, outline))[0].area == 10_000 - 2_500
    made, outside = shape((1, outline), (2, hole), (3, island))
    assert (made.area, len(shapely.get_parts(made)), outside) == (10_000 - 2_500 + 100, 2, [])
    made, outside = shape((1, outline), (1, square(200, 0, 10)))
    assert (made.area, outside) == (10_100, [])


def test_a_hole_outside_is_a_part_and_one_that_sticks_out_stays_a_hole() -> None:
    made, outside = shape((1, square(0, 0, 100)), (2, square(200, 0, 10)))
    assert (made.area, outside) == (10_100, [2])
    made, outside = shape((1, square(0, 0, 100)), (2, square(90, 10, 20)))
    assert (made.is_valid, outside) == (False, [])


def test_of_very_many_rings_the_numbers_decide() -> None:
    holes = [(2, square(3 * place + 1, 1, 1)) for place in range(300)]
    made, _ = shape((1, square(0, 0, 1000)), *holes)
    assert made.area == 1_000_000 - 300


def test_points_too_few_make_no_shape() -> None:
    plot, xy = points((1, [(0, 0), (1, 1)]))
    assert shape_of(rings_of(plot, xy), xy) == (None, ())
