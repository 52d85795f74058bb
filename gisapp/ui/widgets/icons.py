"""Icons: line drawings of 20 × 20 px with strokes of 1.6 px, in any colour."""

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from gisapp import paths

SIZE = 20
DISABLED_OPACITY = 0.4
_RATIOS = (1.0, 2.0)


def icon(name: str, color: QColor) -> QIcon:
    """Return `resources/icons/<name>.svg` in one colour, sharp at pixel ratios of 1 and 2."""
    drawing = _drawing(name, color)
    result = QIcon()
    for ratio in _RATIOS:
        picture = _painted(drawing, SIZE, ratio)
        result.addPixmap(picture)
        # Qt's own disabled icon looks enabled on a dark ground.
        result.addPixmap(_faded(picture), QIcon.Mode.Disabled)
    return result


def pixmap(name: str, color: QColor, size: int = SIZE, ratio: float = 1.0) -> QPixmap:
    """Return an icon as a picture.

    Parameters
    ----------
    name : str
        Of the file `resources/icons/<name>.svg`.
    color : QColor
        Of its lines.
    size : int
        Its width and height in logical pixels.
    ratio : float
        Device pixels per logical pixel.
    """
    return _painted(_drawing(name, color), size, ratio)


def _drawing(name: str, color: QColor) -> QSvgRenderer:
    text = (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(text.replace("currentColor", color.name()).encode()))


def _painted(drawing: QSvgRenderer, size: int, ratio: float) -> QPixmap:
    side = round(size * ratio)
    picture = QPixmap(side, side)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    drawing.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture


def _faded(picture: QPixmap) -> QPixmap:
    faded = QPixmap(picture.size())
    faded.setDevicePixelRatio(picture.devicePixelRatio())
    faded.fill(Qt.GlobalColor.transparent)
    painter = QPainter(faded)
    painter.setOpacity(DISABLED_OPACITY)
    painter.drawPixmap(0, 0, picture)
    painter.end()
    return faded
