"""Paints clusters: the number of their points, in a ring with the shares of their classes."""

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen

from gisapp.core.geometry.ragged import Rows
from gisapp.core.layers.clusters import Clusters
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.symbology import Symbol
from gisapp.render.features.frame import Frame
from gisapp.render.label_text import FONT_FAMILIES
from gisapp.render.palette import Palette

_TEXT_PX = 11.0
_RING_PX = 3.2
_RIM_PX = 1.4
_SLICE = 50
_TURN = 360 * 16
"""Qt counts angles in sixteenths of a degree."""
_STEP_PX = 0.5
"""In an image radii are multiples of this, in logical pixels, so that clusters share pictures."""
_MOST_KEPT = 64
_FORMAT = QImage.Format.Format_ARGB32_Premultiplied
_OPAQUE = 0xFF000000
_CENTERED = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip


class _Colors(NamedTuple):
    """The colours of clusters as numbers, 0 for what is not painted.

    Parameters
    ----------
    ground : int
    arcs : tuple of int
        Of each class.
    """

    ground: int
    arcs: tuple[int, ...]


def paint_clusters(frame: Frame, layer: Layer, clusters: Clusters) -> Iterator[float]:
    """Paint clusters, the largest above the others; yield 1 after each slice.

    Where some classes draw nothing, as around selected features, only the arcs of the other
    classes are painted: no ground and no number.

    Parameters
    ----------
    frame : Frame
        What to paint on.
    layer : Layer
        A layer of points, whose classes have the colours of the ring.
    clusters : Clusters
        Where clusters are, in EPSG:3857, and how many points of each class they have.
    """
    colors = _colors([each.symbol for each in layer.symbology.classes], frame.palette)
    totals = clusters.counts.sum(axis=1)
    drawn = clusters.counts * (np.array(colors.arcs) != 0)
    ends = drawn.cumsum(axis=1) / totals[:, None]
    middles, radii = frame.to_device(clusters.middles), clusters.radii_px
    if frame.as_pixels:
        middles, radii = middles.round(), _STEP_PX * (radii / _STEP_PX).round()
    painter, font, ink = frame.painter, _font(), frame.palette.color("label")
    for some in _by_size(totals, radii):
        radius = float(radii[some[0]])
        images = _disc(radius, frame.scale, colors).images(ends[some]) if frame.as_pixels else []
        for number, place in enumerate(some.tolist()):
            painter.save()
            painter.translate(*middles[place].tolist())
            if images:
                half = images[number].width() // 2
                painter.drawImage(-half, -half, images[number])
            painter.scale(frame.scale, frame.scale)
            if not images:
                _paint_disc(painter, radius, colors, clusters.counts[place].tolist())
            if colors.ground:
                painter.setFont(font)
                painter.setPen(ink)
                painter.drawText(_square(radius), _CENTERED, f"{totals[place]:,}")
            painter.restore()
        yield 1.0


def _by_size(totals: NDArray[np.int64], radii: NDArray[np.float64]) -> Iterator[Rows]:
    """Return clusters, the smallest first, in slices of those with the same radius."""
    order = np.argsort(totals, kind="stable")
    is_larger = np.diff(radii[order]) > 0
    is_larger[_SLICE - 1 :: _SLICE] = True
    return (some for some in np.split(order, np.flatnonzero(is_larger) + 1) if len(some))


def _paint_disc(painter: QPainter, radius: float, colors: _Colors, counts: Sequence[int]) -> None:
    """Paint a cluster without its number around the painter's origin, in logical pixels."""
    if colors.ground:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor.fromRgba(colors.ground))
        painter.drawEllipse(QPointF(0, 0), radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    start, total = _TURN / 4, sum(counts)
    for color, count in zip(colors.arcs, counts, strict=True):
        span = _TURN * count / total
        if color and count:
            pen = QPen(QColor.fromRgba(color), _RING_PX)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.drawArc(
                _square(radius - _RIM_PX - _RING_PX / 2), round(start - span), round(span)
            )
            start -= span


class _Disc(NamedTuple):
    """What the images of clusters of one size are put together of.

    Parameters
    ----------
    side : int
        The images' width and height, in device pixels; even, their middle is a corner of pixels.
    ground : (side * side,) uint32
        The pixels of an image without a ring.
    ring : (n,) int64
        Which pixels are in the ring, clockwise from the top.
    turns : (n,) float64
        How far around the ring they are, from 0 to 1.
    arcs : (classes + 1, n) uint32
        The pixels in the ring if it has the colour of one class, and at last if it has none.
    """

    side: int
    ground: NDArray[np.uint32]
    ring: NDArray[np.int64]
    turns: NDArray[np.float64]
    arcs: NDArray[np.uint32]

    def images(self, ends: NDArray[np.float64]) -> list[QImage]:
        """Return images with rings.

        Parameters
        ----------
        ends : (images, classes) float64
            How far around the ring each class's arc goes, from 0 to 1, ascending.
        """
        count = len(ends)
        places = self.turns.searchsorted(ends)
        lengths = np.diff(places, axis=1, prepend=0, append=len(self.ring))
        classes = np.repeat(np.tile(np.arange(len(self.arcs)), count), lengths.ravel())
        pixels = np.repeat(self.ground[None], count, axis=0)
        pixels[:, self.ring] = self.arcs[classes.reshape(count, -1), np.arange(len(self.ring))]
        return [QImage(each.data, self.side, self.side, 4 * self.side, _FORMAT) for each in pixels]


@lru_cache(_MOST_KEPT)
def _disc(radius: float, scale: float, colors: _Colors) -> _Disc:
    """Return what images of clusters need that have a radius in logical pixels.

    `scale` is device pixels a logical pixel.
    """
    side = 2 * math.ceil((radius + 1) * scale)
    ground = _pixels(side, radius, scale, _Colors(colors.ground, ()))
    opacities = _pixels(side, radius, scale, _Colors(0, (_OPAQUE,))) >> 24
    ring = np.flatnonzero(opacities)
    down, right = np.divmod(ring, side) - np.array((side - 1) / 2)
    turns = np.arctan2(right, -down) / (2 * np.pi) % 1.0
    order = np.argsort(turns)
    ring, turns = ring[order], turns[order]
    below = ground[ring].view(np.uint8).reshape(-1, 4).astype(np.float64)
    above = np.array(colors.arcs, np.uint32).view(np.uint8).reshape(-1, 1, 4)
    mixed = below + (above - below) * (opacities[ring, None] / 255)
    arcs = np.rint(mixed).astype(np.uint8).view(np.uint32)[..., 0]
    return _Disc(side, ground, ring, turns, np.vstack((arcs, ground[ring])))


def _pixels(side: int, radius: float, scale: float, colors: _Colors) -> NDArray[np.uint32]:
    """Return the pixels of a disc of points of one class in the middle of an image."""
    image = QImage(side, side, _FORMAT)
    image.fill(Qt.GlobalColor.transparent)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(side / 2, side / 2)
        painter.scale(scale, scale)
        _paint_disc(painter, radius, colors, [1] * len(colors.arcs))
    return np.frombuffer(image.constBits(), np.uint32).copy()


def _square(radius: float) -> QRectF:
    return QRectF(-radius, -radius, 2 * radius, 2 * radius)


def _colors(symbols: Sequence[Symbol], palette: Palette) -> _Colors:
    """Return the colours of a ring's classes, and of its ground if all of them draw something."""
    arcs = (palette.color(_color(each)).rgba() if each.draws else 0 for each in symbols)
    is_whole = all(each.draws for each in symbols)
    return _Colors(palette.color("label_halo").rgba() if is_whole else 0, tuple(arcs))


def _color(symbol: Symbol) -> str:
    """Return the colour that a symbol is recognised by: that of its rim if it is hollow."""
    return symbol.stroke if symbol.fill in ("", "hollow") else symbol.fill


def _font() -> QFont:
    font = QFont()
    font.setFamilies(list(FONT_FAMILIES))
    font.setPixelSize(round(_TEXT_PX))
    font.setWeight(QFont.Weight.DemiBold)
    return font
