"""Paints lines and polygons: few of them with care, many of them fast."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from gisapp.core import ragged
from gisapp.core.layer import Layer
from gisapp.core.ragged import Offsets, Rows
from gisapp.core.symbology import Symbol
from gisapp.render.frame import Frame, Shapes
from gisapp.render.palette import Palette
from gisapp.render.path_builder import paths_of, segments_path
from gisapp.render.symbols import (
    arrow_head,
    casing_pen,
    fill_brush,
    hatch_grids,
    hatch_pen,
    lone_pen,
    stroke_pen,
    thin_casing_pen,
    thin_pen,
)

_PIECE = 64
"""Features a path in a crowd: Qt takes far longer for one path of many than for many of few."""
_OUTLINE_FROM_PX = 4.0
_OUTLINE_FULL_PX = 16.0
"""In a crowd, polygons get an outline from the first size on, its whole strength at the second."""

_MOST_CASED = 5000
"""Of more lines in a crowd only one pixel is seen each."""
_Pass = tuple[Callable[[Symbol, Palette, float], QPen | None], tuple[int, int]]
_CARE: tuple[_Pass, ...] = ((casing_pen, (0, 0)), (stroke_pen, (0, 0)))
_CROWD: tuple[_Pass, ...] = ((lone_pen, (0, 0)),)
_CASED_CROWD: tuple[_Pass, ...] = (
    *((thin_casing_pen, shift) for shift in ((-1, 0), (1, 0), (0, -1), (0, 1))),
    (thin_pen, (0, 0)),
)
"""A thin line moved to each side is a casing that costs a fifth of a wide pen."""


def paint_areas(frame: Frame, layer: Layer, rows: Rows, crowded: bool) -> Iterator[float]:
    """Paint the polygons at `rows` of a layer."""
    done = 0
    for shapes in frame.shapes(layer, rows):
        for symbol, areas in _by_class(layer, shapes):
            if crowded:
                slices = _paint_crowd(frame, layer, symbol, _wound(layer, areas))
            else:
                slices = _paint_polygons(frame, symbol, areas)
            for _ in slices:
                yield done / len(rows)
        done += len(shapes.rows)


def paint_lines(frame: Frame, layer: Layer, rows: Rows, crowded: bool) -> Iterator[float]:
    """Paint the lines at `rows` of a layer; all casings below all strokes."""
    passes = _CARE
    if crowded:
        passes = _CASED_CROWD if len(rows) <= _MOST_CASED else _CROWD
    symbols = [each.symbol for each in layer.symbology.classes]
    for done, (pen_of, shift) in enumerate(passes):
        if not any(pen_of(symbol, frame.palette, frame.scale) for symbol in symbols):
            continue
        # Not saved and restored: a frame that is given up between two slices restores nothing.
        frame.painter.translate(*shift)
        for shapes in frame.shapes(layer, rows):
            for symbol, lines in _by_class(layer, shapes):
                pen = pen_of(symbol, frame.palette, frame.scale)
                if pen is None:
                    continue
                for path in _pieces(lines):
                    frame.painter.strokePath(path, pen)
                    yield done / len(passes)
                if symbol.arrow and not crowded:
                    _paint_arrow_heads(frame, symbol, lines)
        frame.painter.translate(-shift[0], -shift[1])


def _by_class(layer: Layer, shapes: Shapes) -> Iterator[tuple[Symbol, Shapes]]:
    """Return the features of each class with its symbol, in the order of the classes."""
    classes = layer.symbology.classes
    if len(classes) == 1:
        yield classes[0].symbol, shapes
        return
    of_rows = layer.classes[shapes.rows]
    for position in np.unique(of_rows):
        (chosen,) = np.nonzero(of_rows == position)
        rings, feature_offsets = ragged.take(shapes.feature_offsets, chosen)
        vertices, ring_offsets = ragged.take(shapes.ring_offsets, rings)
        points = shapes.points[vertices]
        yield (
            classes[position].symbol,
            Shapes(shapes.rows[chosen], points, ring_offsets, feature_offsets),
        )


def _paint_polygons(frame: Frame, symbol: Symbol, shapes: Shapes) -> Iterator[None]:
    """Paint each polygon by itself: overlaps stay visible and outlines lie above all fills."""
    paths = list(paths_of(shapes.points, shapes.ring_offsets, shapes.feature_offsets))
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
        for path in paths:
            frame.painter.strokePath(path, pen)
            yield


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


def _paint_crowd(frame: Frame, layer: Layer, symbol: Symbol, shapes: Shapes) -> Iterator[None]:
    """Paint polygons in paths of many: a hard-edged fill under a thin, smooth outline.

    The outline hides the fill's steps; together they cost a fifth of an antialiased fill. It
    fades where polygons are small, lest it be all that is seen of them.
    """
    painter = frame.painter
    brush = fill_brush(symbol, frame.palette)
    pen = thin_pen(symbol, frame.palette, frame.scale)
    for path, size_px in zip(_pieces(shapes), _sizes_px(frame, layer, shapes), strict=True):
        if brush is not None:
            path.setFillRule(Qt.FillRule.WindingFill)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.fillPath(path, brush)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        strength = min((size_px - _OUTLINE_FROM_PX) / (_OUTLINE_FULL_PX - _OUTLINE_FROM_PX), 1.0)
        if pen is not None and (strength > 0 or brush is None):
            painter.strokePath(path, _faded(pen, strength if brush is not None else 1.0))
        yield


def _sizes_px(frame: Frame, layer: Layer, shapes: Shapes) -> list[float]:
    """Return the mean size of the features of each piece, in device pixels."""
    bounds = layer.geometry.bounds[shapes.rows]
    sizes = (bounds[:, 2:] - bounds[:, :2]).max(axis=1) / frame.resolution
    starts = np.arange(0, len(sizes), _PIECE)
    ends = np.append(starts[1:], len(sizes))
    means: list[float] = (np.add.reduceat(sizes, starts) / (ends - starts)).tolist()
    return means


def _faded(pen: QPen, opacity: float) -> QPen:
    color = pen.color()
    color.setAlphaF(color.alphaF() * opacity)
    faded = QPen(pen)
    faded.setColor(color)
    return faded


def _pieces(shapes: Shapes) -> Iterator[QPainterPath]:
    """Return paths of up to `_PIECE` features each."""
    features = len(shapes.rows)
    ends = np.append(np.arange(0, features, _PIECE), features)
    return paths_of(shapes.points, shapes.ring_offsets, shapes.feature_offsets[ends])


def _wound(layer: Layer, shapes: Shapes) -> Shapes:
    """Turn all shells one way and all holes the other, so that a path of many fills their union."""
    geometry = layer.geometry
    rings, _ = ragged.take(geometry.feature_ring_offsets, shapes.rows)
    is_shell = geometry.part_offsets[np.searchsorted(geometry.part_offsets, rings)] == rings
    turned = (_signed_areas(shapes.points, shapes.ring_offsets) > 0) != is_shell
    sizes = np.diff(shapes.ring_offsets)
    ends = shapes.ring_offsets[:-1] + shapes.ring_offsets[1:] - 1
    vertices = np.arange(len(shapes.points))
    order = np.where(np.repeat(turned, sizes), np.repeat(ends, sizes) - vertices, vertices)
    return replace(shapes, points=shapes.points[order])


def _signed_areas(points: NDArray[np.float64], ring_offsets: Offsets) -> NDArray[np.float64]:
    """Return twice the area of each closed ring, negative where it turns the other way."""
    x, y = points[:, 0], points[:, 1]
    cross = np.zeros(len(points))
    cross[:-1] = x[:-1] * y[1:] - x[1:] * y[:-1]
    cross[ring_offsets[1:] - 1] = 0
    return ragged.total(cross, ring_offsets)


def _paint_arrow_heads(frame: Frame, symbol: Symbol, lines: Shapes) -> None:
    color = frame.palette.color(symbol.stroke)
    width_px = symbol.stroke_width * frame.scale
    for end in lines.ring_offsets[1:]:
        head = arrow_head(lines.points[end - 2], lines.points[end - 1], width_px)
        frame.painter.fillPath(head, color)
