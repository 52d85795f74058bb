"""Scale bar, north arrow and attribution, in the corners of a map."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from gisapp.core.layers.layer import Layer, is_drawn
from gisapp.core.space.scale_bar import round_metres
from gisapp.core.space.viewport import Viewport
from gisapp.render.findable import findable
from gisapp.render.label_text import FONT_FAMILIES
from gisapp.render.palette import Palette
from gisapp.words import Words

_MARGIN_PX = 16.0
_LONGEST_BAR_PX = 150.0
_SHORTEST_BAR_PX = 60.0
_TEXT_PX = 12
_HALO_PX = 3.0
_PLATE_OPACITY = 0.7
_MOST_NOTES = 4


def scale_bar_metres(viewport: Viewport, longest_px: float = _LONGEST_BAR_PX) -> float:
    """Return the ground length of the scale bar in metres: 1, 2 or 5 times a power of ten.

    Parameters
    ----------
    viewport : Viewport
        What the map shows.
    longest_px : float
        How long it may be, in logical pixels.

    Examples
    --------
    >>> scale_bar_metres(Viewport(0, 0, 10.0, 800, 600))
    1000.0
    """
    return round_metres(viewport.ground_resolution, longest_px)


def attributions(layers: Iterable[Layer], viewport: Viewport) -> tuple[str, ...]:
    """Return the attributions of the layers drawn on a viewport, each once, in their order."""
    drawn = (layer for layer in layers if is_drawn(layer, viewport.resolution))
    return tuple(
        dict.fromkeys(layer.origin.attribution for layer in drawn if layer.origin.attribution)
    )


def paint_ornaments(
    painter: QPainter,
    viewport: Viewport,
    layers: Iterable[Layer],
    palette: Palette,
    words: Words,
    basemap_attribution: str = "",
    notes: Sequence[str] = (),
) -> None:
    """Paint scale bar, north arrow and attribution over a map.

    Parameters
    ----------
    painter : QPainter
        In logical pixels, its origin the top left corner of `viewport`.
    viewport : Viewport
        What the map shows.
    layers : iterable of Layer
        What is on the map; those that are drawn are attributed.
    palette : Palette
        The colours of the map.
    words : Words
        The user's language.
    basemap_attribution : str
        The attribution of the tiles below the layers; empty if there are none.
    notes : sequence of str
        What else the map must say, a line each, above the attribution.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(_font())
    _paint_north_arrow(painter, viewport, palette, words)
    named = [basemap_attribution] if basemap_attribution else []
    named.extend(attributions(layers, viewport))
    lines = [*notes[:_MOST_NOTES], " · ".join(named)]
    taken_px = _paint_lines(painter, viewport, [each for each in lines if each], palette)
    free_px = viewport.width - taken_px - 3 * _MARGIN_PX
    longest_px = min(max(free_px, _SHORTEST_BAR_PX), _LONGEST_BAR_PX)
    _paint_scale_bar(painter, viewport, palette, words, longest_px)
    painter.restore()


def _paint_scale_bar(
    painter: QPainter, viewport: Viewport, palette: Palette, words: Words, longest_px: float
) -> None:
    metres = scale_bar_metres(viewport, longest_px)
    width = metres / viewport.ground_resolution
    left, bottom = _MARGIN_PX, viewport.height - _MARGIN_PX
    plate = QRectF(left - 8, bottom - 22, width + 16, 29)
    painter.fillRect(plate, palette.color("ornament_halo", _PLATE_OPACITY))
    bar = QPainterPath(QPointF(left, bottom - 6))
    for x, y in ((left, bottom), (left + width, bottom), (left + width, bottom - 6)):
        bar.lineTo(x, y)
    painter.strokePath(bar, _pen(palette, "ornament", 1.0, 1.6))
    unit, number = ("kilometres", metres / 1000) if metres >= 1000 else ("metres", metres)
    text = words(f"canvas.{unit}", number=f"{number:,g}")
    painter.setPen(palette.color("ornament"))
    painter.drawText(QPointF(left + 6, bottom - 6), text)


def _paint_north_arrow(
    painter: QPainter, viewport: Viewport, palette: Palette, words: Words
) -> None:
    x, y = viewport.width - _MARGIN_PX - 10, _MARGIN_PX
    letter = words("canvas.north")
    advance = QFontMetricsF(painter.font()).horizontalAdvance(letter)
    _paint_text(painter, QPointF(x - advance / 2, y + 10), letter, palette)
    tip = QPointF(x, y + 15)
    tail, notch = y + 37, y + 32
    whole = _closed(tip, QPointF(x + 7, tail), QPointF(x, notch), QPointF(x - 7, tail))
    painter.strokePath(whole, _pen(palette, "ornament_halo", 0.85, _HALO_PX))
    painter.fillPath(whole, palette.color("ornament_halo"))
    west = _closed(tip, QPointF(x, notch), QPointF(x - 7, tail))
    painter.fillPath(west, palette.color("ornament"))
    painter.strokePath(whole, _pen(palette, "ornament", 1.0, 1.1))


def _paint_lines(
    painter: QPainter, viewport: Viewport, lines: Sequence[str], palette: Palette
) -> float:
    """Write lines in the lower right corner, the last one at the edge; return their width."""
    metrics = QFontMetricsF(painter.font())
    # The scale bar keeps its corner, if need be as a shorter one.
    bar_px = _SHORTEST_BAR_PX if len(lines) == 1 else _LONGEST_BAR_PX
    widest = viewport.width - bar_px - 3 * _MARGIN_PX
    height = metrics.height() + 4
    taken_px = 0.0
    for above, line in enumerate(reversed(lines)):
        text = metrics.elidedText(line, Qt.TextElideMode.ElideRight, widest)
        width = metrics.horizontalAdvance(text) + 12
        taken_px = max(taken_px, width)
        top = viewport.height - (above + 1) * height
        box = QRectF(viewport.width - width, top, width, height)
        painter.fillRect(box, palette.color("ornament_halo", _PLATE_OPACITY))
        painter.setPen(palette.color("label_quiet"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    return taken_px


def _paint_text(painter: QPainter, place: QPointF, text: str, palette: Palette) -> None:
    """Write a text with a halo from the left end of its baseline."""
    outline = QPainterPath()
    outline.addText(place, painter.font(), text)
    painter.strokePath(outline, _pen(palette, "ornament_halo", 0.85, _HALO_PX))
    painter.setPen(palette.color("ornament"))
    painter.drawText(place, text)


def _font() -> QFont:
    font = QFont()
    font.setFamilies(list(FONT_FAMILIES))
    font.setPixelSize(_TEXT_PX)
    return findable(font)


def _pen(palette: Palette, color: str, opacity: float, width: float) -> QPen:
    pen = QPen(palette.color(color, opacity), width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _closed(*corners: QPointF) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(QPolygonF(corners))
    path.closeSubpath()
    return path
