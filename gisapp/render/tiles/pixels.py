"""Where a tile falls on the device pixels of a view, and painting its picture there."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from gisapp.core.space.extent import Extent


def device_rect(extent: Extent, view: Extent, resolution: float) -> QRectF:
    """Return where an extent lies in a view, in whole device pixels from its top left corner.

    Each edge is rounded on a grid of pixels that is fixed to the map, so that a tile keeps its
    size while the map is panned.

    Parameters
    ----------
    extent : Extent
        In EPSG:3857.
    view : Extent
        What the picture covers, in EPSG:3857.
    resolution : float
        Metres of EPSG:3857 per device pixel.
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
    """Paint a part of a picture, however large it is scaled.

    Parameters
    ----------
    painter : QPainter
        In the unit of `target`.
    image : QImage
        The picture.
    source : QRectF
        The part of the picture, in its pixels.
    target : QRectF
        Where to paint that part; what lies outside the painter's device is cut off first, as Qt
        would scale all of it.
    """
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
