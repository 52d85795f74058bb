"""Text on paper: fonts, lines that fit, and titles that shrink until they do."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from gisapp.core.text.shortening import shortened
from gisapp.render.findable import findable
from gisapp.render.label_text import FONT_FAMILIES
from gisapp.render.palette import Palette

_MOST_LETTERS = 600
"""No part of a sheet has room for more."""
_SHRINKING = (1.0, 0.93, 0.86, 0.79, 0.72)
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


@dataclass(frozen=True)
class TextLook:
    """How a text is written.

    Parameters
    ----------
    size_px : float
        Of the letters, in pixels of 1/96 inch.
    color : str
        A name of the palette.
    """

    size_px: float
    is_bold: bool = False
    color: str = "label"

    @property
    def font(self) -> QFont:
        """The font, for a painter in pixels of 1/96 inch."""
        font = QFont(list(FONT_FAMILIES))
        font.setPixelSize(max(1, round(self.size_px)))
        font.setWeight(QFont.Weight.DemiBold if self.is_bold else QFont.Weight.Normal)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return findable(font)

    @property
    def line_px(self) -> float:
        """The height of a line."""
        return QFontMetricsF(self.font).height()


def plain(text: str) -> str:
    """Return any text as a line of at most some hundred letters, without control characters."""
    return shortened(" ".join(_CONTROLS.sub(" ", text[: 2 * _MOST_LETTERS]).split()), _MOST_LETTERS)


def fitted_lines(text: str, look: TextLook, width_px: float, most: int = 1) -> tuple[str, ...]:
    """Break a text into lines of a width; what is left over ends in "…".

    Parameters
    ----------
    text : str
        Written as it is: no markup is understood.
    width_px : float
        In pixels of 1/96 inch.
    most : int
        How many lines there is room for.

    Returns
    -------
    tuple of str
        None for an empty text.
    """
    text, font = plain(text), look.font
    metrics = QFontMetricsF(font)
    if not text:
        return ()
    if metrics.horizontalAdvance(text) <= width_px:
        return (text,)
    starts = _line_starts(text, font, width_px, most)
    lines = [text[a:b].strip() for a, b in pairwise(starts)]
    rest = metrics.elidedText(text[starts[-1] :], Qt.TextElideMode.ElideRight, width_px)
    return (*lines, rest)


def _line_starts(text: str, font: QFont, width_px: float, most: int) -> list[int]:
    """Return where the lines of a text begin, at most so many; the last may be too long."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    starts: list[int] = []
    for _ in range(most):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width_px)
        starts.append(line.textStart())
    layout.endLayout()
    return starts


def fitted_title(
    text: str, look: TextLook, width_px: float, least_px: float, most: int = 2
) -> tuple[TextLook, tuple[str, ...]]:
    """Return a title on one line, in smaller letters where it would not fit else, or on several.

    Parameters
    ----------
    look : TextLook
        As it is written where there is room.
    least_px : float
        Letters are not smaller than this; what does not fit even so ends in "…".
    most : int
        How many lines there may be.
    """
    sizes_px = [look.size_px * share for share in _SHRINKING if look.size_px * share > least_px]
    tries = [(lines, size_px) for lines in range(1, most + 1) for size_px in sizes_px]
    for lines, size_px in tries:
        tried = replace(look, size_px=size_px)
        broken = fitted_lines(text, tried, width_px, lines)
        if not broken or not broken[-1].endswith("…"):
            return tried, broken
    least = replace(look, size_px=least_px)
    return least, fitted_lines(text, least, width_px, most)


def write_lines(
    painter: QPainter,
    box: QRectF,
    lines: Sequence[str],
    look: TextLook,
    palette: Palette,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> float:
    """Write lines from the top of a box, and return the height that they take."""
    font = look.font
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(palette.color(look.color))
    for number, line in enumerate(lines):
        free = box.width() - metrics.horizontalAdvance(line)
        left = box.left() + free * _SHARES[side]
        baseline = box.top() + number * metrics.height() + metrics.ascent()
        painter.drawText(QPointF(left, baseline), line)
    return metrics.height() * len(lines)


_SHARES = {
    Qt.AlignmentFlag.AlignLeft: 0.0,
    Qt.AlignmentFlag.AlignHCenter: 0.5,
    Qt.AlignmentFlag.AlignRight: 1.0,
}
