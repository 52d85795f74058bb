"""Paths made of flat coordinates are what Qt would make of the same points, one by one."""

from itertools import pairwise

import numpy as np
import pytest
import shapely
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPolygonF

from gisapp.render.features.path_builder import (
    cut,
    path_of,
    paths_of,
    segments_path,
    with_few_points,
    with_limited_length,
    without_far_vertices,
)

BOX = (0.0, 0.0, 100.0, 100.0)
VIEW = shapely.box(*BOX)
Rings = list[NDArray[np.float64]]


def closed(points: list[tuple[float, float]]) -> NDArray[np.float64]:
    return np.array([*points, points[0]], np.float64)


def flat(rings: Rings) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    offsets = np.cumsum([0, *map(len, rings)])
    return np.concatenate([np.empty((0, 2)), *rings]), offsets


def rings_of(points: NDArray[np.float64], offsets: NDArray[np.int64]) -> Rings:
    return [points[start:end] for start, end in pairwise(offsets.tolist())]


def qt_path(rings: Rings) -> QPainterPath:
    """Return the path that Qt itself makes of rings."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for ring in rings:
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in ring.tolist()]))
    return path


def stars(count: int, vertices: int, reach: float) -> Rings:
    """Return rings around the view that run through it, the same at each call."""
    random = np.random.default_rng(11)
    turns = np.linspace(0, 2 * np.pi, vertices, endpoint=False)
    found = []
    for _ in range(count):
        distances = random.uniform(0.2, 1, vertices) ** 3 * reach
        ring = np.column_stack((np.cos(turns), np.sin(turns))) * distances[:, None] + 50
        found.append(np.vstack((ring, ring[:1])))
    return found


SQUARE = closed([(10, 10), (90, 10), (90, 90), (10, 90)])
HOLE = closed([(40, 40), (60, 40), (60, 60), (40, 60)])


def test_a_path_is_that_of_qt_with_a_subpath_for_each_ring() -> None:
    assert path_of(*flat([SQUARE, HOLE])) == qt_path([SQUARE, HOLE])


def test_rings_inside_of_others_are_holes_if_they_turn_the_other_way() -> None:
    path = path_of(*flat([SQUARE, HOLE[::-1]]))
    assert path.contains(QPointF(20, 20))
    assert not path.contains(QPointF(50, 50))
    assert path_of(*flat([SQUARE, HOLE])).contains(QPointF(50, 50)), "parts that overlap"


def test_a_path_without_rings_is_empty() -> None:
    assert path_of(*flat([])).isEmpty()


def test_coordinates_keep_all_of_their_digits() -> None:
    far = closed([(12_900_000.123456, 3_300_000.654321), (12_900_001, 3_300_000), (1e-9, -1e-9)])
    path = path_of(*flat([far]))
    read = [(path.elementAt(n).x, path.elementAt(n).y) for n in range(path.elementCount())]
    assert read == [tuple(point) for point in far.tolist()]


def test_each_group_of_rings_becomes_a_path_and_an_empty_group_an_empty_one() -> None:
    rings = stars(5, 8, 40.0)
    first, empty, last = paths_of(*flat(rings), np.array([0, 2, 2, 5]))
    assert (first, last) == (qt_path(rings[:2]), qt_path(rings[2:]))
    assert empty.isEmpty()


def test_segments_are_separate_lines() -> None:
    segments = np.array([[(0, 0), (10, 0)], [(0, 5), (10, 5)]], np.float64)
    path = segments_path(segments)
    assert path.boundingRect() == QRectF(0, 0, 10, 5)
    assert path.elementCount() == 4
    assert path.length() == pytest.approx(20)
    assert segments_path(np.empty((0, 2, 2))).isEmpty()


def test_leaving_out_far_vertices_changes_nothing_inside_the_box() -> None:
    rings = stars(30, 200, 5000.0)
    points, offsets = without_far_vertices(*flat(rings), BOX)
    assert len(points) < len(np.concatenate(rings)) / 2
    lengths: list[float] = []
    for before, after in zip(rings, rings_of(points, offsets), strict=True):
        seen, still_seen = (
            shapely.MultiLineString(list(pairwise(ring.tolist()))).intersection(VIEW)
            for ring in (before, after)
        )
        assert still_seen.length == pytest.approx(seen.length)
        assert seen.difference(still_seen.buffer(1e-6)).length == 0
        lengths.append(seen.length)
        assert (before[0] == after[0]).all()
        assert (before[-1] == after[-1]).all()
    assert min(lengths) > 10


def test_a_box_inside_of_a_far_ring_stays_inside() -> None:
    turns = np.linspace(0, 2 * np.pi, 5000)
    coast = np.column_stack((np.cos(turns), np.sin(turns))) * 1e6
    points, offsets = without_far_vertices(*flat([coast]), BOX)
    assert len(points) < 20
    assert path_of(points, offsets).contains(QPointF(50, 50))


def test_vertices_in_the_box_are_all_kept() -> None:
    rings = stars(10, 100, 45.0)
    points, offsets = without_far_vertices(*flat(rings), BOX)
    assert (points == np.concatenate(rings)).all()
    assert (offsets == flat(rings)[1]).all()


def test_a_ring_that_is_short_enough_keeps_all_of_its_points() -> None:
    points, offsets = flat([SQUARE, HOLE])
    kept, kept_offsets = with_limited_length(points, offsets, BOX, 1000.0)
    assert (kept == points).all()
    assert (kept_offsets == offsets).all()


def test_a_ring_that_runs_to_and_fro_becomes_shorter_and_others_stay() -> None:
    to_and_fro = np.array([(x % 2 * 100.0, x / 100) for x in range(10_000)])
    points, offsets = with_limited_length(*flat([SQUARE, to_and_fro]), BOX, 10_000.0)
    square, shorter = rings_of(points, offsets)
    assert (square == SQUARE).all()
    assert len(shorter) < 200
    assert (shorter[0] == to_and_fro[0]).all()
    assert (shorter[-1] == to_and_fro[-1]).all()


def test_length_outside_of_the_box_does_not_count() -> None:
    far = np.array([(1e5 + x % 2 * 1e4, x / 100) for x in range(1000)])
    points, _ = with_limited_length(*flat([far]), BOX, 1000.0)
    assert len(points) == len(far)


@pytest.mark.parametrize("most", [2, 7, 100, 10_000])
def test_no_ring_has_more_points_than_allowed_and_its_last_one(most: int) -> None:
    rings = [SQUARE, *stars(3, 999, 40.0)]
    points, offsets = with_few_points(*flat(rings), most)
    for before, after in zip(rings, rings_of(points, offsets), strict=True):
        assert 2 <= len(after) <= max(min(most + 1, len(before)), 2)
        assert (before[0] == after[0]).all()
        assert (before[-1] == after[-1]).all()


@pytest.mark.parametrize("most_edges", [1, 3, 4, 7, 1000])
def test_stretches_are_the_same_edges_in_the_same_order(most_edges: int) -> None:
    rings = [SQUARE, *stars(4, 10, 40.0), np.array([(5.0, 5.0)])]
    stretches = rings_of(*cut(*flat(rings), most_edges))
    assert max(len(stretch) - 1 for stretch in stretches) <= most_edges
    edges = [edge for ring in rings for edge in pairwise(map(tuple, ring.tolist()))]
    cut_edges = [edge for some in stretches for edge in pairwise(map(tuple, some.tolist()))]
    assert cut_edges == edges
