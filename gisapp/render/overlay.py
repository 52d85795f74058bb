"""What lies above a frame and changes without repainting it: its move, highlights and names."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from gisapp.core.geometry import ragged
from gisapp.core.geometry.feature_geometry import GeometryKind
from gisapp.core.geometry.level_of_detail import reduce
from gisapp.core.layers.layer import FeatureRef, Layer, is_drawn
from gisapp.core.space.extent import Extent
from gisapp.core.space.viewport import Viewport
from gisapp.core.space.worlds import moves_into_view, within_one_world
from gisapp.render.features.path_builder import (
    path_of,
    with_few_points,
    with_limited_length,
    without_far_vertices,
)
from gisapp.render.label_text import RIM_PX
from gisapp.render.palette import Palette
from gisapp.render.request import Label, RenderResult

Highlight = Literal["hover", "selection"]

_FAR_PX = 200.0
_MOST_POINTS = 3000
_LONGEST_PX = 50_000.0
"""The most points of a highlighted outline and its greatest length: it is painted at each move."""
_LARGEST_FILL = 0.25
"""A polygon that takes more of the view has an outline alone: a fill would tint the map."""
_PIN_HEIGHT_PX, _PIN_RADIUS_PX = 30.0, 10.0
_RING_PX = 4.0
"""How far the ring about a point stands off its marker."""


def paint_frame_image(painter: QPainter, result: RenderResult, viewport: Viewport) -> None:
    """Paint a frame where it belongs on the current viewport: moved, and scaled after a zoom.

    At the frame's own resolution it is moved by whole device pixels, so that it stays crisp.

    Parameters
    ----------
    painter : QPainter
        In logical pixels, its origin the top left corner of `viewport`.
    result : RenderResult
        The frame, which may be older than the viewport.
    viewport : Viewport
        What is seen now.
    """
    painted = result.viewport
    scale = painted.resolution / viewport.resolution
    x, y = viewport.to_pixel(painted.extent.xmin, painted.extent.ymax)
    if scale == 1:
        painter.drawImage(_on_device_pixels(painter, x, y), result.image)
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    target = QRectF(x, y, painted.width * scale, painted.height * scale)
    painter.drawImage(target, result.image)
    painter.restore()


def paint_labels(painter: QPainter, labels: Iterable[Label], viewport: Viewport) -> None:
    """Paint labels on the current viewport as pictures; the painter is in logical pixels.

    Those that its edge would cut are left out.
    """
    for label, x, y in _whole_ones(labels, viewport):
        size = label.picture.deviceIndependentSize()
        corner = _on_device_pixels(painter, x - size.width() / 2, y - size.height() / 2)
        painter.drawImage(corner, label.picture)


def write_labels(painter: QPainter, labels: Iterable[Label], viewport: Viewport) -> None:
    """Paint labels on a viewport as text, for PDF and SVG; the painter is in logical pixels.

    Those that its edge would cut are left out.
    """
    for label, x, y in _whole_ones(labels, viewport):
        painter.save()
        painter.translate(x, y)
        painter.rotate(label.angle)
        label.text.paint(painter)
        painter.restore()


class HighlightPainter:
    """Paints features as selected or under the mouse, and keeps their outlines.

    A pan moves the outlines; only a zoom, a long pan or other features make new ones.

    Parameters
    ----------
    highlight : "hover" or "selection"
        The look of the features.
    """

    def __init__(self, highlight: Highlight) -> None:
        self._paint_one = _paint_selected if highlight == "selection" else _paint_hovered
        self._layers: tuple[Layer, ...] = ()
        self._features: tuple[FeatureRef, ...] = ()
        self._viewport: Viewport | None = None
        self._outlines: list[tuple[GeometryKind, QPainterPath]] = []

    def paint(
        self,
        painter: QPainter,
        layers: Sequence[Layer],
        features: Sequence[FeatureRef],
        viewport: Viewport,
        palette: Palette,
    ) -> None:
        """Paint features; those of hidden layers are passed over.

        Parameters
        ----------
        painter : QPainter
            In logical pixels, its origin the top left corner of `viewport`.
        layers : sequence of Layer
            Where to look for the features.
        features : sequence of FeatureRef
            What to highlight, bottom first.
        viewport : Viewport
            What is seen now.
        palette : Palette
            The colours of the map.
        """
        moved = self._moved(tuple(layers), tuple(features), viewport)
        if moved is None:
            self._layers, self._features = tuple(layers), tuple(features)
            self._viewport, moved = viewport, (0.0, 0.0)
            self._outlines = list(_outlines(layers, features, viewport))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(*moved)
        largest = viewport.width * viewport.height * _LARGEST_FILL
        for kind, path in self._outlines:
            box = path.boundingRect()
            is_filled = kind == "polygon" and box.width() * box.height() <= largest
            self._paint_one(painter, path, palette, is_filled=is_filled)
        painter.restore()

    def _moved(
        self, layers: tuple[Layer, ...], features: tuple[FeatureRef, ...], viewport: Viewport
    ) -> tuple[float, float] | None:
        """Return how far the outlines have moved, in logical pixels; None if they are outdated."""
        made = self._viewport
        if made is None or layers != self._layers or features != self._features:
            return None
        same_scale = made.resolution == viewport.resolution
        same_size = (made.width, made.height) == (viewport.width, viewport.height)
        x, y = viewport.to_pixel(made.extent.xmin, made.extent.ymax)
        return (x, y) if same_scale and same_size and max(abs(x), abs(y)) < _FAR_PX else None


def paint_pin(painter: QPainter, tip: tuple[float, float], palette: Palette) -> None:
    """Paint a pin whose tip is at the point `tip`, in logical pixels."""
    x, y = tip
    head = QPointF(x, y - _PIN_HEIGHT_PX + _PIN_RADIUS_PX)
    ring = QRectF(0, 0, 2 * _PIN_RADIUS_PX, 2 * _PIN_RADIUS_PX)
    ring.moveCenter(head)
    drop = QPainterPath(QPointF(x, y))
    drop.arcTo(ring, -150, -240)
    drop.closeSubpath()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.strokePath(drop, _pen(palette, "selection_casing", 0.95, 3.0))
    painter.fillPath(drop, palette.color("selection"))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(palette.color("selection_casing"))
    painter.drawEllipse(head, _PIN_RADIUS_PX * 0.4, _PIN_RADIUS_PX * 0.4)
    painter.restore()


def _outlines(
    layers: Sequence[Layer], features: Sequence[FeatureRef], viewport: Viewport
) -> Iterator[tuple[GeometryKind, QPainterPath]]:
    by_id = {layer.layer_id: layer for layer in layers if is_drawn(layer, viewport.resolution)}
    for feature in features:
        layer = by_id.get(feature.layer_id)
        row = None if layer is None else layer.geometry.row_of(feature.feature_id)
        if layer is not None and row is not None and not layer.geometry.is_missing[row]:
            yield layer.geometry.kind, _outline(layer, row, viewport)


def _outline(layer: Layer, row: int, viewport: Viewport) -> QPainterPath:
    """Return a feature's outline in logical pixels, a ring about each of its points."""
    geometry = layer.geometry
    reduced = reduce(geometry, np.array([row]), viewport.resolution)
    coordinates, ring_offsets = reduced.coordinates, reduced.ring_offsets
    moves = moves_into_view(
        within_one_world(viewport.extent), Extent(*geometry.bounds[row].tolist())
    )
    if len(moves) > 1:
        ring_offsets = ragged.joined([ring_offsets] * len(moves))
    coordinates = np.concatenate([np.add(coordinates, (move, 0.0)) for move in moves or (0.0,)])
    points = viewport.to_pixels(coordinates)
    if geometry.kind == "point":
        symbol = layer.symbology.classes[int(layer.classes[row])].symbol
        radius = symbol.marker_size / 2 + _RING_PX
        rings = QPainterPath()
        for x, y in points.tolist():
            rings.addEllipse(QPointF(x, y), radius, radius)
        return rings
    box = (-_FAR_PX, -_FAR_PX, viewport.width + _FAR_PX, viewport.height + _FAR_PX)
    near = without_far_vertices(points, ring_offsets, box)
    few = with_few_points(*near, _MOST_POINTS)
    return path_of(*with_limited_length(*few, box, _LONGEST_PX))


def _paint_selected(
    painter: QPainter, path: QPainterPath, palette: Palette, *, is_filled: bool
) -> None:
    if is_filled:
        painter.fillPath(path, palette.color("selection", 0.12))
    for color, opacity, width in (
        ("selection", 0.25, 13.0),
        ("selection_casing", 0.95, 6.5),
        ("selection", 1.0, 3.2),
    ):
        painter.strokePath(path, _pen(palette, color, opacity, width))


def _paint_hovered(
    painter: QPainter, path: QPainterPath, palette: Palette, *, is_filled: bool
) -> None:
    if is_filled:
        painter.fillPath(path, palette.color("hover", 0.16))
    painter.strokePath(path, _pen(palette, "hover", 0.3, 8.0))
    painter.strokePath(path, _pen(palette, "hover", 0.95, 2.2))


def _pen(palette: Palette, color: str, opacity: float, width: float) -> QPen:
    pen = QPen(palette.color(color, opacity), width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen


def _whole_ones(
    labels: Iterable[Label], viewport: Viewport
) -> Iterator[tuple[Label, float, float]]:
    """Yield the labels that a viewport shows whole, each with its middle in logical pixels."""
    for label in labels:
        x, y = viewport.to_pixel(label.x, label.y)
        x, y = x + label.offset[0], y + label.offset[1]
        size = label.picture.deviceIndependentSize()
        across, up = (size.width() - RIM_PX) / 2, (size.height() - RIM_PX) / 2
        if across <= x <= viewport.width - across and up <= y <= viewport.height - up:
            yield label, x, y


def _on_device_pixels(painter: QPainter, x: float, y: float) -> QPointF:
    ratio = painter.device().devicePixelRatio()
    return QPointF(round(x * ratio) / ratio, round(y * ratio) / ratio)
