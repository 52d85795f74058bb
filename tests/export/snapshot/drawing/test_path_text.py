"""Shapes become short paths of whole units."""

import numpy as np
import shapely

from gisapp.core.space.viewport import Viewport
from gisapp.export.snapshot.drawing.path_text import line_text, numbers, points_of, polygon_text

VIEW = Viewport(50, 50, 1.0, 100, 100)


def test_a_polygon_is_a_ring_of_steps_with_its_holes() -> None:
    ring = shapely.box(10, 10, 30, 30, ccw=False)
    assert polygon_text(ring, VIEW) == "M20 180l0-40 40 0 0 40z"
    holed = shapely.Polygon(ring.exterior, [shapely.box(15, 15, 20, 20).exterior])
    assert polygon_text(holed, VIEW).count("z") == 2
    both = shapely.MultiPolygon([ring, shapely.box(50, 50, 60, 60)])
    assert polygon_text(both, VIEW).count("M") == 2


def test_what_is_too_small_to_be_drawn_is_a_dot() -> None:
    assert polygon_text(shapely.box(10, 10, 10.1, 10.1), VIEW) == "M20 180h2v2h-2z"
    assert polygon_text(shapely.Polygon(), VIEW) == ""


def test_lines_have_no_vertex_twice() -> None:
    line = shapely.LineString([(0, 0), (0.1, 0.1), (5, 0), (5, 5)])
    assert line_text(line, VIEW) == "M0 200l10 0 0-10"
    assert line_text(shapely.LineString([(0, 0), (0.1, 0.1)]), VIEW) == ""


def test_points_are_whole_units() -> None:
    assert list(points_of(shapely.MultiPoint([(1, 1), (2.2, 3)]), VIEW)) == [(2, 198), (4, 194)]
    assert numbers(np.array([1, -2, 3]).tolist()) == "1-2 3"
