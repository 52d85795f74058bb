"""Paints the density of features that are not loaded, where a layer is larger than memory."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath

from gisapp.core.geometry.level_of_detail import LEAST_COVERAGE
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.partial import PartialContent
from gisapp.core.space.extent import Extent
from gisapp.render.features.frame import Frame

_SHADES = 256


def clip(frame: Frame, loaded: Extent, *, inside: bool) -> None:
    """Restrict painting to the loaded extent, in EPSG:3857, or to what lies outside of it."""
    box = QPainterPath()
    box.addRect(_on_device(frame, loaded))
    whole = QPainterPath()
    whole.addRect(_on_device(frame, frame.extent))
    frame.painter.setClipPath(box if inside else whole - box)


def paint_density(frame: Frame, layer: Layer, partial: PartialContent) -> None:
    """Paint how much of each place a layer's features cover, all but the large ones."""
    found = partial.density_grid.covered_in(frame.extent, frame.resolution)
    if found is None:
        return
    covered, box = found
    frame.painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    frame.painter.drawImage(_on_device(frame, box), _tinted(covered, frame, layer))
    frame.painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)


def _tinted(covered: NDArray[np.float32], frame: Frame, layer: Layer) -> QImage:
    """Return a picture in the layer's colour, as strong as dots of the same coverage.

    Parameters
    ----------
    covered : (height, width) float32
        The share of each cell that features cover, 0 to 1.
    frame : Frame
        Has the palette.
    layer : Layer
        Has the symbol.
    """
    symbol = layer.symbology.common
    color = frame.palette.color(symbol.fill or symbol.stroke or "background")
    opacity = symbol.fill_opacity if symbol.fill else float(bool(symbol.stroke))
    least = np.where(covered > 0, np.float32(LEAST_COVERAGE), np.float32(0))
    strength = np.minimum(np.maximum(covered, least) * np.float32(opacity), 1)
    pixels = _shades(color)[np.rint((_SHADES - 1) * strength).astype(np.uint8)]
    height, width = pixels.shape
    format_ = QImage.Format.Format_ARGB32_Premultiplied
    # A copy, for the image would use the array's memory, which is freed when this returns.
    return QImage(pixels.data, width, height, 4 * width, format_).copy()


def _shades(color: QColor) -> NDArray[np.uint32]:
    """Return a colour from transparent to opaque, (256,) uint32 of premultiplied ARGB."""
    alphas = np.linspace(0, 1, _SHADES)
    channels = (1.0, color.redF(), color.greenF(), color.blueF())
    alpha, red, green, blue = (np.rint(255 * alphas * each).astype(np.uint32) for each in channels)
    return np.asarray(alpha << 24 | red << 16 | green << 8 | blue, np.uint32)


def _on_device(frame: Frame, extent: Extent) -> QRectF:
    corners = np.array([(extent.xmin, extent.ymax), (extent.xmax, extent.ymin)])
    (left, top), (right, bottom) = frame.to_device(corners).tolist()
    return QRectF(left, top, right - left, bottom - top)
