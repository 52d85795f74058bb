"""Where a tile's picture falls on the pixels of a view, and painting it there."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from gisapp.core.space.extent import Extent


def device_rect(extent: Extent, view: Extent, resolution: float) -> QRectF:
    """Return where `extent` lies in a view, in whole device pixels from its top left corner.

    Each edge is rounded on a grid of pixels that is fixed to the map, so that a tile keeps its
    size while the map is panned.

    Parameters
    ----------
    resolution : float
        Metres of EPSG:3857 a device pixel.
    """
    left, right = round(extent.xmin / resolution), round(extent.xmax / resolution)
    top, bottom = round(-extent.ymax / resolution), round(-extent.ymin / resolution)
    return QRectF(
        left - round(view.xmin / resolution),
        top - round(-view.ymax / resolution),
        right - left,
        bottom - top,
    )


def paint_part(painter: QPainter, image: QImage, source: QRectF, target: QRectF) -> None:
    """Paint `source`, a part of a picture, on `target`, of which only a small part may be seen."""
    to_painter, _ = painter.worldTransform().inverted()
    seen = target.intersected(to_painter.mapRect(QRectF(painter.window())))
    if seen.isEmpty():
        return
    across, down = source.width() / target.width(), source.height() / target.height()
    painter.drawImage(
        seen,
        image,
        QRectF(
            source.left() + (seen.left() - target.left()) * across,
            source.top() + (seen.top() - target.top()) * down,
            seen.width() * across,
            seen.height() * down,
        ),
    )
