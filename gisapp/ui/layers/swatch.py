"""Legend swatches: the look of a class as a small picture, drawn with the map's own symbols."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from gisapp.core.geometry.feature_geometry import GeometryKind
from gisapp.core.layers.symbology import Symbol
from gisapp.render.features.symbols import paint_swatch
from gisapp.render.palette import Palette

WIDTH_PX, HEIGHT_PX = 22, 16
_RATIOS = (1.0, 2.0)
_MODES = QIcon.Mode.Normal, QIcon.Mode.Selected
"""Qt would tint the picture in a selected row."""


class Swatches:
    """Swatches in the colours of a palette, each painted once."""

    def __init__(self, palette: Palette) -> None:
        self._palette = palette
        self._painted: dict[tuple[Symbol, GeometryKind], QIcon] = {}

    def of(self, symbol: Symbol, kind: GeometryKind) -> QIcon:
        """Return the swatch of a symbol for features of one geometry kind."""
        if (symbol, kind) not in self._painted:
            self._painted[symbol, kind] = _swatch(symbol, kind, self._palette)
        return self._painted[symbol, kind]


def _swatch(symbol: Symbol, kind: GeometryKind, palette: Palette) -> QIcon:
    result = QIcon()
    for ratio in _RATIOS:
        picture = QPixmap(round(WIDTH_PX * ratio), round(HEIGHT_PX * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_swatch(painter, QRectF(1, 1, WIDTH_PX - 2, HEIGHT_PX - 2), symbol, kind, palette)
        painter.end()
        for mode in _MODES:
            result.addPixmap(picture, mode)
    return result
