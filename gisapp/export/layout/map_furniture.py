"""What helps to read a map on paper: a scale bar with its scale, and an arrow to the north."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF

from gisapp.core.space.scale_bar import STEPS_IN_QUARTERS, round_metres
from gisapp.core.space.scales import scale_at, scale_text
from gisapp.core.space.viewport import Viewport
from gisapp.export.layout.type_setting import TextLook, write_lines
from gisapp.render.palette import Palette
from gisapp.words import Words

_PARTS = 4
_BAR_HEIGHT_PX = 5.0
_GAP_PX = 4.0
"""Between numbers on a scale bar; the one in the middle is left out where there is no room."""


def paint_scale_bar(
    painter: QPainter,
    box: QRectF,
    viewport: Viewport,
    palette: Palette,
    words: Words,
    grown: float = 1.0,
) -> float:
    """Paint the scale in words and as a bar at the top of a box; return the height they take.

    Parameters
    ----------
    painter, box
        In pixels of 1/96 inch.
    viewport : Viewport
        What the map shows.
    grown : float
        How many times as large as on A4.
    """
    title, small = TextLook(13 * grown, is_bold=True), TextLook(9.5 * grown)
    scale = scale_text(round(scale_at(viewport.resolution, viewport)))
    top = box.top() + write_lines(painter, box, [scale], title, palette) + 3 * grown
    metres = round_metres(viewport.ground_resolution, box.width() * 0.86, STEPS_IN_QUARTERS)
    whole_px = metres / viewport.ground_resolution
    height = _BAR_HEIGHT_PX * grown
    bar = QRectF(box.left(), top + small.line_px, whole_px, height)
    _paint_parts(painter, bar, palette)
    unit, divisor = ("kilometres", 1000.0) if metres >= 1000 else ("metres", 1.0)
    marks = [
        (0.0, "0", Qt.AlignmentFlag.AlignLeft),
        (0.5, f"{metres / divisor / 2:,g}", Qt.AlignmentFlag.AlignHCenter),
        (
            1.0,
            words(f"canvas.{unit}", number=f"{metres / divisor:,g}"),
            Qt.AlignmentFlag.AlignHCenter,
        ),
    ]
    metrics = QFontMetricsF(small.font)
    middle, end = (metrics.horizontalAdvance(text) for _, text, _ in marks[1:])
    if (middle + end) / 2 + _GAP_PX * grown > whole_px / 2:
        del marks[1]
    for share, text, side in marks:
        place = QRectF(bar.left() + share * whole_px, top, 0, 0)
        write_lines(painter, place, [text], small, palette, side)
    return bar.bottom() - box.top()


def _paint_parts(painter: QPainter, bar: QRectF, palette: Palette) -> None:
    """Paint a bar whose parts are dark and light in turn."""
    painter.setPen(QPen(palette.color("ornament"), 0.8))
    part_px = bar.width() / _PARTS
    for part in range(_PARTS):
        painter.setBrush(palette.color("ornament" if part % 2 == 0 else "ornament_halo"))
        painter.drawRect(QRectF(bar.left() + part * part_px, bar.top(), part_px, bar.height()))


def paint_north_arrow(
    painter: QPainter, middle: QPointF, height_px: float, palette: Palette, words: Words
) -> None:
    """Paint an arrow to the north with its letter, its top middle at a point."""
    look = TextLook(height_px * 0.32, is_bold=True)
    x, y = middle.x(), middle.y()
    letter = words("canvas.north")
    write_lines(painter, QRectF(x, y, 0, 0), [letter], look, palette, Qt.AlignmentFlag.AlignHCenter)
    tip, tail = y + look.line_px, y + height_px
    half, notch = height_px * 0.2, tail - height_px * 0.14
    dark = palette.color("ornament")
    painter.setPen(QPen(dark, height_px / 40))
    for side, brush in ((-half, dark), (half, palette.color("ornament_halo"))):
        painter.setBrush(brush)
        corners = (QPointF(x, tip), QPointF(x, notch), QPointF(x + side, tail))
        painter.drawPolygon(QPolygonF(corners))
