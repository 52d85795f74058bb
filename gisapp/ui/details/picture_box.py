"""A picture of a feature in the details panel, as wide as the panel has room for."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from gisapp.ui.widgets.theme import Space

_MOST_PIXELS = 64_000_000
_WIDEST_PX = 1600
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


def read_picture(path: Path) -> QImage | None:
    """Return a picture, smaller where it is very large; None for what is none.

    Parameters
    ----------
    path : Path
        The file; its suffix says what it is, whatever its bytes would be taken for.
    """
    reader = QImageReader(str(path), path.suffix.lower().removeprefix(".").encode())
    reader.setDecideFormatFromContent(False)
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > _MOST_PIXELS:
        return None
    if size.width() > _WIDEST_PX:
        reader.setScaledSize(QSize(_WIDEST_PX, _WIDEST_PX * size.height() // size.width()))
    image = reader.read()
    return None if image.isNull() else image
