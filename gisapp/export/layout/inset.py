"""The small map of a sheet that shows where the large one lies."""

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.layer_stack import LayerStack
from gisapp.core.space.extent import Extent
from gisapp.core.space.viewport import Viewport
from gisapp.export.layout.map_frame import MapFrame, paint_map
from gisapp.render.palette import Palette
from gisapp.words import Language

_WIDER = 3.0
"""It shows at least so many times what the map shows."""
_SMALLEST_PX = 7.0


def around(layers: tuple[Layer, ...], shown: Extent) -> Extent:
    """Return what a small map shows: all that there is, and the surroundings of what is shown.

    Parameters
    ----------
    layers : tuple of Layer
        Of the map.
    shown : Extent
        What the large map shows, in EPSG:3857.
    """
    more_x, more_y = shown.width * (_WIDER - 1) / 2, shown.height * (_WIDER - 1) / 2
    wide = Extent(
        shown.xmin - more_x, shown.ymin - more_y, shown.xmax + more_x, shown.ymax + more_y
    )
    home = LayerStack(layers).home_extent
    return wide if home is None else wide.union(home)


def paint_inset(
    painter: QPainter,
    box: QRectF,
    layers: tuple[Layer, ...],
    shown: Extent,
    palette: Palette,
    language: Language,
    ratio: float,
) -> tuple[str, ...]:
    """Paint a small map into a box, and return the names on it.

    Parameters
    ----------
    painter, box
        In pixels of 1/96 inch; the box has whole ones.
    layers : tuple of Layer
        Of the map.
    shown : Extent
        What the large map shows, in EPSG:3857.
    ratio : float
        As of `paint_map`.
    """
    width, height = round(box.width()), round(box.height())
    viewport = Viewport.fitting(around(layers, shown), width, height)
    frame = MapFrame(viewport, _bearings(layers), palette, language)
    names = paint_map(painter, box.topLeft(), frame, ratio)
    _paint_place(painter, box, viewport, shown, palette)
    return names


def _bearings(layers: tuple[Layer, ...]) -> tuple[Layer, ...]:
    """Return what shows where something is: no points, and names of what lies around alone."""
    return tuple(
        replace(layer, labels=None) if layer.identifiable else layer
        for layer in layers
        if not layer.identifiable or layer.geometry.kind == "polygon"
    )


def _paint_place(
    painter: QPainter, box: QRectF, viewport: Viewport, shown: Extent, palette: Palette
) -> None:
    west, north = viewport.to_pixel(shown.xmin, shown.ymax)
    east, south = viewport.to_pixel(shown.xmax, shown.ymin)
    place = QRectF(QPointF(west, north), QPointF(east, south)).translated(box.topLeft())
    lacking = (_SMALLEST_PX - place.width()) / 2, (_SMALLEST_PX - place.height()) / 2
    x, y = (max(0.0, each) for each in lacking)
    place.adjust(-x, -y, x, y)
    # Of a map of the whole world, and more, the small one cannot show all.
    place = place.intersected(box)
    painter.setBrush(palette.color("selection", 0.12))
    painter.setPen(QPen(palette.color("selection"), 1.4))
    painter.drawRect(place)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(palette.color("ornament"), 0.8))
    painter.drawRect(box)
