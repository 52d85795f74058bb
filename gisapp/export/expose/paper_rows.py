"""Parts of a printed sheet that are text: headings, lines of facts, sentences, cards, bars."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar, Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gisapp.core.text.sheet_text import FigureText, ProgressText
from gisapp.export.expose.sheet import SheetRow
from gisapp.export.layout.type_setting import TextLook, fitted_lines, fitted_title, write_lines
from gisapp.render.palette import Palette, load_palette

INK, QUIET, LINE, ACCENT = "#1b2430", "#5c6876", "#d9dee4", "#1f5f8b"
DOUBT, GROUND = "#9a5b00", "#f3f6f9"
BODY, SMALL, TINY = 11.0, 10.0, 9.0
"""Sizes of letters, in pixels of 1/96 inch: 8.25, 7.5 and 6.75 points."""
_LABEL_SHARE = 0.37
_GUTTER = 8.0
_MOST_LINES = 14
_PALETTE = load_palette("light")


class Block(Protocol):
    """A part of a sheet, as wide as it is told to be."""

    def height(self, width: float) -> float:
        """Return the height that it takes at a width, in pixels of 1/96 inch."""

    def paint(self, painter: QPainter, x: float, y: float, width: float) -> None:
        """Paint it with its top left corner at a place."""


def palette() -> Palette:
    """Return the colours of paper."""
    return _PALETTE


@dataclass(frozen=True)
class Gap:
    """Room between two parts."""

    size: float

    def height(self, _width: float) -> float:
        """Return its size."""
        return self.size

    def paint(self, painter: QPainter, x: float, y: float, width: float) -> None:
        """Paint nothing."""


@dataclass(frozen=True)
class Text:
    """A text in lines of the whole width.

    Parameters
    ----------
    text : str
        What is left over after `most` lines ends in "…".
    look : TextLook
    most : int
        Lines.
    above : float
        Room above it.
    """

    text: str
    look: TextLook
    most: int = _MOST_LINES
    above: float = 0.0
    _lines: dict[float, tuple[str, ...]] = field(default_factory=dict, compare=False)

    def height(self, width: float) -> float:
        """Return the height of its lines."""
        return self.above + len(self._at(width)) * self.look.line_px

    def paint(self, painter: QPainter, x: float, y: float, width: float) -> None:
        """Write its lines."""
        box = QRectF(x, y + self.above, width, 0)
        write_lines(painter, box, self._at(width), self.look, _PALETTE)

    def _at(self, width: float) -> tuple[str, ...]:
        if width not in self._lines:
            self._lines[width] = fitted_lines(self.text, self.look, width, self.most)
        return self._lines[width]


@dataclass(frozen=True)
class Ends:
    """Two short texts at both ends of a line: what the sheet is, and when it was made."""

    left: str
    right: str

    def height(self, _width: float) -> float:
        """Return the height of a line."""
        return _KICKER.line_px + 2

    def paint(self, painter: QPainter, x: float, y: float, width: float) -> None:
        """Write both."""
        quiet = TextLook(SMALL, color=QUIET)
        right = fitted_lines(self.right, quiet, width * 0.6)
        left = fitted_lines(self.left, _KICKER, width * 0.4)
        box = QRectF(x, y, width, 0)
        write_lines(painter, box, left, _KICKER, _PALETTE)
        write_lines(painter, box, right, quiet, _PALETTE, Qt.AlignmentFlag.AlignRight)


_KICKER = TextLook(SMALL, is_bold=True, color=ACCENT)


@dataclass(frozen=True)
class Heading:
    """A heading with a line below it, and room above."""

    text: Text
    ABOVE: ClassVar[float] = 12.0

    def height(self, width: float) -> float:
        """Return the height with the line."""
        return self.ABOVE + self.text.height(width) + 5

    def paint(self, painter: QPainter, x: float, y: float, width: float) -> None:
        """Write the heading and draw the line."""
        self.text.paint(painter, x, y + self.ABOVE, width)
        bottom = y + self.height(width) - 2
        hairline(painter, x, bottom, width, ACCENT, 0.8)


def heading(text: str) -> Heading:
    """Return the heading of a section."""
    return Heading(Text(text, TextLook(BODY, is_bold=True, color=ACCENT), 2))


@dataclass(frozen=True)
class FactRow:
    """A label, its value with what qualifies it, and the marks of its sources.

    Parameters
    ----------
    row : SheetRow
    doubt : str
        What is written where the value is not clear; empty for one that is.
    """

    row: SheetRow
    doubt: str = ""

    def height(self, width: float) -> float:
        """Return the height of the higher one of both columns."""
        _, column = self._columns(width)
        right = sum(each.height(column) for each in self._right)
        return max(self._label.height(width * _LABEL_SHARE - _GUTTER), right, 4.0) + 5

    def paint(self, painter: QPainter, x: float, y: float, width: float) -> None:
        """Write both columns and the marks."""
        left, column = self._columns(width)
        self._label.paint(painter, x, y + 2, width * _LABEL_SHARE - _GUTTER)
        below = y + 2
        for each in self._right:
            each.paint(painter, x + left, below, column)
            below += each.height(column)
        if self.row.mark:
            box = QRectF(x + width - self._mark_width, y + 3, self._mark_width, 0)
            side = Qt.AlignmentFlag.AlignRight
            lines = fitted_lines(self.row.mark, _MARK, self._mark_width, 2)
            write_lines(painter, box, lines, _MARK, _PALETTE, side)
        hairline(painter, x, y + self.height(width), width, LINE, 0.5)

    @property
    def _mark_width(self) -> float:
        return 46.0 if self.row.place else 26.0

    def _columns(self, width: float) -> tuple[float, float]:
        """Return where the value begins, and how wide it may be."""
        left = width * _LABEL_SHARE
        return left, width - left - (self._mark_width + 4 if self.row.mark else 0)

    @cached_property
    def _label(self) -> Text:
        return Text(self.row.text.label, TextLook(BODY, color=QUIET), 4)

    @cached_property
    def _right(self) -> tuple[Text, ...]:
        text = self.row.text
        is_number = text.role == "number"
        parts = (
            (text.value, TextLook(BODY, is_bold=is_number, color=INK)),
            (text.qualification, TextLook(SMALL, color=QUIET)),
            (
                ": ".join(each for each in (self.doubt, text.warning) if each),
                TextLook(SMALL, color=DOUBT),
            ),
        )
        return tuple(Text(each, look) for each, look in parts if each)


_MARK = TextLook(TINY, color=ACCENT)


@dataclass(frozen=True)
class Cards:
    """Key figures side by side, in large letters."""

    figures: Sequence[FigureText]
    doubts: Sequence[str]

    def height(self, width: float) -> float:
        """Return the height of the highest card."""
        each = self._width(width) - 20
        return max(sum(part.height(each) for part in card) for card in self._cards(each)) + 18

    def paint(self, painter: QPainter, x: float, y: float, width: float) -> None:
        """Paint all cards, as high as the highest."""
        card, height = self._width(width), self.height(width)
        for number, parts in enumerate(self._cards(card - 20)):
            left = x + number * (card + 8)
            painter.fillRect(QRectF(left, y, card, height), QColor(GROUND))
            painter.fillRect(QRectF(left, y, 3, height), QColor(ACCENT))
            below = y + 9
            for part in parts:
                part.paint(painter, left + 12, below, card - 20)
                below += part.height(card - 20)

    def _width(self, width: float) -> float:
        count = max(len(self.figures), 3)
        return (width - 8 * (count - 1)) / count

    def _cards(self, width: float) -> list[list[Text]]:
        return [
            _card(figure, doubt, width)
            for figure, doubt in zip(self.figures, self.doubts, strict=True)
        ]


def _card(figure: FigureText, doubt: str, width: float) -> list[Text]:
    large = TextLook(19.0, is_bold=True, color=INK)
    look, _ = fitted_title(figure.figure, large, width, 12.0, 1)
    others = " · ".join(figure.others)
    parts = (
        (figure.label, TextLook(SMALL, color=QUIET), 2),
        (figure.figure, look, 2),
        (others, TextLook(TINY, color=QUIET), 2),
        (figure.qualification, TextLook(SMALL, color=QUIET), 3),
        (doubt, TextLook(SMALL, color=DOUBT), 1),
    )
    return [Text(text, each, most) for text, each, most in parts if text]


@dataclass(frozen=True)
class Bar:
    """A stated part of a stated whole."""

    progress: ProgressText

    def height(self, width: float) -> float:
        """Return the height of the bar with its words."""
        return sum(each.height(width) for each in self._texts) + 18

    def paint(self, painter: QPainter, x: float, y: float, width: float) -> None:
        """Paint the bar between its label and its figures."""
        label, *below = self._texts
        label.paint(painter, x, y + 3, width)
        y += label.height(width) + 6
        share = min(max(self.progress.share, 0.0), 1.0)
        painter.fillRect(QRectF(x, y, width, 6), QColor(LINE))
        painter.fillRect(QRectF(x, y, width * share, 6), QColor(ACCENT))
        y += 8
        for each in below:
            each.paint(painter, x, y, width)
            y += each.height(width)

    @cached_property
    def _texts(self) -> tuple[Text, ...]:
        told = self.progress
        texts = [Text(told.label, TextLook(BODY, color=QUIET), 3)]
        texts.append(Text(told.figures, TextLook(BODY, is_bold=True, color=INK), 3))
        if told.caption:
            texts.append(Text(told.caption, TextLook(SMALL, color=DOUBT), 6))
        return tuple(texts)


def hairline(
    painter: QPainter, x: float, y: float, width: float, color: str, thickness: float
) -> None:
    """Draw a level line."""
    painter.setPen(QPen(QColor(color), thickness))
    painter.drawLine(QPointF(x, y), QPointF(x + width, y))
