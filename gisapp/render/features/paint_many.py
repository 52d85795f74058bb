"""Paints many lines and polygons: speed counts more than line widths and soft edges."""

from collections.abc import Callable, Iterator

import numpy as np
from PySide6.QtGui import QPainter, QPen, QTransform

from gisapp.core.geometry.feature_index import BLOCK_SIZE
from gisapp.core.geometry.ragged import Rows
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.symbology import Symbol
from gisapp.render.features.frame import Frame
from gisapp.render.features.paint_shapes import paint_areas, paint_lines
from gisapp.render.features.path_cache import PathBlock, Piece, block_of_paths
from gisapp.render.features.symbols import fill_brush, lone_pen, thin_casing_pen, thin_pen
from gisapp.render.palette import Palette

_OUTLINE_FROM_PX = 4.0
_OUTLINE_FULL_PX = 16.0
"""Polygons get an outline from the first size on, its whole strength at the second."""

_MOST_CASED = 5000
"""Of more lines only one pixel is seen each."""
_Pass = tuple[Callable[[Symbol, Palette, float], QPen | None], tuple[int, int]]
_LONE: tuple[_Pass, ...] = ((lone_pen, (0, 0)),)
_CASED: tuple[_Pass, ...] = (
    *((thin_casing_pen, shift) for shift in ((-1, 0), (1, 0), (0, -1), (0, 1))),
    (thin_pen, (0, 0)),
)
"""A thin line moved to each side is a casing that costs a fifth of a wide pen."""


def paint_many_areas(frame: Frame, layer: Layer, rows: Rows) -> Iterator[float]:
    """Paint the polygons at `rows` of a layer: a hard-edged fill under a thin, smooth outline.

    The outline hides the fill's steps; together they cost a fifth of an antialiased fill. It
    fades where polygons are small, lest it be all that is seen of them.
    """
    painter = frame.painter
    symbols = [each.symbol for each in layer.symbology.classes]
    brushes = [fill_brush(symbol, frame.palette) for symbol in symbols]
    pens = [thin_pen(symbol, frame.palette, frame.scale) for symbol in symbols]
    for done, block in _blocks(frame, layer, rows):
        seen = [(piece, frame.transform.map(piece.path)) for piece in _seen(frame, block)]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for piece, path in seen:
            brush = brushes[piece.position]
            if brush is not None:
                painter.fillPath(path, brush)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        for piece, path in seen:
            pen = pens[piece.position]
            strength = _strength(frame, piece) if brushes[piece.position] is not None else 1.0
            if pen is not None and strength > 0:
                painter.strokePath(path, _faded(pen, strength))
        yield done
        if len(block.giants):
            yield from (done for _ in paint_areas(frame, layer, block.giants))


def paint_many_lines(frame: Frame, layer: Layer, rows: Rows) -> Iterator[float]:
    """Paint the lines at `rows` of a layer, one pixel wide; all casings below all strokes."""
    symbols = [each.symbol for each in layer.symbology.classes]
    passes = _CASED if len(rows) <= _MOST_CASED else _LONE
    for number, (pen_of, shift) in enumerate(passes):
        pens = [pen_of(symbol, frame.palette, frame.scale) for symbol in symbols]
        if all(pen is None for pen in pens):
            continue
        transform = frame.transform * QTransform.fromTranslate(*shift)
        for done, block in _blocks(frame, layer, rows):
            for piece in _seen(frame, block):
                pen = pens[piece.position]
                if pen is not None:
                    frame.painter.strokePath(transform.map(piece.path), pen)
            yield (number + done) / len(passes)
    giants = [block.giants for _, block in _blocks(frame, layer, rows)]
    yield from (1.0 for _ in paint_lines(frame, layer, np.concatenate(giants)))


def _blocks(frame: Frame, layer: Layer, rows: Rows) -> Iterator[tuple[float, PathBlock]]:
    """Return the blocks of `rows`, each with the share of them that came before.

    On paper they contain nothing else: what lies outside is hidden there, and yet stored.
    """
    blocks = np.split(rows, np.flatnonzero(np.diff(rows // BLOCK_SIZE)) + 1)
    for number, block in enumerate(blocks):
        if frame.as_pixels:
            place = int(block[0]) // BLOCK_SIZE
            paths = frame.cache.paths.block(layer, place, frame.resolution)
        else:
            paths = block_of_paths(layer, block, frame.level_resolution)
        yield number / len(blocks), paths


def _seen(frame: Frame, block: PathBlock) -> Iterator[Piece]:
    """Return what of a block may reach into the picture."""
    return (piece for piece in block.pieces if frame.extent.intersects(piece.extent))


def _strength(frame: Frame, piece: Piece) -> float:
    """Return how strong the outlines of polygons are, at most 1."""
    size_px = piece.size / frame.resolution
    return min((size_px - _OUTLINE_FROM_PX) / (_OUTLINE_FULL_PX - _OUTLINE_FROM_PX), 1.0)


def _faded(pen: QPen, opacity: float) -> QPen:
    if opacity == 1.0:
        return pen
    color = pen.color()
    color.setAlphaF(color.alphaF() * opacity)
    faded = QPen(pen)
    faded.setColor(color)
    return faded
