"""Paints a legend in columns; where there is no room for all of it, it says how many more."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from gisapp.export.layout.legend import LegendEntry
from gisapp.export.layout.type_setting import TextLook, fitted_lines, plain, write_lines
from gisapp.render.features.symbols import paint_swatch
from gisapp.render.palette import Palette
from gisapp.words import Words

_SWATCH_PX, _SWATCH_HEIGHT_PX, _GAP_PX = 22.0, 12.0, 7.0
_BETWEEN_PX = 4.0
_BETWEEN_COLUMNS_PX = 14.0
_MOST_LINES = 2
_LEAST_COLUMN_PX = 110.0
COLUMN_PX = 204.0
"""The width of a column, on A4."""


@dataclass(frozen=True)
class _Placed:
    entry: LegendEntry
    lines: tuple[str, ...]
    note: tuple[str, ...]
    column: int
    top: float


@dataclass(frozen=True)
class PlacedLegend:
    """A legend whose lines have their places.

    Parameters
    ----------
    width, height : float
        What it takes of its box, in pixels of 1/96 inch.
    left_out : int
        How many lines there is no room for.
    """

    placed: tuple[_Placed, ...]
    columns: int
    column_px: float
    height: float
    left_out: int

    @property
    def width(self) -> float:
        """The width of all columns with what is between them."""
        return self.columns * (self.column_px + _BETWEEN_COLUMNS_PX) - _BETWEEN_COLUMNS_PX


@dataclass(frozen=True)
class LegendType:
    """The letters of a legend, for paper that is so many times as large as A4's."""

    grown: float = 1.0

    @property
    def heading(self) -> TextLook:
        """Of a layer with classes."""
        return TextLook(11 * self.grown, is_bold=True)

    @property
    def label(self) -> TextLook:
        """Of a layer without classes, and of a class."""
        return TextLook(11 * self.grown)

    @property
    def quiet(self) -> TextLook:
        """Of counts and notes."""
        return TextLook(9.5 * self.grown, color="label_quiet")


def place_legend(
    entries: Sequence[LegendEntry], columns: int, column_px: float, height: float, looks: LegendType
) -> PlacedLegend:
    """Give the lines of a legend their places, column after column.

    Parameters
    ----------
    columns : int
        How many columns there may be.
    column_px, height : float
        The width of a column, and the height of all, in pixels of 1/96 inch.
    looks : LegendType
        How it is written.
    """
    placed: list[_Placed] = []
    column, top, lowest = 0, 0.0, 0.0
    # The last line may be needed to say how many more there are.
    last = height - looks.quiet.line_px - _BETWEEN_PX
    for number, entry in enumerate(entries):
        lines, note = _lines(entry, column_px, looks)
        needed = _height(entry, lines, note, looks)
        is_last = number == len(entries) - 1
        room = height if is_last or column < columns - 1 else last
        # A heading goes with its first class.
        after = _BETWEEN_PX + looks.label.line_px if entry.note and not is_last else 0.0
        if top + needed + after > room and top > 0:
            column, top = column + 1, 0.0
        if column == columns or needed > height:
            return PlacedLegend(tuple(placed), columns, column_px, height, len(entries) - number)
        placed.append(_Placed(entry, lines, note, column, top))
        top += needed + _BETWEEN_PX * looks.grown
        lowest = max(lowest, top)
    return PlacedLegend(tuple(placed), column + 1, column_px, lowest, 0)


def narrow_legend(
    entries: Sequence[LegendEntry], widest_px: float, height: float, looks: LegendType
) -> PlacedLegend:
    """Return a legend in as few columns as show all of it, for the side of a map."""
    column_px = min(_column_px(widest_px, looks), _needed_px(entries, looks))
    placed = place_legend(entries, 1, column_px, height, looks)
    most = int((widest_px + _BETWEEN_COLUMNS_PX) // (_LEAST_COLUMN_PX * looks.grown))
    for columns in range(2, most + 1):
        if placed.left_out:
            column_px = (widest_px + _BETWEEN_COLUMNS_PX) / columns - _BETWEEN_COLUMNS_PX
            placed = place_legend(entries, columns, column_px, height, looks)
    return placed


def low_legend(
    entries: Sequence[LegendEntry], widest_px: float, height: float, looks: LegendType
) -> PlacedLegend:
    """Return a legend that is as low as shows all of it, for the foot of a map."""
    columns, column_px = _most_columns(widest_px, looks), _column_px(widest_px, looks)
    low = looks.label.line_px
    while low < height:
        placed = place_legend(entries, columns, column_px, low, looks)
        if not placed.left_out:
            return placed
        low += looks.label.line_px
    return place_legend(entries, columns, column_px, height, looks)


def _column_px(widest_px: float, looks: LegendType) -> float:
    return min(COLUMN_PX * looks.grown, widest_px)


def _needed_px(entries: Sequence[LegendEntry], looks: LegendType) -> float:
    """Return how wide a column is in which no line needs to be broken."""
    needed = _LEAST_COLUMN_PX * looks.grown
    for entry in entries:
        look = looks.heading if entry.symbol is None else looks.label
        label_px = QFontMetricsF(look.font).horizontalAdvance(plain(entry.label)) + 1
        note_px = QFontMetricsF(looks.quiet.font).horizontalAdvance(plain(entry.note)) + 1
        needed = max(needed, _indent_px(entry, looks) + label_px + _count_px(entry, looks), note_px)
    return needed


def _count_px(entry: LegendEntry, looks: LegendType) -> float:
    return len(entry.count) * looks.quiet.size_px * 0.6 + _GAP_PX if entry.count else 0.0


def _most_columns(widest_px: float, looks: LegendType) -> int:
    room = widest_px + _BETWEEN_COLUMNS_PX
    return max(1, int(room // (_column_px(widest_px, looks) + _BETWEEN_COLUMNS_PX)))


def paint_legend(
    painter: QPainter,
    corner: QPointF,
    legend: PlacedLegend,
    looks: LegendType,
    palette: Palette,
    words: Words,
) -> None:
    """Paint a legend from its top left corner on; parameters as of `place_legend`."""
    for each in legend.placed:
        left = corner.x() + each.column * (legend.column_px + _BETWEEN_COLUMNS_PX)
        top = corner.y() + each.top
        _paint_entry(painter, QRectF(left, top, legend.column_px, 0), each, looks, palette)
    if legend.left_out:
        told = words("layout.more_in_legend", count=f"{legend.left_out:,}")
        left = corner.x() + (legend.columns - 1) * (legend.column_px + _BETWEEN_COLUMNS_PX)
        top = corner.y() + legend.height - looks.quiet.line_px
        line = fitted_lines(told, looks.quiet, legend.column_px)
        write_lines(painter, QRectF(left, top, legend.column_px, 0), line, looks.quiet, palette)


def _lines(
    entry: LegendEntry, column_px: float, looks: LegendType
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    look = looks.heading if entry.symbol is None else looks.label
    width_px = column_px - _count_px(entry, looks) - _indent_px(entry, looks)
    return (
        fitted_lines(entry.label, look, width_px, _MOST_LINES),
        fitted_lines(entry.note, looks.quiet, column_px),
    )


def _height(
    entry: LegendEntry, lines: Sequence[str], note: Sequence[str], looks: LegendType
) -> float:
    look = looks.heading if entry.symbol is None else looks.label
    return max(1, len(lines)) * look.line_px + len(note) * looks.quiet.line_px


def _indent_px(entry: LegendEntry, looks: LegendType) -> float:
    return (_SWATCH_PX + _GAP_PX) * looks.grown if entry.symbol is not None else 0.0


def _paint_entry(
    painter: QPainter, box: QRectF, placed: _Placed, looks: LegendType, palette: Palette
) -> None:
    entry = placed.entry
    look = looks.heading if entry.symbol is None else looks.label
    text = QRectF(box)
    if entry.symbol is not None:
        text.setLeft(box.left() + _indent_px(entry, looks))
        height = _SWATCH_HEIGHT_PX * looks.grown
        top = box.top() + (look.line_px - height) / 2
        swatch = QRectF(box.left(), top, _SWATCH_PX * looks.grown, height)
        paint_swatch(painter, swatch, entry.symbol, entry.kind, palette)
    if entry.count:
        shift = (look.line_px - looks.quiet.line_px) / 2
        right = Qt.AlignmentFlag.AlignRight
        write_lines(painter, box.translated(0, shift), [entry.count], looks.quiet, palette, right)
    text.translate(0, write_lines(painter, text, placed.lines, look, palette))
    write_lines(painter, text, placed.note, looks.quiet, palette)
