"""Legend swatches: the look of a class as a small picture, drawn with the map's own symbols."""

from dataclasses import replace

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPen, QPixmap

from gisapp.core.geometry.feature_geometry import GeometryKind
from gisapp.core.layers.symbology import Symbol
from gisapp.render.features.symbols import paint_swatch
from gisapp.render.palette import Palette

WIDTH_PX, HEIGHT_PX = 22, 16
_RATIOS = (1.0, 2.0)
_FAINT = 0.3
_RIM_PX = 1.0
_MODES = QIcon.Mode.Normal, QIcon.Mode.Selected
"""Qt would tint the picture in a selected row."""


class Swatches:
    """Swatches in the colours of a palette, each painted once.

    Parameters
    ----------
    palette : Palette
    width_px, height_px : int
        Of each, in logical pixels; larger markers and wider lines are drawn as large as fits.
    """

    def __init__(
        self, palette: Palette, width_px: int = WIDTH_PX, height_px: int = HEIGHT_PX
    ) -> None:
        self._palette = palette
        self._box = QRectF(1, 1, width_px - 2, height_px - 2)
        self._painted: dict[tuple[Symbol, GeometryKind, bool], QIcon] = {}

    def of(self, symbol: Symbol, kind: GeometryKind, *, is_hidden: bool = False) -> QIcon:
        """Return the swatch of a symbol for features of one geometry kind.

        That of a class that is hidden is faint and struck out.
        """
        wanted = symbol, kind, is_hidden
        if wanted not in self._painted:
            shown = _fitting(symbol, self._box.height())
            self._painted[wanted] = _swatch(
                shown, kind, self._palette, self._box, is_hidden=is_hidden
            )
        return self._painted[wanted]


def _fitting(symbol: Symbol, height_px: float) -> Symbol:
    """Return a symbol that is not cut in a swatch: markers have a halo and a rim around them."""
    room = height_px - _RIM_PX - symbol.stroke_width
    size, width = min(symbol.marker_size, room), min(symbol.stroke_width, height_px)
    return replace(symbol, marker_size=size, stroke_width=width)


def _swatch(
    symbol: Symbol, kind: GeometryKind, palette: Palette, box: QRectF, *, is_hidden: bool
) -> QIcon:
    result = QIcon()
    for ratio in _RATIOS:
        width, height = box.width() + 2, box.height() + 2
        picture = QPixmap(round(width * ratio), round(height * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        with QPainter(picture) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if is_hidden:
                painter.setOpacity(_FAINT)
            paint_swatch(painter, box, symbol, kind, palette)
            if is_hidden:
                painter.setOpacity(1.0)
                painter.setPen(QPen(palette.color("label"), 1.5))
                painter.drawLine(box.bottomLeft(), box.topRight())
        for mode in _MODES:
            result.addPixmap(picture, mode)
    return result
