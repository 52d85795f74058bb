"""The same layer painted by kernels, and by QPainter one feature after the other."""

from contextlib import closing
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from gisapp.core.layers.layer import Layer
from gisapp.core.space.viewport import Viewport
from gisapp.render.features.painter import blank_picture, painting_on
from gisapp.render.palette import Palette
from gisapp.render.raster.rasterizer import Rasterizer
from gisapp.render.request import RenderRequest
from tests.render.maps import LIGHT, VIEWPORT, painted_request, pixels

FAR = 40
"""Of 255: who compares two pictures sees so great a difference."""
_FINER = 4


def rasterized(
    layer: Layer, viewport: Viewport = VIEWPORT, palette: Palette = LIGHT, ratio: float = 1.0
) -> QImage:
    """Return what kernels paint on the ground, however few features there are."""
    image = blank_picture(RenderRequest(viewport, (), palette, "en", ratio))
    image.fill(palette.color("background"))
    width, height, resolution = image.width(), image.height(), viewport.resolution / ratio
    device = replace(viewport, resolution=resolution, width=width, height=height)
    with closing(Rasterizer()) as rasterizer, painting_on(image) as painter:
        for _ in rasterizer.paint(painter, layer, device, palette, ratio):
            pass
    return image


def drawn(
    layer: Layer, viewport: Viewport = VIEWPORT, palette: Palette = LIGHT, ratio: float = 1.0
) -> QImage:
    """Return what QPainter paints of few features, each pixel the mean of finer ones."""
    fine = painted_request(RenderRequest(viewport, (layer,), palette, "en", ratio * _FINER))
    width, height = round(viewport.width * ratio), round(viewport.height * ratio)
    return fine.scaled(width, height, mode=Qt.TransformationMode.SmoothTransformation)


def apart(one: QImage, other: QImage) -> NDArray[np.int64]:
    """Return how far each pixel's worst channel differs, (height, width), 0 to 255."""
    assert one.size() == other.size()
    difference: NDArray[np.int64] = np.abs(pixels(one).astype(np.int64) - pixels(other)).max(axis=2)
    return difference


def assert_alike(one: QImage, other: QImage, mean: float, share: float) -> None:
    """Hold two pictures together.

    Parameters
    ----------
    mean : float
        How far pixels may differ on average, of 255.
    share : float
        Of pixels, which may differ by more than `FAR`.
    """
    difference = apart(one, other)
    assert difference.mean() <= mean
    assert (difference > FAR).mean() <= share
