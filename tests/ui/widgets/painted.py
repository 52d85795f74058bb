"""Pictures of single widgets, and the colours that are seen on them."""

import numpy as np
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QWidget

from gisapp.ui.widgets.theme import LIGHT, Theme
from tests.render.maps import pixels


def picture_of(widget: QWidget, theme: Theme = LIGHT, ratio: float = 1.0) -> QImage:
    """Return what a widget shows at its size on the surface of a theme."""
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, theme.color("surface"))
    widget.setPalette(palette)
    image = QImage(widget.size() * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(theme.color("surface"))
    widget.render(image, QPoint(), renderFlags=QWidget.RenderFlag.DrawChildren)
    image.setDevicePixelRatio(1.0)
    return image


def places_of(image: QImage, color: str | QColor, tolerance: int = 12) -> np.ndarray:
    """Return the pixels of about a colour, (n, 2): x and y."""
    wanted = QColor(color)
    rgb = (wanted.red(), wanted.green(), wanted.blue())
    near = np.abs(pixels(image).astype(int) - rgb).max(axis=2) <= tolerance
    return np.argwhere(near)[:, ::-1]


def shows(image: QImage, color: str | QColor) -> bool:
    """True if more than a few pixels have a colour."""
    return len(places_of(image, color)) > 3
