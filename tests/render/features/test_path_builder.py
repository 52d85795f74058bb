"""Paths made of flat coordinates are what Qt would make of the same points, one by one."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPolygonF

from gisapp.render.features.path_builder import path_of, paths_of, segments_path
from tests.core.geometry.rings import HOLE, SQUARE, Rings, closed, flat, stars


def qt_path(rings: Rings) -> QPainterPath:
    """Return the path that Qt itself makes of rings."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for ring in rings:
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in ring.tolist()]))
    return path


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
