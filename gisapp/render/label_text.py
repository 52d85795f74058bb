"""The text of a label: its lines, its look, its size, and its picture with a halo."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPainterPath, QPen

from gisapp.core.sized_cache import SizedCache
from gisapp.core.text.shortening import shortened
from gisapp.render.findable import findable

FONT_FAMILIES = (
    "Noto Sans CJK SC",
    "PingFang SC",
    "Microsoft YaHei",
    "Noto Sans",
    "sans-serif",
)
_HALO_PX = 1.6
RIM_PX = 6
"""A picture is so much larger than its text: room for the halo and for letters that lean out."""
_SHEET_PX, _A_SHEET = 2048, 200
"""Pictures are painted side by side on sheets so wide, so many together."""
LINE_COLUMNS = 26
"""Columns a line may take before a name is broken; a Chinese character takes two."""
_MOST_LINES = 4
"""Of the longest name: more would hide the map."""
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
_WORD = re.compile(r"\S+\s*")

_Look = tuple[float, bool, bool]
_letters: dict[_Look, dict[str, float]] = {}
"""The widths of letters in each font."""


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
    def look(self) -> _Look:
        """What its font is chosen by."""
        return self.size, self.bold, self.italic

    @property
    def spelled(self) -> str:
        """Its letters without spaces, the same however it is broken into lines."""
        return "".join(self.lines).replace(" ", "")

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
        """Paint the text with its halo, its middle at the painter's origin, in logical pixels.

        The letters' outlines are stroked, so that PDF and SVG contain each text once.
        """
        halo = QPen(QColor(self.halo), 2 * _HALO_PX)
        halo.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        font = findable(self.font)
        outline = QPainterPath()
        for place, line in self._places(QFontMetricsF(font)):
            outline.addText(place, font, line)
        painter.strokePath(outline, halo)
        painter.setFont(font)
        painter.setPen(QColor(self.color))
        self.write(painter, QFontMetricsF(font))

    def write(self, painter: QPainter, metrics: QFontMetricsF) -> None:
        """Write the lines without a halo, in the painter's pen and font, as `paint` does."""
        for place, line in self._places(metrics):
            painter.drawText(place, line)

    def _places(self, metrics: QFontMetricsF) -> Iterator[tuple[QPointF, str]]:
        spacing = metrics.height()
        baseline = metrics.ascent() - spacing * len(self.lines) / 2
        for number, line in enumerate(self.lines):
            left = -metrics.horizontalAdvance(line) / 2
            yield QPointF(left, baseline + number * spacing), line


def broken_into_lines(name: str, columns: int = LINE_COLUMNS) -> tuple[str, ...]:
    """Break a name that is longer than `columns` into lines of about the same width.

    A Chinese character takes two columns, any other one takes one. What four long lines don't hold
    is left out.

    Examples
    --------
    >>> broken_into_lines("Nanchang LED Innovation Demonstration Park")
    ('Nanchang LED Innovation', 'Demonstration Park')
    """
    # Chinese fonts draw the typographic apostrophe as wide as a character.
    name = shortened(name).replace("’", "'").strip()
    while _columns(name) > _MOST_LINES * LINE_COLUMNS:
        name = f"{name[:-2]}…"
    if _columns(name) <= columns:
        return (name,)
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


def sizes_of(texts: Sequence[LabelText]) -> NDArray[np.float64]:
    """Return the widths and heights of texts with their halos, (n, 2), in logical pixels."""
    looks = {text.look: text for text in texts}
    metrics = {look: QFontMetricsF(text.font) for look, text in looks.items()}
    sizes = []
    for text in texts:
        of_look = metrics[text.look]
        width = max(_width(line, text.look, of_look) for line in text.lines)
        sizes.append((width + 2 * _HALO_PX, of_look.height() * len(text.lines)))
    return np.array(sizes).reshape(-1, 2)


def _width(line: str, look: _Look, metrics: QFontMetricsF) -> float:
    """Return the width of a line; letters are measured once: their sum takes no time."""
    if not line.isascii():
        return metrics.horizontalAdvance(line)
    known = _letters.setdefault(look, {})
    for letter in set(line).difference(known):
        known[letter] = metrics.horizontalAdvance(letter)
    return sum(map(known.__getitem__, line))


def turned_sizes(sizes: NDArray[np.float64], angles: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the sizes, (n, 2), of boxes around texts of some sizes, turned by degrees, (n,)."""
    turns = np.radians(angles)[:, None]
    return np.asarray(sizes * np.abs(np.cos(turns)) + sizes[:, ::-1] * np.abs(np.sin(turns)))


def size_of(text: LabelText) -> tuple[float, float]:
    """Return the width and height of a text with its halo, in logical pixels."""
    width, height = sizes_of([text])[0].tolist()
    return width, height


_Wanted = tuple[LabelText, float]
"""A text, and how it is turned."""
_pictures: SizedCache[tuple[_Wanted, float], QImage] = SizedCache(
    32 * 1024**2, lambda picture: picture.sizeInBytes() + 1000
)


def pictures_of(wanted: Sequence[_Wanted], scale: float) -> list[QImage]:
    """Return pictures of texts, the middle of each text in the middle of its picture.

    They are kept, and what is new is painted at once: one by one takes six times as long.

    Parameters
    ----------
    wanted : sequence of (LabelText, float)
        The texts, and the degrees clockwise that each is turned by.
    scale : float
        Device pixels per logical pixel; the pictures' device pixel ratio is set to it.
    """
    found = {each: _pictures.get((each, scale)) for each in wanted}
    by_look: dict[tuple[str, str], list[_Wanted]] = {}
    for each, picture in found.items():
        if picture is None:
            by_look.setdefault((each[0].color, each[0].halo), []).append(each)
    for (color, halo), new in by_look.items():
        # Qt keeps letters for a few angles only.
        new.sort(key=itemgetter(1))
        for first in range(0, len(new), _A_SHEET):
            some = new[first : first + _A_SHEET]
            for each, picture in zip(some, _painted(some, scale, color, halo), strict=True):
                picture.setDevicePixelRatio(scale)
                _pictures.put((each, scale), picture)
                found[each] = picture
    return [picture for each in wanted if (picture := found[each]) is not None]


def _painted(wanted: Sequence[_Wanted], scale: float, color: str, halo: str) -> Iterator[QImage]:
    """Paint new pictures of texts in the same colours."""
    angles = np.array([angle for _, angle in wanted])
    sizes = turned_sizes(sizes_of([text for text, _ in wanted]), angles) + RIM_PX
    boxes = _side_by_side(np.ceil(sizes * scale).astype(int).tolist())
    bottom = max(box.bottom() for box in boxes) + 1
    right = max(box.right() for box in boxes) + 1
    sheet = QImage(right, bottom, QImage.Format.Format_ARGB32_Premultiplied)
    sheet.fill(Qt.GlobalColor.transparent)
    painter = QPainter(sheet)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.setPen(QColor(color))
    looks = {text.look: text for text, _ in wanted}
    fonts = {look: (text.font, QFontMetricsF(text.font)) for look, text in looks.items()}
    for (text, angle), box in zip(wanted, boxes, strict=True):
        font, metrics = fonts[text.look]
        painter.resetTransform()
        painter.setFont(font)
        painter.translate(box.x() + box.width() / 2, box.y() + box.height() / 2)
        painter.scale(scale, scale)
        painter.rotate(angle)
        text.write(painter, metrics)
    painter.end()
    sheet = _with_halo(sheet, round(_HALO_PX * scale), halo)
    return (sheet.copy(box) for box in boxes)


def _side_by_side(sizes: Sequence[Sequence[int]]) -> list[QRect]:
    """Lay boxes of some widths and heights in lines, none upon another."""
    boxes: list[QRect] = []
    x = y = tallest = 0
    for width, height in sizes:
        if x and x + width > _SHEET_PX:
            x, y, tallest = 0, y + tallest, 0
        boxes.append(QRect(x, y, width, height))
        x, tallest = x + width, max(tallest, height)
    return boxes


def _with_halo(letters: QImage, radius: int, color: str) -> QImage:
    """Return letters, which are painted on nothing, above a rim of a colour."""
    pixels = np.frombuffer(letters.constBits(), np.uint32).reshape(letters.height(), -1)
    rim = _widened((pixels >> 24).astype(np.uint8), radius)
    height, width = rim.shape
    sheet = QImage(letters.size(), letters.format())
    sheet.fill(QColor(color))
    painter = QPainter(sheet)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    painter.drawImage(0, 0, QImage(rim.data, width, height, width, QImage.Format.Format_Alpha8))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    painter.drawImage(0, 0, letters)
    painter.end()
    return sheet


def _widened(cover: NDArray[np.uint8], radius: int) -> NDArray[np.uint8]:
    """Return the greatest value around each pixel, within so many pixels."""
    wide = cover.copy()
    run = cover.copy()
    for reach in range(radius + 1):
        if reach:
            np.maximum(run[:, reach:], cover[:, :-reach], out=run[:, reach:])
            np.maximum(run[:, :-reach], cover[:, reach:], out=run[:, :-reach])
        # The rows that a disc is so wide in.
        for row in range(radius + 1):
            if int(math.sqrt((radius + 0.1) ** 2 - row**2)) == reach:
                np.maximum(wide[row:], run[: len(run) - row], out=wide[row:])
                np.maximum(wide[: len(wide) - row], run[row:], out=wide[: len(wide) - row])
    return wide


def _columns(text: str) -> int:
    return len(text) + (0 if text.isascii() else len(_wide().findall(text)))


# Sets of so many characters take milliseconds to compile, which a start in English does without.
@cache
def _wide() -> re.Pattern[str]:
    return re.compile(f"[{_WIDE}]")


@cache
def _unbroken() -> re.Pattern[str]:
    return re.compile(f"[{_WIDE}][、，。）》」]?|[^\\s{_WIDE}]+\\s*")
