"""Paints a few lines and polygons with all details: widths, casings, hatching, arrow heads."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPen

from gisapp.core.geometry.coverage import squares_covered
from gisapp.core.geometry.level_of_detail import LEAST_COVERAGE, outline_strengths
from gisapp.core.geometry.ragged import Rows
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.symbology import Symbol
from gisapp.render.features.frame import Frame, Shapes
from gisapp.render.features.path_builder import cut, paths_of, segments_path
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


def paint_areas(frame: Frame, layer: Layer, rows: Rows) -> Iterator[float]:
    """Paint the polygons at `rows`, (n,) int64 ascending, of a layer.

    Yields the share that is painted, from 0 to 1, after each step.
    """
    done = 0
    for shapes in frame.shapes(layer, rows):
        for symbol, areas in _runs(layer, shapes):
            sizes_px = layer.geometry.sizes[areas.rows] / frame.viewport.resolution
            _paint_run(frame, symbol, areas, outline_strengths(sizes_px))
            yield done / len(rows)
        done += len(shapes.rows)


def paint_lines(frame: Frame, layer: Layer, rows: Rows) -> Iterator[float]:
    """Paint the lines at `rows`, (n,) int64 ascending, of a layer: casings below all strokes.

    Yields the share that is painted, from 0 to 1, after each step.
    """
    passes = casing_pen, stroke_pen
    for done, pen_of in enumerate(passes):
        for shapes in frame.shapes(layer, rows):
            for symbol, lines in _runs(layer, shapes):
                pen = pen_of(symbol, frame.palette, frame.scale)
                _stroke(frame, lines, _paths(lines), pen)
                if symbol.arrow and pen is not None:
                    _paint_arrow_heads(frame, symbol, lines)
                yield done / len(passes)


def paint_dots(frame: Frame, layer: Layer, rows: Rows) -> None:
    """Paint lines or polygons too small for a shape as their bounds, as large as their area."""
    bounds = layer.geometry.bounds[rows]
    areas = np.maximum(squares_covered(layer.geometry, rows, frame.resolution), LEAST_COVERAGE)
    least = 1.0 if layer.geometry.kind == "line" else _LEAST_SIDE_PX
    sides = np.maximum((bounds[:, 2:] - bounds[:, :2]) / frame.resolution, least)
    sides *= np.sqrt(areas / sides.prod(axis=1))[:, None]
    corners = frame.to_device((bounds[:, :2] + bounds[:, 2:]) / 2) - sides / 2
    boxes = np.hstack((corners, sides)).tolist()
    for box, place in zip(boxes, layer.classes[rows].tolist(), strict=True):
        symbol = layer.symbology.classes[place].symbol
        is_filled = symbol.fill and layer.geometry.kind == "polygon"
        color = symbol.fill if is_filled else symbol.stroke
        if color:
            opacity = symbol.fill_opacity if is_filled else 1.0
            frame.painter.fillRect(QRectF(*box), frame.palette.color(color, opacity))


def _runs(layer: Layer, shapes: Shapes) -> Iterator[tuple[Symbol, Shapes]]:
    """Return features that follow one another in the same class, with their symbol."""
    classes = layer.classes[shapes.rows]
    for first, end in pairwise((0, *(np.flatnonzero(np.diff(classes)) + 1), len(classes))):
        yield layer.symbology.classes[classes[first]].symbol, shapes.part(first, end)


def _paint_run(frame: Frame, symbol: Symbol, areas: Shapes, strengths: NDArray[np.float64]) -> None:
    """Paint polygons of one class; if they are hatched, their outlines above all of them.

    `strengths` says how strong the outline of each is, where fills and solid lines meet.
    """
    paths = list(_paths(areas))
    brush, pen = fill_brush(symbol, frame.palette), stroke_pen(symbol, frame.palette, frame.scale)
    # Antialiased neighbours without outlines would let the ground shine through between them.
    frame.painter.setRenderHint(QPainter.RenderHint.Antialiasing, pen is not None)
    is_hatched = symbol.hatch != "none"
    if not symbol.fill or symbol.dash != "solid":
        strengths = np.ones(len(strengths))
    for place, (path, strength) in enumerate(zip(paths, strengths.tolist(), strict=True)):
        if brush is not None:
            frame.painter.fillPath(path, brush)
        if pen is not None and strength > 0 and not is_hatched:
            _stroke(frame, areas.part(place, place + 1), [path], fainter(pen, strength))
    frame.painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    if is_hatched:
        _paint_hatch(frame, symbol, areas)
        _stroke(frame, areas, paths, pen)


def _stroke(frame: Frame, shapes: Shapes, paths: Iterable[QPainterPath], pen: QPen | None) -> None:
    if pen is None:
        return
    for path in _strokes(shapes, paths):
        frame.painter.strokePath(path, pen)


def _paths(shapes: Shapes) -> Iterator[QPainterPath]:
    return paths_of(shapes.points, shapes.ring_offsets, shapes.feature_offsets)


def _strokes(shapes: Shapes, paths: Iterable[QPainterPath]) -> Iterable[QPainterPath]:
    """Return the paths of the features, or one path for each stretch if a ring is long."""
    if not _is_long(shapes):
        return paths
    points, offsets = cut(shapes.points, shapes.ring_offsets, _STRETCH)
    return paths_of(points, offsets, np.arange(len(offsets)))


def _is_long(shapes: Shapes) -> bool:
    return bool(np.diff(shapes.ring_offsets).max(initial=0) > _STRETCH)


def _paint_hatch(frame: Frame, symbol: Symbol, shapes: Shapes) -> None:
    grids = hatch_grids(symbol, frame.scale, frame.anchor)
    pen = hatch_pen(symbol, frame.palette, frame.scale)
    owners = np.repeat(np.arange(len(shapes.rows)), np.diff(shapes.feature_offsets))
    for grid in grids:
        lines = grid.cut_to(shapes.points, shapes.ring_offsets, owners, frame.box)
        frame.painter.strokePath(segments_path(lines), pen)


def _paint_arrow_heads(frame: Frame, symbol: Symbol, lines: Shapes) -> None:
    color = frame.palette.color(symbol.stroke)
    width_px = symbol.stroke_width * frame.scale
    for end in lines.ring_offsets[1:]:
        head = arrow_head(lines.points[end - 2], lines.points[end - 1], width_px)
        frame.painter.fillPath(head, color)
