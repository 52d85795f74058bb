"""Where points of the map fall on a picture, and which features it is given."""

import numpy as np
import pytest
import shapely
from PySide6.QtGui import QImage

from gisapp.core.geometry.level_of_detail import ReducedGeometry
from gisapp.core.layers.layer import Layer
from gisapp.core.space.viewport import Viewport
from gisapp.render.features.frame import Frame
from gisapp.render.features.painter import painting_on
from gisapp.render.tools import PaintingTools
from tests.render.maps import LIGHT, RED, layer

pytestmark = pytest.mark.usefixtures("qapp")

NANCHANG = Viewport(12_905_000.0, 3_330_000.0, 4.0, 300, 200)


def frame_on(viewport: Viewport, scale: float = 1.0) -> Frame:
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    with painting_on(image) as painter:
        return Frame(painter, viewport, LIGHT, scale, PaintingTools(), True)


def boxes_of(shapes: ReducedGeometry) -> list[list[float]]:
    """Return xmin, ymin, xmax, ymax of each feature in device pixels."""
    vertices = shapes.ring_offsets[shapes.feature_offsets]
    parts = np.split(shapes.coordinates, vertices[1:-1])
    return [[*part.min(axis=0), *part.max(axis=0)] for part in parts]


def grid(count: int) -> Layer:
    """Return a layer of squares of 40 m in a row from the west end of the view."""
    x, y = NANCHANG.extent.xmin, NANCHANG.y
    boxes = [shapely.box(x + 50 * n, y, x + 50 * n + 40, y + 40) for n in range(count)]
    return layer("polygon", boxes, RED)


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_corners_of_the_view_are_those_of_the_picture(scale: float) -> None:
    seen = NANCHANG.extent
    corners = np.array([(seen.xmin, seen.ymax), (seen.xmax, seen.ymin), seen.center])
    found = frame_on(NANCHANG, scale).to_device(corners)
    expected = np.array([(0, 0), (300, 200), (150, 100)]) * scale
    assert found == pytest.approx(expected, abs=1e-6)
    assert frame_on(NANCHANG, scale).to_device(np.empty((0, 2))).shape == (0, 2)


def test_device_pixels_are_finer_than_logical_ones() -> None:
    frame = frame_on(NANCHANG, 2.0)
    assert frame.resolution == 2.0
    assert (frame.device_viewport.width, frame.device_viewport.height) == (600, 400)
    assert frame.device_viewport.extent == NANCHANG.extent


def test_the_margin_for_symbols_is_as_wide_on_the_map_as_on_the_picture() -> None:
    frame = frame_on(NANCHANG, 2.0)
    corners = np.array(
        [(frame.extent.xmin, frame.extent.ymax), (frame.extent.xmax, frame.extent.ymin)]
    )
    assert frame.to_device(corners).ravel() == pytest.approx(np.array(frame.box), abs=1e-6)


def test_the_anchor_of_patterns_moves_with_the_map() -> None:
    here, there = (
        np.array(frame_on(viewport).anchor) for viewport in (NANCHANG, NANCHANG.panned(13, -5))
    )
    assert np.abs(there - here) == pytest.approx(np.array((13, 5)), abs=1e-6)


def test_shapes_are_those_of_the_rows_in_device_pixels() -> None:
    frame = frame_on(NANCHANG, 2.0)
    [shapes] = frame.shapes(grid(20), np.array([3, 7, 8]))
    assert shapes.rows.tolist() == [3, 7, 8]
    expected = [[25.0 * n, 180, 25.0 * n + 20, 200] for n in (3, 7, 8)]
    assert np.array(boxes_of(shapes)) == pytest.approx(np.array(expected), abs=1e-6)


def test_without_rows_there_are_no_shapes() -> None:
    assert list(frame_on(NANCHANG).shapes(grid(3), np.array([], np.int64))) == []


def test_shapes_can_be_parted() -> None:
    [shapes] = frame_on(NANCHANG).shapes(grid(6), np.array([0, 2, 3, 5]))
    assert boxes_of(shapes.part(1, 3)) == boxes_of(shapes)[1:3]
    assert shapes.part(1, 3).rows.tolist() == [2, 3]
    assert shapes.part(2, 2).ring_offsets.tolist() == [0]


def test_of_a_giant_only_what_matters_in_view_is_left() -> None:
    turns = np.linspace(0, 2 * np.pi, 50_000)
    wave = 1e6 + 3e5 * np.sin(97 * turns)
    coast = np.column_stack((wave * np.cos(turns), wave * np.sin(turns))) + NANCHANG.extent.center
    [shapes] = frame_on(NANCHANG).shapes(
        layer("polygon", [shapely.Polygon(coast)], RED), np.array([0])
    )
    assert len(shapes.coordinates) < 2000
    [[xmin, ymin, xmax, ymax]] = boxes_of(shapes)
    assert min(xmin, ymin) < 0
    assert max(xmax, ymax) > 300
