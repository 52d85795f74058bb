"""Paints a few lines and polygons with all details: widths, casings, hatching, arrow heads."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

import numpy as np
from PySide6.QtGui import QPainter, QPainterPath

from gisapp.core.geometry.ragged import Rows
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.symbology import Symbol
from gisapp.render.features.frame import Frame, Shapes
from gisapp.render.features.path_builder import cut, paths_of, segments_path
from gisapp.render.features.symbols import (
    arrow_head,
    casing_pen,
    fill_brush,
    hatch_grids,
    hatch_pen,
    stroke_pen,
)

_STRETCH = 500
"""Most edges that are stroked at once: a long line or outline is cut into stretches."""


def paint_areas(frame: Frame, layer: Layer, rows: Rows) -> Iterator[float]:
    """Paint the polygons at `rows`, (n,) int64 ascending, of a layer.

    Yields the share that is painted, from 0 to 1, after each slice.
    """
    done = 0
    for shapes in frame.shapes(layer, rows):
        for symbol, areas in _by_class(layer, shapes):
            for _ in _paint_polygons(frame, symbol, areas):
                yield done / len(rows)
        done += len(shapes.rows)


def paint_lines(frame: Frame, layer: Layer, rows: Rows) -> Iterator[float]:
    """Paint the lines at `rows`, (n,) int64 ascending, of a layer: casings below all strokes.

    Yields the share that is painted, from 0 to 1, after each slice.
    """
    passes = casing_pen, stroke_pen
    for done, pen_of in enumerate(passes):
        for shapes in frame.shapes(layer, rows):
            for symbol, lines in _by_class(layer, shapes):
                pen = pen_of(symbol, frame.palette, frame.scale)
                if pen is None:
                    continue
                for path in _strokes(lines, _paths(lines)):
                    frame.painter.strokePath(path, pen)
                    yield done / len(passes)
                if symbol.arrow:
                    _paint_arrow_heads(frame, symbol, lines)


def _by_class(layer: Layer, shapes: Shapes) -> Iterator[tuple[Symbol, Shapes]]:
    """Return the features of each class with its symbol, in the order of the classes."""
    classes = layer.symbology.classes
    if len(classes) == 1:
        yield classes[0].symbol, shapes
        return
    of_rows = layer.classes[shapes.rows]
    order = np.argsort(of_rows, kind="stable")
    ordered, of_ordered = shapes.reordered(order), of_rows[order]
    for first, end in pairwise((0, *(np.flatnonzero(np.diff(of_ordered)) + 1), len(order))):
        yield classes[of_ordered[first]].symbol, ordered.part(first, end)


def _paint_polygons(frame: Frame, symbol: Symbol, shapes: Shapes) -> Iterator[None]:
    """Paint each polygon by itself: overlaps stay visible and outlines lie above all fills."""
    paths = list(_paths(shapes))
    brush = fill_brush(symbol, frame.palette)
    pen = stroke_pen(symbol, frame.palette, frame.scale)
    if brush is not None:
        # Antialiased neighbours without outlines would let the ground shine through between them.
        frame.painter.setRenderHint(QPainter.RenderHint.Antialiasing, pen is not None)
        for path in paths:
            frame.painter.fillPath(path, brush)
            yield
        frame.painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    yield from _paint_hatch(frame, symbol, shapes)
    if pen is not None:
        for path in _strokes(shapes, paths):
            frame.painter.strokePath(path, pen)
            yield


def _paths(shapes: Shapes) -> Iterator[QPainterPath]:
    return paths_of(shapes.points, shapes.ring_offsets, shapes.feature_offsets)


def _strokes(shapes: Shapes, paths: Iterable[QPainterPath]) -> Iterable[QPainterPath]:
    """Return the paths of the features, or one path for each stretch if a ring is long."""
    if np.diff(shapes.ring_offsets).max(initial=0) <= _STRETCH:
        return paths
    points, offsets = cut(shapes.points, shapes.ring_offsets, _STRETCH)
    return paths_of(points, offsets, np.arange(len(offsets)))


def _paint_hatch(frame: Frame, symbol: Symbol, shapes: Shapes) -> Iterator[None]:
    grids = hatch_grids(symbol, frame.scale, frame.anchor)
    if not grids:
        return
    pen = hatch_pen(symbol, frame.palette, frame.scale)
    owners = np.repeat(np.arange(len(shapes.rows)), np.diff(shapes.feature_offsets))
    for grid in grids:
        lines = grid.cut_to(shapes.points, shapes.ring_offsets, owners, frame.box)
        frame.painter.strokePath(segments_path(lines), pen)
        yield


def _paint_arrow_heads(frame: Frame, symbol: Symbol, lines: Shapes) -> None:
    color = frame.palette.color(symbol.stroke)
    width_px = symbol.stroke_width * frame.scale
    for end in lines.ring_offsets[1:]:
        head = arrow_head(lines.points[end - 2], lines.points[end - 1], width_px)
        frame.painter.fillPath(head, color)
