"""A picture of a feature in the details panel, as wide as the panel has room for."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from gisapp.ui.widgets.theme import Space

WIDEST_PX = 1600
"""Twice what a panel shows."""


class PictureBox(QLabel):
    """Shows a picture, made smaller where it is wider than the box."""

    def __init__(self, image: QImage, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = image
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setContentsMargins(Space.S, Space.XS, Space.S, Space.XS)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the picture into the new width."""
        ratio = self.devicePixelRatioF()
        width_px = min(self._image.width(), round(self.contentsRect().width() * ratio))
        scaled = self._image.scaledToWidth(width_px, Qt.TransformationMode.SmoothTransformation)
        scaled.setDevicePixelRatio(ratio)
        self.setPixmap(QPixmap.fromImage(scaled))
        super().resizeEvent(event)
