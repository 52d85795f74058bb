"""A small map that shows where some outlines would lie."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPen, QPolygonF

from gisapp.core.geometry.ragged import Offsets
from gisapp.core.layers.layer import Layer
from gisapp.core.space.extent import Extent
from gisapp.core.space.viewport import Viewport
from gisapp.render.features.painter import blank_picture, paint_frame, painting_on
from gisapp.render.labels.placement import place_labels
from gisapp.render.overlay import paint_labels
from gisapp.render.palette import Palette
from gisapp.render.request import RenderRequest
from gisapp.render.tools import PaintingTools
from gisapp.words import Language

_LEAST_PX = 14.0
"""Outlines that take less of the picture get a ring around them, to be found."""
_RING_PX, _POINT_PX = 11.0, 4.0


@dataclass(frozen=True, eq=False)
class Outlines:
    """Some outlines on the map.

    Parameters
    ----------
    coordinates : (n, 2) float64
        In EPSG:3857; those that are not finite have no place there.
    offsets : (k + 1,) int64
        Outline i has the coordinates from `offsets[i]` to `offsets[i + 1]`; one is a point.
    is_ring : (k,) bool
        True for the rings of polygons.
    """

    coordinates: NDArray[np.float64]
    offsets: Offsets
    is_ring: NDArray[np.bool_]

    @property
    def extent(self) -> Extent | None:
        """Where they lie, in EPSG:3857; None if they have no place there."""
        placed = self.coordinates[np.isfinite(self.coordinates).all(axis=1)]
        if not len(placed):
            return None
        return Extent(*placed.min(axis=0).tolist(), *placed.max(axis=0).tolist())


@dataclass(frozen=True, eq=False)
class PlaceRequest:
    """A small map to paint.

    Parameters
    ----------
    viewport : Viewport
        What it shows; its size in logical pixels.
    layers : tuple of Layer
        What lies below, bottom first.
    outlines : Outlines
        What it is about.
    before : Outlines or None
        Where that lay before, if it moves.
    others : Extent or None
        Where other layers lie, in EPSG:3857.
    """

    viewport: Viewport
    layers: tuple[Layer, ...]
    palette: Palette
    language: Language
    device_pixel_ratio: float
    outlines: Outlines
    before: Outlines | None = None
    others: Extent | None = None


def paint_place(request: PlaceRequest, tools: PaintingTools) -> QImage:
    """Paint a small map, in any thread.

    Raises
    ------
    RenderError
        There is no memory for the picture.
    """
    frame = RenderRequest(
        request.viewport,
        request.layers,
        request.palette,
        request.language,
        request.device_pixel_ratio,
    )
    image = blank_picture(frame)
    with painting_on(image) as painter:
        for _ in paint_frame(frame, painter, tools):
            pass
    image.setDevicePixelRatio(request.device_pixel_ratio)
    with painting_on(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_labels(painter, place_labels(frame, inside=True).labels, request.viewport)
        if request.others is not None:
            _paint_box(painter, request.others, request)
        if request.before is not None:
            _paint_outlines(painter, request.before, request, is_before=True)
        _paint_outlines(painter, request.outlines, request)
    return image


def _paint_box(painter: QPainter, extent: Extent, request: PlaceRequest) -> None:
    pen = QPen(request.palette.color("ornament", 0.7), 1, Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    west, north = request.viewport.to_pixel(extent.xmin, extent.ymax)
    east, south = request.viewport.to_pixel(extent.xmax, extent.ymin)
    box = QRectF(QPointF(west, north), QPointF(east, south))
    painter.drawRect(box.intersected(QRectF(painter.viewport()).adjusted(-9, -9, 9, 9)))


def _paint_outlines(
    painter: QPainter, outlines: Outlines, request: PlaceRequest, *, is_before: bool = False
) -> None:
    color = request.palette.color("ornament" if is_before else "selection")
    fill = request.palette.color("selection", 0.35)
    painter.setPen(QPen(color, 1.2 if is_before else 1.6, _style(is_before=is_before)))
    pixels = request.viewport.to_pixels(outlines.coordinates)
    for start, end, is_ring in zip(
        outlines.offsets[:-1], outlines.offsets[1:], outlines.is_ring, strict=True
    ):
        points = pixels[start:end]
        if not np.isfinite(points).all():
            continue
        is_filled = (is_ring or len(points) == 1) and not is_before
        painter.setBrush(fill if is_filled else Qt.BrushStyle.NoBrush)
        shape = QPolygonF([QPointF(x, y) for x, y in points.tolist()])
        if len(points) == 1:
            painter.drawEllipse(shape.first(), _POINT_PX, _POINT_PX)
        elif is_ring:
            painter.drawPolygon(shape)
        else:
            painter.drawPolyline(shape)
    extent = outlines.extent
    if extent is not None and not is_before:
        _ring_if_small(painter, extent, request)


def _ring_if_small(painter: QPainter, extent: Extent, request: PlaceRequest) -> None:
    viewport = request.viewport
    if max(extent.width, extent.height) >= _LEAST_PX * viewport.resolution:
        return
    middle = QPointF(*viewport.to_pixel(*extent.center))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for color, width in (("selection_casing", 4.5), ("selection", 2.2)):
        painter.setPen(QPen(request.palette.color(color), width))
        painter.drawEllipse(middle, _RING_PX, _RING_PX)


def _style(*, is_before: bool) -> Qt.PenStyle:
    return Qt.PenStyle.DashLine if is_before else Qt.PenStyle.SolidLine
