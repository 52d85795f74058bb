"""Paints tables on paper: as many rows as a box has room for, the others on the next page."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from gisapp.export.layout.printed_table import PrintedTable
from gisapp.export.layout.type_setting import TextLook, fitted_lines, plain, write_lines
from gisapp.render.palette import Palette
from gisapp.words import Words

_PAD_PX = 4.0
_NARROWEST_PX, _WIDEST_SHARE = 44.0, 0.45
_LOOKED_AT, _MOST_WHOLE = 200, 0.95
_MOST_LINES = 2
BETWEEN_TABLES_PX = 12.0


@dataclass(frozen=True)
class TablePart:
    """Rows of a table that stand on one page.

    Parameters
    ----------
    title : str
        Empty where it goes on from the page before.
    lines : tuple
        Of each row, of each cell, its lines.
    closing : str
        What stands below the last row; empty for nothing.
    """

    title: str
    table: PrintedTable
    columns_px: tuple[float, ...]
    lines: tuple[tuple[tuple[str, ...], ...], ...]
    closing: str
    grown: float

    @property
    def height(self) -> float:
        """What it takes, in pixels of 1/96 inch."""
        rows = sum(_row_px(each, self.grown) for each in self.lines)
        return _title_px(self.title, self.grown) + _head_px(self.grown) + rows + _closing_px(self)


def parted(
    tables: Sequence[PrintedTable],
    width_px: float,
    heights: Sequence[float],
    words: Words,
    grown: float = 1.0,
) -> list[list[TablePart]]:
    """Return what of some tables stands on each page.

    Parameters
    ----------
    width_px : float
        The width of all tables, in pixels of 1/96 inch.
    heights : sequence of float
        The room on the first page and on each later one.
    grown : float
        How many times as large as on A4.

    Returns
    -------
    list of list of TablePart
        One list for each page, at least one; the first may be empty.
    """
    pages: list[list[TablePart]] = [[]]
    free = heights[0]
    for table in tables:
        columns = _columns_px(table, width_px, grown)
        rows = [_cells(row, columns, grown) for row in table.rows]
        title, first = table.title, 0
        while True:
            room = free - _title_px(title, grown) - _head_px(grown)
            last = first + _count_fitting(rows[first:], room, table, grown)
            is_whole = last == len(rows)
            if last > first or is_whole or free == heights[-1]:
                last = max(last, first + 1) if not is_whole else last
                closing = _closing(table, words) if last >= len(rows) else ""
                part = TablePart(title, table, columns, tuple(rows[first:last]), closing, grown)
                pages[-1].append(part)
                free -= part.height + BETWEEN_TABLES_PX
                first, title = last, ""
            if first >= len(rows):
                break
            pages.append([])
            free = heights[-1]
    return pages


def _count_fitting(
    rows: Sequence[tuple[tuple[str, ...], ...]], room: float, table: PrintedTable, grown: float
) -> int:
    closing = _body(grown).line_px + _PAD_PX if table.left_out else 0.0
    taken = 0.0
    for count, row in enumerate(rows):
        taken += _row_px(row, grown)
        if taken + (closing if count == len(rows) - 1 else 0.0) > room:
            return count
    return len(rows)


def paint_part(painter: QPainter, box: QRectF, part: TablePart, palette: Palette) -> float:
    """Paint a part of a table at the top of a box, and return the height that it takes."""
    place = QRectF(box)
    width = sum(part.columns_px)
    if part.title:
        heading = _heading(part.grown)
        lines = fitted_lines(part.title, heading, box.width())
        write_lines(painter, place, lines, heading, palette)
        place.setTop(box.top() + _title_px(part.title, part.grown))
    head = tuple(
        fitted_lines(each, _strong(part.grown), px - 2 * _PAD_PX)
        for each, px in zip(part.table.headings, part.columns_px, strict=True)
    )
    _paint_row(painter, place, head, part, _strong(part.grown), palette)
    place.setTop(place.top() + _head_px(part.grown))
    _rule(painter, place.topLeft(), width, palette, 1.0)
    for row in part.lines:
        _paint_row(painter, place, row, part, _body(part.grown), palette)
        place.setTop(place.top() + _row_px(row, part.grown))
        _rule(painter, place.topLeft(), width, palette, 0.25)
    if part.closing:
        place.translate(0, _PAD_PX)
        quiet = TextLook(10 * part.grown, color="label_quiet")
        write_lines(painter, place, fitted_lines(part.closing, quiet, width), quiet, palette)
    return part.height


def _paint_row(
    painter: QPainter,
    box: QRectF,
    cells: Sequence[tuple[str, ...]],
    part: TablePart,
    look: TextLook,
    palette: Palette,
) -> None:
    left = box.left()
    for lines, px, is_number in zip(cells, part.columns_px, part.table.is_number, strict=True):
        cell = QRectF(left + _PAD_PX, box.top() + _PAD_PX / 2, px - 2 * _PAD_PX, 0)
        side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
        write_lines(painter, cell, lines, look, palette, side)
        left += px


def _rule(
    painter: QPainter, start: QPointF, width: float, palette: Palette, opacity: float
) -> None:
    painter.setPen(QPen(palette.color("ornament", opacity), 0.6))
    painter.drawLine(start, QPointF(start.x() + width, start.y()))


def _columns_px(table: PrintedTable, width_px: float, grown: float) -> tuple[float, ...]:
    """Return the widths of columns: as their texts want, within the width of the table."""
    metrics, strong = QFontMetricsF(_body(grown).font), QFontMetricsF(_strong(grown).font)
    wanted = []
    for number, heading in enumerate(table.headings):
        cells = [plain(row[number]) for row in table.rows[:_LOOKED_AT]]
        lengths = sorted(map(metrics.horizontalAdvance, cells))
        # A few long texts may take two lines, or end in "…".
        longest = lengths[int(len(lengths) * _MOST_WHOLE)] if lengths else 0.0
        longest = max(longest, strong.horizontalAdvance(plain(heading)))
        most = width_px * _WIDEST_SHARE
        wanted.append(min(max(longest + 2 * _PAD_PX + 2, _NARROWEST_PX * grown), most))
    shares = width_px / sum(wanted) if wanted else 1.0
    return tuple(each * shares for each in wanted)


def _cells(
    row: Sequence[str], columns_px: Sequence[float], grown: float
) -> tuple[tuple[str, ...], ...]:
    look = _body(grown)
    return tuple(
        fitted_lines(text, look, px - 2 * _PAD_PX, _MOST_LINES)
        for text, px in zip(row, columns_px, strict=True)
    )


def _closing(table: PrintedTable, words: Words) -> str:
    if not table.rows:
        return words("layout.no_rows")
    return words("layout.more_rows", count=f"{table.left_out:,}") if table.left_out else ""


def _row_px(cells: Sequence[tuple[str, ...]], grown: float) -> float:
    lines = max((len(each) for each in cells), default=1)
    return max(1, lines) * _body(grown).line_px + _PAD_PX


def _head_px(grown: float) -> float:
    return _strong(grown).line_px + _PAD_PX


def _title_px(title: str, grown: float) -> float:
    return _heading(grown).line_px + _PAD_PX if title else 0.0


def _closing_px(part: TablePart) -> float:
    return _body(part.grown).line_px + _PAD_PX if part.closing else 0.0


def _heading(grown: float) -> TextLook:
    return TextLook(13 * grown, is_bold=True)


def _strong(grown: float) -> TextLook:
    return TextLook(10.5 * grown, is_bold=True)


def _body(grown: float) -> TextLook:
    return TextLook(10.5 * grown)
