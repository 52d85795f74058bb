"""Paints clusters: the number of their points, in a ring with the shares of their classes."""

from collections.abc import Iterator, Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPen

from gisapp.core.layers.clusters import Clusters
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.symbology import Symbol
from gisapp.render.features.frame import Frame
from gisapp.render.label_text import FONT_FAMILIES

_TEXT_PX = 11.0
_RING_PX = 3.2
_RIM_PX = 1.4
_SLICE = 20
_TURN = 360 * 16
"""Qt counts angles in sixteenths of a degree."""


def paint_clusters(frame: Frame, layer: Layer, clusters: Clusters) -> Iterator[None]:
    """Paint clusters, the largest above the others; yield after each slice.

    Parameters
    ----------
    frame : Frame
        What to paint on.
    layer : Layer
        A layer of points, whose classes have the colours of the ring.
    clusters : Clusters
        Where clusters are, in EPSG:3857, and how many points of each class they have.
    """
    symbols = [each.symbol for each in layer.symbology.classes]
    totals = clusters.counts.sum(axis=1)
    middles = frame.to_device(clusters.middles)
    radii = clusters.radii_px.tolist()
    font = _font()
    for number, place in enumerate(np.argsort(totals, kind="stable").tolist()):
        painter = frame.painter
        painter.save()
        painter.translate(*middles[place].tolist())
        painter.scale(frame.scale, frame.scale)
        painter.setFont(font)
        _paint_cluster(frame, symbols, clusters.counts[place].tolist(), radii[place])
        painter.restore()
        if number % _SLICE == 0:
            yield


def _paint_cluster(
    frame: Frame, symbols: Sequence[Symbol], counts: Sequence[int], radius: float
) -> None:
    """Paint a cluster around the painter's origin, in logical pixels.

    Where some classes draw nothing, as around selected features, only the arcs of the other
    classes are painted: no ground and no number.
    """
    painter, palette, total = frame.painter, frame.palette, sum(counts)
    is_whole = all(symbol.draws for symbol in symbols)
    if is_whole:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.color("label_halo"))
        painter.drawEllipse(QPointF(0, 0), radius, radius)
    reach = radius - _RIM_PX - _RING_PX / 2
    ring = QRectF(-reach, -reach, 2 * reach, 2 * reach)
    start = _TURN / 4
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for symbol, count in zip(symbols, counts, strict=True):
        span = _TURN * count / total
        if symbol.draws and count:
            pen = QPen(palette.color(_color(symbol)), _RING_PX)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.drawArc(ring, round(start - span), round(span))
            start -= span
    if is_whole:
        centered = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip
        painter.setPen(palette.color("label"))
        painter.drawText(ring, centered, f"{total:,}")


def _color(symbol: Symbol) -> str:
    """Return the colour that a symbol is recognised by: that of its rim if it is hollow."""
    return symbol.stroke if symbol.fill in ("", "hollow") else symbol.fill


def _font() -> QFont:
    font = QFont()
    font.setFamilies(list(FONT_FAMILIES))
    font.setPixelSize(round(_TEXT_PX))
    font.setWeight(QFont.Weight.DemiBold)
    return font
