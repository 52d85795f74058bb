"""Hatch lines: only inside of polygons, as many as fit, and tied to the map."""

import math

import numpy as np
import pytest
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from gisapp.render.features.hatch import HatchGrid

BOX = (0.0, 0.0, 200.0, 200.0)


def hatched(
    grid: HatchGrid, *polygons: BaseGeometry, box: tuple[float, float, float, float] = BOX
) -> NDArray[np.float64]:
    rings = [shapely.get_coordinates(ring) for each in polygons for ring in _rings(each)]
    owners = [number for number, each in enumerate(polygons) for _ in _rings(each)]
    points = np.concatenate([np.empty((0, 2)), *rings])
    offsets = np.cumsum([0, *map(len, rings)])
    return grid.cut_to(points, offsets, np.array(owners, np.int64), box)


def _rings(polygon: BaseGeometry) -> list[shapely.LinearRing]:
    assert isinstance(polygon, shapely.Polygon)
    return [polygon.exterior, *polygon.interiors]


def lines(segments: NDArray[np.float64]) -> shapely.MultiLineString:
    return shapely.MultiLineString(segments.tolist())


def blobs(count: int) -> list[shapely.Polygon]:
    """Return uneven polygons with holes, the same at each call."""
    random = np.random.default_rng(3)
    found = []
    for x, y in random.uniform(20, 180, (count, 2)):
        turns = np.sort(random.uniform(0, 2 * np.pi, 30))
        distances = random.uniform(10, 40, 30)
        ring = np.column_stack((x + np.cos(turns) * distances, y + np.sin(turns) * distances))
        blob = shapely.make_valid(shapely.Polygon(ring))
        hole = shapely.Point(x, y).buffer(5)
        found += [part for part in shapely.get_parts(blob.difference(hole)).tolist() if part.area]
    return found


@pytest.mark.parametrize("rising", [True, False])
def test_lines_are_as_shapely_cuts_them(rising: bool) -> None:
    grid = HatchGrid(rising, 7.0, (3.3, -1.7))
    slope = -1.0 if rising else 1.0
    step = 7.0 * math.sqrt(2)
    start = grid.anchor[1] - slope * grid.anchor[0]
    starts = [start + number * step for number in range(-150, 150)]
    endless = [
        shapely.LineString([(-500, y - 500 * slope), (700, y + 700 * slope)]) for y in starts
    ]
    for polygon in blobs(12):
        expected = shapely.union_all(endless).intersection(polygon)
        found = lines(hatched(grid, polygon, box=polygon.bounds))
        assert found.length == pytest.approx(expected.length, rel=1e-6)
        assert found.difference(polygon.buffer(1e-6)).length == 0


def test_a_hole_stays_free() -> None:
    ring = shapely.box(10, 10, 190, 190).difference(shapely.box(60, 60, 140, 140))
    found = lines(hatched(HatchGrid(True, 7.0, (0, 0)), ring))
    assert found.length > 100
    assert found.intersection(shapely.box(60, 60, 140, 140).buffer(-1e-6)).length == 0


def test_neighbours_are_cut_by_themselves() -> None:
    halves = shapely.box(0, 0, 100, 200), shapely.box(100, 0, 200, 200)
    grid = HatchGrid(False, 9.0, (0, 0))
    whole = lines(hatched(grid, shapely.box(0, 0, 200, 200)))
    assert lines(hatched(grid, *halves)).length == pytest.approx(whole.length)


def test_the_distance_of_two_lines_is_the_spacing() -> None:
    found = hatched(HatchGrid(True, 8.0, (0, 0)), shapely.box(0, 0, 200, 200))
    across = np.unique(np.round(found[:, 0].sum(axis=1) / math.sqrt(2), 6))
    assert np.diff(across) == pytest.approx(8.0)


def test_a_moved_anchor_moves_the_lines() -> None:
    square = shapely.box(0, 0, 200, 200)
    here = hatched(HatchGrid(True, 7.0, (0, 0)), square)
    there = hatched(
        HatchGrid(True, 7.0, (13, 5)),
        shapely.affinity.translate(square, 13, 5),
        box=(13.0, 5.0, 213.0, 205.0),
    )
    assert there - (13, 5) == pytest.approx(here)


def test_lines_that_miss_the_box_are_left_out() -> None:
    continent = shapely.box(-1e6, -1e6, 1e6, 1e6)
    found = hatched(HatchGrid(True, 7.0, (0, 0)), continent)
    assert 20 < len(found) < 60
    assert shapely.intersects(lines(found), shapely.box(*BOX))


def test_without_polygons_there_are_no_lines() -> None:
    assert hatched(HatchGrid(True, 7.0, (0, 0))).shape == (0, 2, 2)


def test_a_polygon_between_two_lines_has_none() -> None:
    assert len(hatched(HatchGrid(True, 50.0, (0, 0)), shapely.box(20, 20, 25, 25))) == 0
