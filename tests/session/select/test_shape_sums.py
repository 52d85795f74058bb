"""How large what is selected is, on the ellipsoid."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
import shapely

from gisapp.core.layers.selection import FeatureSet
from gisapp.core.layers.symbology import Symbol
from gisapp.core.space.geodesy import area_m2, in_degrees, length_m
from gisapp.session.session import Session
from tests.render.maps import layer
from tests.session.select.squares import show, squares

LINE = shapely.LineString([(0.0, 0.0), (3000.0, 4000.0)])
Finish = Callable[[], None]


@pytest.fixture(autouse=True)
def _shown(session: Session) -> None:
    lines = layer("line", [LINE, LINE], Symbol(stroke="road"), layer_id="lines")
    drawn = replace(squares(2, "drawn"), schematic=True)
    points = layer("point", [shapely.Point(1, 1)], Symbol(fill="plot"), layer_id="points")
    show(session, squares(5), lines, drawn, points)


def take(session: Session, **ids: list[int]) -> None:
    sets = {layer_id: np.array(some, np.int64) for layer_id, some in ids.items()}
    session.selector.take(FeatureSet(sets))


def test_areas_of_polygons_are_added_up_at_once(session: Session) -> None:
    take(session, squares=[1, 7, 8], points=[0])
    found = session.selecting.shape_sums.now
    assert found is not None
    shapes = session.state.layers["squares"].geometry
    expected = sum(area_m2(in_degrees(shapes.feature(row))) for row in (1, 7, 8))
    assert found.area_m2 == pytest.approx(expected)
    assert found.polygons == 3
    assert (found.length_m, found.lines) == (0.0, 0)


def test_lengths_of_lines_come_from_a_worker(session: Session, finish: Finish) -> None:
    told: list[None] = []
    session.selecting.shape_sums.changed.connect(told.append)
    take(session, lines=[0, 1], squares=[0])
    before = session.selecting.shape_sums.now
    finish()
    found = session.selecting.shape_sums.now
    assert before is None
    assert found is not None
    assert found.length_m == pytest.approx(2 * length_m(in_degrees(LINE)))
    assert (found.lines, found.polygons) == (2, 1)
    assert told


def test_what_is_schematic_is_no_measure(session: Session) -> None:
    take(session, drawn=[0, 1])
    found = session.selecting.shape_sums.now
    assert found is not None
    assert (found.area_m2, found.polygons) == (0.0, 0)
