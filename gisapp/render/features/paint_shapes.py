"""Paints a few lines and polygons with all details: widths, casings, hatching, arrow heads."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPen

from gisapp.core.geometry.coverage import squares_covered
from gisapp.core.geometry.level_of_detail import (
    LEAST_COVERAGE,
    ReducedGeometry,
    are_dots,
    outline_strengths,
)
from gisapp.core.geometry.ragged import Rows
from gisapp.core.geometry.ring_thinning import cut
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.symbology import Symbol
from gisapp.render.features.frame import Frame
from gisapp.render.features.path_builder import paths_of, segments_path
from gisapp.render.features.symbols import (
    arrow_head,
    casing_pen,
    fainter,
    fill_brush,
    hatch_grids,
    hatch_pen,
    stroke_pen,
)

_STRETCH = 500
"""Most edges that are stroked at once: a long line or outline is cut into stretches."""
_LEAST_SIDE_PX = 0.5
"""Of a polygon that is painted as a box."""


def paint_shapes(frame: Frame, layer: Layer, rows: Rows) -> Iterator[float]:
    """Paint the lines or polygons at `rows`, (n,) int64 ascending, of a layer.

    Yields the share that is painted, from 0 to 1, after each step.
    """
    small = are_dots(layer.geometry, rows, frame.resolution)
    _paint_dots(frame, layer, rows[small])
    paint = _paint_areas if layer.geometry.kind == "polygon" else _paint_lines
    yield from paint(frame, layer, rows[~small])


def _paint_areas(frame: Frame, layer: Layer, rows: Rows) -> Iterator[float]:
    done = 0
    for shapes in frame.shapes(layer, rows):
        for symbol, areas in _runs(layer, shapes):
            sizes_px = layer.geometry.sizes[areas.rows] / frame.viewport.resolution
            _paint_run(frame, symbol, areas, outline_strengths(sizes_px))
            yield done / len(rows)
        done += len(shapes.rows)


def _paint_lines(frame: Frame, layer: Layer, rows: Rows) -> Iterator[float]:
    """Paint lines: casings below all strokes."""
    passes = casing_pen, stroke_pen
    for done, pen_of in enumerate(passes):
        for shapes in frame.shapes(layer, rows):
            for symbol, lines in _runs(layer, shapes):
                pen = pen_of(symbol, frame.palette, frame.scale)
                _stroke(frame, lines, pen)
                if symbol.arrow and pen is not None:
                    _paint_arrow_heads(frame, symbol, lines)
                yield done / len(passes)


def _paint_dots(frame: Frame, layer: Layer, rows: Rows) -> None:
    """Paint lines or polygons too small for a shape as their bounds, as large as their area."""
    bounds = layer.geometry.bounds[rows]
    areas = np.maximum(squares_covered(layer.geometry, rows, frame.resolution), LEAST_COVERAGE)
    least = 1.0 if layer.geometry.kind == "line" else _LEAST_SIDE_PX
    sides = np.maximum((bounds[:, 2:] - bounds[:, :2]) / frame.resolution, least)
    sides *= np.sqrt(areas / sides.prod(axis=1))[:, None]
    corners = frame.to_device(layer.geometry.middles(rows)) - sides / 2
    boxes = np.hstack((corners, sides)).tolist()
    for box, place in zip(boxes, layer.classes[rows].tolist(), strict=True):
        symbol = layer.symbology.classes[place].symbol
        is_filled = symbol.fill and layer.geometry.kind == "polygon"
        color = symbol.fill if is_filled else symbol.stroke
        if color:
            opacity = symbol.fill_opacity if is_filled else 1.0
            frame.painter.fillRect(QRectF(*box), frame.palette.color(color, opacity))


def _runs(layer: Layer, shapes: ReducedGeometry) -> Iterator[tuple[Symbol, ReducedGeometry]]:
    """Return features that follow one another in the same class, with their symbol."""
    classes = layer.classes[shapes.rows]
    for first, end in pairwise((0, *(np.flatnonzero(np.diff(classes)) + 1), len(classes))):
        yield layer.symbology.classes[classes[first]].symbol, shapes.part(first, end)


def _paint_run(
    frame: Frame, symbol: Symbol, areas: ReducedGeometry, strengths: NDArray[np.float64]
) -> None:
    """Paint polygons of one class; if they are hatched, their outlines above all of them.

    `strengths` says how strong the outline of each is, where opaque fills and solid lines meet.
    """
    brush, pen = fill_brush(symbol, frame.palette), stroke_pen(symbol, frame.palette, frame.scale)
    # Antialiased neighbours without outlines would let the ground shine through between them.
    frame.painter.setRenderHint(QPainter.RenderHint.Antialiasing, pen is not None)
    is_hatched = symbol.hatch != "none"
    if not symbol.fill or symbol.fill_opacity < 1 or symbol.dash != "solid":
        strengths = np.ones(len(strengths))
    paths = paths_of(areas.coordinates, areas.ring_offsets, areas.feature_offsets)
    for place, (path, strength) in enumerate(zip(paths, strengths.tolist(), strict=True)):
        if brush is not None:
            frame.painter.fillPath(path, brush)
        if pen is not None and strength > 0 and not is_hatched:
            _stroke(frame, areas.part(place, place + 1), fainter(pen, strength))
    frame.painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    if is_hatched:
        _paint_hatch(frame, symbol, areas)
        _stroke(frame, areas, pen)


def _stroke(frame: Frame, shapes: ReducedGeometry, pen: QPen | None) -> None:
    if pen is None:
        return
    points, offsets = cut(shapes.coordinates, shapes.ring_offsets, _STRETCH)
    for path in paths_of(points, offsets, np.arange(len(offsets))):
        frame.painter.strokePath(path, pen)


def _paint_hatch(frame: Frame, symbol: Symbol, shapes: ReducedGeometry) -> None:
    grids = hatch_grids(symbol, frame.scale, frame.anchor)
    pen = hatch_pen(symbol, frame.palette, frame.scale)
    owners = np.repeat(np.arange(len(shapes.rows)), np.diff(shapes.feature_offsets))
    for grid in grids:
        lines = grid.cut_to(shapes.coordinates, shapes.ring_offsets, owners, frame.box)
        frame.painter.strokePath(segments_path(lines), pen)


def _paint_arrow_heads(frame: Frame, symbol: Symbol, lines: ReducedGeometry) -> None:
    color = frame.palette.color(symbol.stroke)
    width_px = symbol.stroke_width * frame.scale
    for end in lines.ring_offsets[1:]:
        head = arrow_head(lines.coordinates[end - 2], lines.coordinates[end - 1], width_px)
        frame.painter.fillPath(head, color)
