"""Symbols in the painter's terms: pens, brushes, markers, arrow heads, and a legend's swatches."""

import math
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPen, QPolygonF

from gisapp.core.geometry.feature_geometry import GeometryKind
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.symbology import Marker, Symbol
from gisapp.render.features.hatch import HatchGrid
from gisapp.render.features.path_builder import segments_path
from gisapp.render.palette import Palette

HATCH_SPACING_PX = 7.0
CASING_PX = 1.2
"""The width of a casing on each side of its line, in logical pixels."""
HATCH_OPACITY = 0.5
_THIN_PX = 2.5
"""On a thinner line, ends and bends need no care."""
DASHES_PX = {"dashed": (7.0, 4.0), "dotted": (1.5, 3.5)}
_SOFT_STEPS = (*((1.0 - 0.08 * step, 0.1) for step in range(9)), (0.3, 1.0))
"""What a soft marker is painted of, from its margin to its middle: share of its size, opacity."""


def is_plain(layer: Layer) -> bool:
    """True if a layer's lines and outlines are solid and thin, and nothing else is drawn."""
    return all(
        symbol.dash == "solid"
        and symbol.hatch == "none"
        and not (symbol.casing or symbol.arrow)
        and symbol.stroke_width <= _THIN_PX
        for symbol in (each.symbol for each in layer.symbology.classes)
    )


def fill_brush(symbol: Symbol, palette: Palette) -> QBrush | None:
    """Return the brush of a symbol's fill, None if it has no fill."""
    return QBrush(palette.color(symbol.fill, symbol.fill_opacity)) if symbol.fill else None


def stroke_pen(symbol: Symbol, palette: Palette, scale: float) -> QPen | None:
    """Return the pen of a symbol's stroke, None if it has none.

    Parameters
    ----------
    symbol : Symbol
        Its stroke width is in logical pixels.
    palette : Palette
        The colours that the symbol names.
    scale : float
        Device pixels per logical pixel; the pen is for a painter in device pixels.
    """
    if not symbol.stroke or symbol.stroke_width <= 0:
        return None
    pen = _pen(palette.color(symbol.stroke), symbol.stroke_width * scale)
    if symbol.dash != "solid":
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([part / symbol.stroke_width for part in DASHES_PX[symbol.dash]])
    return pen


def fainter(pen: QPen, strength: float) -> QPen:
    """Return a pen of `strength` times the opacity, 0 to 1."""
    color = pen.color()
    color.setAlphaF(color.alphaF() * strength)
    faint = QPen(pen)
    faint.setColor(color)
    return faint


def casing_pen(symbol: Symbol, palette: Palette, scale: float) -> QPen | None:
    """Return the wider pen that goes below a symbol's stroke, None if it has no casing.

    Parameters as in `stroke_pen`.
    """
    if not symbol.casing:
        return None
    return _pen(palette.color(symbol.casing), (symbol.stroke_width + 2 * CASING_PX) * scale)


def hatch_pen(symbol: Symbol, palette: Palette, scale: float) -> QPen:
    """Return the pen of a symbol's hatch lines; parameters as in `stroke_pen`."""
    pen = _pen(palette.color(symbol.stroke or symbol.fill, HATCH_OPACITY), scale)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def hatch_grids(symbol: Symbol, scale: float, anchor: tuple[float, float]) -> tuple[HatchGrid, ...]:
    """Return the sets of lines that a symbol is hatched with: none, one or two.

    Parameters
    ----------
    symbol : Symbol
        Has the kind of hatching.
    scale : float
        Device pixels per logical pixel.
    anchor : (float, float)
        A point on one line of each set, in device pixels.
    """
    rising = {"none": (), "forward": (True,), "backward": (False,), "cross": (True, False)}
    return tuple(HatchGrid(each, HATCH_SPACING_PX * scale, anchor) for each in rising[symbol.hatch])


def arrow_head(
    before: NDArray[np.float64], tip: NDArray[np.float64], width_px: float
) -> QPainterPath:
    """Return the outline of an arrow head at the end of a line.

    Parameters
    ----------
    before : (2,) float64
        The last vertex of the line but one, in pixels.
    tip : (2,) float64
        The last vertex, in pixels; the head points on from it.
    width_px : float
        The width of the line, which the head's size goes by.
    """
    angle = math.atan2(float(tip[1] - before[1]), float(tip[0] - before[0]))
    length, half = 4.2 * width_px, 2.3 * width_px
    cosine, sine = math.cos(angle), math.sin(angle)
    corners = ((width_px, 0.0), (-length, -half), (-0.75 * length, 0.0), (-length, half))
    head = QPolygonF(
        [
            QPointF(
                float(tip[0]) + along * cosine - across * sine,
                float(tip[1]) + along * sine + across * cosine,
            )
            for along, across in corners
        ]
    )
    path = QPainterPath()
    path.addPolygon(head)
    path.closeSubpath()
    return path


def marker_path(marker: Marker, size_px: float) -> QPainterPath:
    """Return a marker's outline around the origin; all markers look equally large.

    Parameters
    ----------
    marker : Marker
        Its shape.
    size_px : float
        The diameter of a circle; the others are drawn a little larger.
    """
    path = QPainterPath()
    radius = size_px / 2
    if marker == "circle":
        path.addEllipse(QPointF(0, 0), radius, radius)
        return path
    corners = {
        "square": _corners(4, 1.25 * radius, turned=math.pi / 4),
        "diamond": _corners(4, 1.2 * radius),
        "triangle": _corners(3, 1.25 * radius),
        "star": _corners(10, 1.3 * radius, inner=0.5),
    }[marker]
    path.addPolygon(QPolygonF(corners))
    path.closeSubpath()
    return path


def paint_marker(painter: QPainter, symbol: Symbol, palette: Palette, scale: float) -> None:
    """Paint a symbol's marker around the painter's origin: soft, or else with a halo.

    Parameters
    ----------
    painter : QPainter
        In device pixels.
    symbol : Symbol
        Its marker size and stroke width are in logical pixels.
    palette : Palette
        The colours that the symbol names.
    scale : float
        Device pixels per logical pixel.
    """
    if symbol.soft:
        for share, opacity in _SOFT_STEPS:
            step = marker_path(symbol.marker, share * symbol.marker_size * scale)
            painter.fillPath(step, palette.color(symbol.fill, opacity))
        return
    path = marker_path(symbol.marker, symbol.marker_size * scale)
    halo = _pen(palette.color("label_halo", 0.85), (symbol.stroke_width + 2.6) * scale)
    painter.strokePath(path, halo)
    brush = fill_brush(symbol, palette)
    if brush is not None:
        painter.fillPath(path, brush)
    pen = stroke_pen(symbol, palette, scale)
    if pen is not None:
        painter.strokePath(path, pen)


def marker_picture(symbol: Symbol, palette: Palette, scale: float) -> QImage:
    """Return a square picture with a symbol's marker in its middle, in device pixels.

    `scale` is device pixels per logical pixel.
    """
    side = math.ceil((1.4 * symbol.marker_size + symbol.stroke_width + 4) * scale)
    picture = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(side / 2, side / 2)
        paint_marker(painter, symbol, palette, scale)
    return picture


def paint_swatch(
    painter: QPainter, rect: QRectF, symbol: Symbol, kind: GeometryKind, palette: Palette
) -> None:
    """Paint the swatch of a symbol in a legend.

    Parameters
    ----------
    painter : QPainter
        In logical pixels.
    rect : QRectF
        Where to paint, in logical pixels.
    symbol : Symbol
        What to show.
    kind : GeometryKind
        Whether it is the symbol of points, lines or polygons.
    palette : Palette
        The colours that the symbol names.
    """
    symbol = _in_swatch(symbol, kind, rect.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if kind == "point":
        painter.translate(rect.center())
        paint_marker(painter, symbol, palette, 1.0)
    elif kind == "line":
        _paint_line_swatch(painter, rect, symbol, palette)
    else:
        _paint_area_swatch(painter, rect, symbol, palette)
    painter.restore()


def _in_swatch(symbol: Symbol, kind: GeometryKind, height_px: float) -> Symbol:
    """Return a symbol no larger than a swatch; within an outline the fill is still seen."""
    widest_px = height_px / 3 if kind == "polygon" else height_px
    return replace(
        symbol,
        stroke_width=min(symbol.stroke_width, widest_px),
        marker_size=min(symbol.marker_size, height_px),
    )


def _paint_line_swatch(painter: QPainter, rect: QRectF, symbol: Symbol, palette: Palette) -> None:
    middle = rect.center().y()
    path = QPainterPath(QPointF(rect.left() + 2, middle))
    path.lineTo(rect.right() - 2, middle)
    for pen in (casing_pen(symbol, palette, 1.0), stroke_pen(symbol, palette, 1.0)):
        if pen is not None:
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.strokePath(path, pen)
    if symbol.arrow:
        start, tip = np.array([rect.left(), middle]), np.array([rect.right() - 4, middle])
        head = arrow_head(start, tip, symbol.stroke_width * 0.7)
        painter.fillPath(head, palette.color(symbol.stroke))


def _paint_area_swatch(painter: QPainter, rect: QRectF, symbol: Symbol, palette: Palette) -> None:
    inset = max(symbol.stroke_width, 1.0) / 2
    box = rect.adjusted(inset, inset, -inset, -inset)
    path = QPainterPath()
    path.addRoundedRect(box, 2, 2)
    brush = fill_brush(symbol, palette)
    if brush is not None:
        painter.fillPath(path, brush)
    corners = np.array(
        [
            (box.left(), box.top()),
            (box.right(), box.top()),
            (box.right(), box.bottom()),
            (box.left(), box.bottom()),
            (box.left(), box.top()),
        ]
    )
    edges = (box.left(), box.top(), box.right(), box.bottom())
    for grid in hatch_grids(symbol, 5 / HATCH_SPACING_PX, (box.center().x(), box.center().y())):
        lines = grid.cut_to(corners, np.array([0, 5]), np.array([0]), edges)
        painter.strokePath(segments_path(lines), hatch_pen(symbol, palette, 1.0))
    pen = stroke_pen(symbol, palette, 1.0)
    if pen is not None:
        painter.strokePath(path, pen)


def _pen(color: QColor, width: float) -> QPen:
    pen = QPen(color, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _corners(count: int, radius: float, turned: float = 0.0, inner: float = 1.0) -> list[QPointF]:
    """Return corners on a circle from the top clockwise, every other one at `inner` radii."""
    corners = []
    for corner in range(count):
        angle = turned + 2 * math.pi * corner / count
        distance = radius if corner % 2 == 0 else inner * radius
        corners.append(QPointF(distance * math.sin(angle), -distance * math.cos(angle)))
    return corners
