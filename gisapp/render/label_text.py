"""The text of a label: its lines, its look, its size, and its picture with a halo."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPainterPath, QPen

from gisapp.core.text.shortening import shortened

FONT_FAMILIES = (
    "Noto Sans CJK SC",
    "PingFang SC",
    "Microsoft YaHei",
    "Noto Sans",
    "sans-serif",
)
_HALO_PX = 1.6
_HALO_STEPS = 12
LINE_COLUMNS = 26
"""Columns a line may take before a name is broken; a Chinese character takes two."""
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
_WORD = re.compile(r"\S+\s*")


@dataclass(frozen=True)
class LabelText:
    """A name as it is written.

    Parameters
    ----------
    lines : tuple of str
        At least one.
    size : float
        The font's size in logical pixels.
    bold, italic : bool
        The font's style.
    color, halo : str
        "#rrggbb" of the letters and of the rim around them.
    """

    lines: tuple[str, ...]
    size: float
    bold: bool
    italic: bool
    color: str
    halo: str

    @property
    def font(self) -> QFont:
        """The font, for a painter in logical pixels."""
        font = QFont()
        font.setFamilies(list(FONT_FAMILIES))
        font.setPixelSize(max(1, round(self.size)))
        font.setWeight(QFont.Weight.DemiBold if self.bold else QFont.Weight.Normal)
        font.setItalic(self.italic)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def paint(self, painter: QPainter) -> None:
        """Paint the text with its halo, its middle at the painter's origin, in logical pixels."""
        font = self.font
        metrics = QFontMetricsF(font)
        spacing = metrics.height()
        baseline = metrics.ascent() - spacing * len(self.lines) / 2
        places = [
            QPointF(-metrics.horizontalAdvance(line) / 2, baseline + number * spacing)
            for number, line in enumerate(self.lines)
        ]
        painter.setFont(font)
        if isinstance(painter.device(), QImage):
            self._write_halo(painter, places)
        else:
            self._stroke_halo(painter, places)
        painter.setPen(QColor(self.color))
        for place, line in zip(places, self.lines, strict=True):
            painter.drawText(place, line)

    def _write_halo(self, painter: QPainter, places: Sequence[QPointF]) -> None:
        """Write the text around its place: to the eye a stroke, at a fifth of the time."""
        painter.setPen(QColor(self.halo))
        for turn in range(_HALO_STEPS):
            angle = 2 * math.pi * turn / _HALO_STEPS
            shift = QPointF(_HALO_PX * math.cos(angle), _HALO_PX * math.sin(angle))
            for place, line in zip(places, self.lines, strict=True):
                painter.drawText(place + shift, line)

    def _stroke_halo(self, painter: QPainter, places: Sequence[QPointF]) -> None:
        """Stroke the letters' outlines, so that PDF and SVG contain each text once."""
        halo = QPen(QColor(self.halo), 2 * _HALO_PX)
        halo.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        outline = QPainterPath()
        for place, line in zip(places, self.lines, strict=True):
            outline.addText(place, painter.font(), line)
        painter.strokePath(outline, halo)


def broken_into_lines(name: str, columns: int = LINE_COLUMNS) -> tuple[str, ...]:
    """Break a name that is longer than `columns` into lines of about the same width.

    A Chinese character takes two columns, any other one takes one.

    Examples
    --------
    >>> broken_into_lines("Nanchang LED Innovation Demonstration Park")
    ('Nanchang LED Innovation', 'Demonstration Park')
    """
    # Chinese fonts draw the typographic apostrophe as wide as a character.
    name = shortened(name).replace("’", "'")
    pieces = (_WORD if name.isascii() else _unbroken()).findall(name)
    whole = sum(map(_columns, pieces))
    count = max(1, math.ceil(whole / columns))
    for width in range(math.ceil(whole / count), whole):
        lines = _filled(pieces, width)
        if len(lines) <= count:
            return lines
    return (name,)


def _filled(pieces: list[str], width: int) -> tuple[str, ...]:
    """Fill lines of `width` columns one after the other; a longer piece gets its own line."""
    lines = [""]
    for piece in pieces:
        if lines[-1] and _columns(lines[-1] + piece.rstrip()) > width:
            lines.append("")
        lines[-1] += piece
    return tuple(line.rstrip() for line in lines)


@lru_cache(maxsize=2000)
def size_of(text: LabelText) -> tuple[float, float]:
    """Return the width and height of a text with its halo, in logical pixels."""
    metrics = QFontMetricsF(text.font)
    width = max(metrics.horizontalAdvance(line) for line in text.lines)
    return width + 2 * _HALO_PX, metrics.height() * len(text.lines)


@lru_cache(maxsize=1000)
def picture_of(text: LabelText, angle: float, scale: float) -> QImage:
    """Return a picture of a text, the middle of the text in the middle of the picture.

    Parameters
    ----------
    text : LabelText
        What to paint.
    angle : float
        Degrees clockwise that the text is turned by.
    scale : float
        Device pixels per logical pixel; the picture's device pixel ratio is set to it.
    """
    width, height = size_of(text)
    turned = math.radians(angle)
    cosine, sine = abs(math.cos(turned)), abs(math.sin(turned))
    picture = QImage(
        math.ceil((width * cosine + height * sine + 4) * scale),
        math.ceil((width * sine + height * cosine + 4) * scale),
        QImage.Format.Format_ARGB32_Premultiplied,
    )
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.translate(picture.width() / 2, picture.height() / 2)
    painter.scale(scale, scale)
    painter.rotate(angle)
    text.paint(painter)
    painter.end()
    picture.setDevicePixelRatio(scale)
    return picture


def _columns(text: str) -> int:
    return len(text) + (0 if text.isascii() else len(_wide().findall(text)))


# Sets of so many characters take milliseconds to compile, which a start in English does without.
@cache
def _wide() -> re.Pattern[str]:
    return re.compile(f"[{_WIDE}]")


@cache
def _unbroken() -> re.Pattern[str]:
    return re.compile(f"[{_WIDE}][、，。）》」]?|[^\\s{_WIDE}]+\\s*")
