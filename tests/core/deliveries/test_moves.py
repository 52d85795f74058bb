"""Shapes that moved are told from those that are merely written in another way."""

from collections.abc import Sequence

import numpy as np
import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from gisapp.core.deliveries.moves import MovedPlace, moved_places
from gisapp.core.geometry.feature_geometry import FeatureGeometry, GeometryKind
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.errors import Cancelled

METRE_DEG = 1 / 110_850
NORTH = np.array([0, METRE_DEG])
SQUARE = shapely.Polygon([(116, 28.6), (116.001, 28.6), (116.001, 28.601), (116, 28.601)])


def moves(
    old: Sequence[BaseGeometry | None],
    new: Sequence[BaseGeometry | None],
    kind: GeometryKind = "polygon",
    progress: Progress = NO_PROGRESS,
) -> list[MovedPlace]:
    both = [
        FeatureGeometry.from_shapely(kind, each, range(len(each)), "EPSG:4326")
        for each in (old, new)
    ]
    rows = np.arange(len(old))
    return list(moved_places(both[0], both[1], rows, rows, progress))


def test_the_same_outline_written_otherwise_did_not_move() -> None:
    corners = list(SQUARE.exterior.coords)[:-1]
    started_elsewhere = shapely.Polygon(corners[2:] + corners[:2])
    with_more_vertices = shapely.segmentize(SQUARE, 0.0004)
    doubled = shapely.Polygon([each for corner in corners for each in (corner, corner)])
    rounded = shapely.transform(SQUARE, lambda xy: xy + 5e-8)
    others = [started_elsewhere, SQUARE.reverse(), with_more_vertices, doubled, rounded]
    assert moves([SQUARE] * len(others), others) == []


def test_it_is_told_how_far_and_how_much_larger() -> None:
    (north,) = moves([SQUARE], [shapely.transform(SQUARE, lambda xy: xy + NORTH)])
    assert north.distance_m == pytest.approx(1.0, rel=0.01)
    assert north.area_change_m2 == pytest.approx(0, abs=1)
    wider = shapely.transform(SQUARE, lambda xy: np.where(xy == 116.001, 116.0011, xy))
    (grown,) = moves([SQUARE], [wider])
    assert grown.area_change_m2 == pytest.approx(0.1 * 10_845, rel=0.01)


def test_points_and_lines_move_too() -> None:
    point = shapely.Point(116, 28.6)
    (move,) = moves([point], [shapely.Point(116, 28.6 + 100 * METRE_DEG)], "point")
    assert move.distance_m == pytest.approx(100, rel=0.002)
    assert moves([point], [shapely.Point(116 + 1e-9, 28.6)], "point") == []
    line = shapely.LineString([(116, 28.6), (116.01, 28.6)])
    (move,) = moves([line], [shapely.LineString([(116, 28.6), (116.01, 28.61)])], "line")
    assert move.distance_m == pytest.approx(1108, rel=0.01)


def test_a_shape_that_came_or_went_has_no_distance() -> None:
    found = moves([SQUARE, None, None], [None, SQUARE, None])
    assert [(each.place, each.distance_m) for each in found] == [(0, None), (1, None)]
    assert found[0].area_change_m2 < 0 < found[1].area_change_m2


def test_an_outline_of_very_many_vertices_is_compared_by_its_middle() -> None:
    disc = shapely.Point(116, 28.6).buffer(0.01, quad_segs=3000)
    (move,) = moves([disc], [shapely.transform(disc, lambda xy: xy + 10 * NORTH)])
    assert move.distance_m == pytest.approx(10, rel=0.01)


def test_the_user_may_end_it() -> None:
    with pytest.raises(Cancelled):
        moves([SQUARE], [SQUARE], progress=Progress(cancelled=lambda: True))
