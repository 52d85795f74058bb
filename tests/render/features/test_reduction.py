"""What is left out of a frame for speed is not missed: compared with every vertex painted.

Shapes on their own: of 255, pixels differ by at most `MEAN` on average and no more than `SHARE`
of them by over `FAR`. Many, whose smallest are dots: the tone of each square of `SQUARE_PX` pixels
differs by at most what `TONES` says.
"""

from collections.abc import Sequence

import numpy as np
import pytest
import shapely
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPolygonF
from shapely.geometry.base import BaseGeometry

from gisapp.core.layers.symbology import Symbol
from gisapp.core.space.viewport import Viewport
from gisapp.render.features.painter import blank_picture, painting_on
from gisapp.render.features.symbols import fill_brush, stroke_pen
from tests.render.maps import LIGHT, layer, painted, pixels, request

pytestmark = pytest.mark.usefixtures("qapp")

MEAN, FAR, SHARE = 1.5, 40, 0.015
SQUARE_PX = 16
TONES = {0.4: 6, 1.3: 2, 1.9: 2, 2.6: 2, 4.0: 3}
"""By the polygons' size in pixels; the last ones are shapes."""
FINE = 4
VIEWPORT = Viewport(0.0, 0.0, 1.0, 320, 240)
AREA = Symbol(fill="#2060a0", fill_opacity=0.6, stroke="#103050", stroke_width=2.0)
FILL = Symbol(fill="#2060a0")
LINE = Symbol(stroke="#a02060", stroke_width=2.0)


def with_every_vertex(shapes: Sequence[BaseGeometry], symbol: Symbol, viewport: Viewport) -> QImage:
    """Paint shapes as Qt does by itself, antialiased and one after another."""
    image = blank_picture(request(viewport=viewport))
    image.fill(LIGHT.color("background"))
    paths = [_path(shape, viewport) for shape in shapes]
    with painting_on(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if brush := fill_brush(symbol, LIGHT):
            for path in paths:
                painter.fillPath(path, brush)
        if pen := stroke_pen(symbol, LIGHT, 1.0):
            for path in paths:
                painter.strokePath(path, pen)
    return image


def _path(shape: BaseGeometry, viewport: Viewport) -> QPainterPath:
    path = QPainterPath()
    parts = shapely.get_parts(shape)
    rings = shapely.get_rings(parts) if shape.area else parts
    for ring in rings:
        places = [viewport.to_pixel(x, y) for x, y in ring.coords]
        path.addPolygon(QPolygonF([QPointF(*place) for place in places]))
    return path


def blob(x: float, y: float, radius: float, vertices: int = 4000) -> shapely.Polygon:
    """Return a wavy shape of many vertices to the pixel, with a hole."""
    turns = np.linspace(0, 2 * np.pi, vertices)
    wave = radius * (1 + 0.12 * np.sin(9 * turns) + 0.01 * np.sin(211 * turns))
    outline = np.column_stack((x + wave * np.cos(turns), y + wave * np.sin(turns)))
    return shapely.Polygon(outline, [0.4 * (outline - (x, y)) + (x, y)])


def apart(one: QImage, other: QImage) -> NDArray[np.int64]:
    difference: NDArray[np.int64] = np.abs(pixels(one).astype(np.int64) - pixels(other))
    return difference


def tones(image: QImage) -> NDArray[np.float64]:
    height, width, _ = pixels(image).shape
    squares = pixels(image).reshape(
        height // SQUARE_PX, SQUARE_PX, width // SQUARE_PX, SQUARE_PX, 3
    )
    means: NDArray[np.float64] = squares.mean(axis=(1, 3))
    return means


@pytest.mark.parametrize("zoom", [0.31, 1.0, 1.9])
def test_shapes_and_lines_look_as_if_every_vertex_were_painted(zoom: float) -> None:
    viewport = VIEWPORT.zoomed(zoom, 160, 120)
    blobs = [blob(x, y, 40) for x in (-100, 0, 100) for y in (-60, 50)]
    whole = with_every_vertex(blobs, AREA, viewport)
    reduced = painted(layer("polygon", blobs, AREA), viewport=viewport)
    assert apart(whole, reduced).mean() <= MEAN
    assert (apart(whole, reduced).max(axis=2) > FAR).mean() <= SHARE

    lines = [shape.exterior for shape in blobs]
    whole = with_every_vertex(lines, LINE, viewport)
    reduced = painted(
        layer("line", [shapely.LineString(each) for each in lines], LINE), viewport=viewport
    )
    assert apart(whole, reduced).mean() <= MEAN
    assert (apart(whole, reduced).max(axis=2) > FAR).mean() <= SHARE


@pytest.mark.parametrize(("size", "tone"), TONES.items())
def test_many_have_the_tone_of_their_polygons_from_dots_to_shapes(size: float, tone: float) -> None:
    random = np.random.default_rng(3)
    step = 1.5 * size
    corners = np.stack(np.meshgrid(np.arange(-160, 160, step), np.arange(-120, 120, step)), -1)
    corners = corners.reshape(-1, 2)
    corners = corners[random.random(len(corners)) < np.where(corners[:, 0] < 0, 0.9, 0.4)]
    corners += random.random(corners.shape) * 0.5 * size
    many = shapely.box(*corners.T, *(corners + size).T).tolist()
    assert len(many) > 1000
    # Qt adds up the edges of neighbours in a pixel wrongly; finer pixels have less of them.
    fine = VIEWPORT.zoomed(FINE, 160, 120).resized(FINE * 320, FINE * 240)
    whole = with_every_vertex(many, FILL, fine).scaled(
        320, 240, mode=Qt.TransformationMode.SmoothTransformation
    )
    reduced = painted(layer("polygon", many, FILL), viewport=VIEWPORT)
    assert np.abs(tones(whole) - tones(reduced)).max() <= tone
