"""Fact sheets on A4 pages: each begins on a page of its own."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from gisapp.export.expose.arrangement import Arrangement
from gisapp.export.expose.paper_flow import Flow
from gisapp.export.expose.paper_rows import ACCENT, LINE, QUIET, TINY, hairline, palette
from gisapp.export.expose.sheet import Sheet
from gisapp.export.expose.sheet_map import MapLook
from gisapp.export.layout.pdf_document import PX_A_MM, DocumentInfo, PdfDocument, pdf_document
from gisapp.export.layout.type_setting import TextLook, fitted_lines, write_lines

A4_MM = (210.0, 297.0)
_MARGIN_MM, _TOP_MM, _BOTTOM_MM = 12.7, 13.0, 18.0
_WIDTH = (A4_MM[0] - 2 * _MARGIN_MM) * PX_A_MM
_HEIGHT = (A4_MM[1] - _TOP_MM - _BOTTOM_MM) * PX_A_MM


def write_pdf(sheets: Iterable[Sheet], look: MapLook, path: Path, title: str, date: str) -> int:
    """Write sheets to one PDF, and return how many.

    Parameters
    ----------
    sheets : iterable of Sheet
        Asked for one after the other; at least one.
    look : MapLook
        Of their maps.
    path : Path
        The file to write, new or old.
    title : str
        Of the document.
    date : str
        ISO 8601.

    Raises
    ------
    ExportError
        The file cannot be written.
    """
    made = datetime.fromisoformat(date).replace(tzinfo=UTC)
    info = DocumentInfo(title, look.language, made)
    count = 0
    with pdf_document(path, info, A4_MM) as document:
        for sheet in sheets:
            if count:
                document.new_page()
            _paint_sheet(document, sheet, look)
            count += 1
    return count


def _paint_sheet(document: PdfDocument, sheet: Sheet, look: MapLook) -> None:
    flow = Flow(_MARGIN_MM * PX_A_MM, _TOP_MM * PX_A_MM, _WIDTH, _HEIGHT)
    parts = Arrangement(sheet, look, _WIDTH)
    for unit in parts.across():
        flow.add(*unit)
    flow.add_columns(list(parts.in_columns()))
    for unit in parts.at_the_end():
        flow.add(*unit)
    for number, page in enumerate(flow.pages, start=1):
        if number > 1:
            document.new_page()
        for placed in page:
            placed.block.paint(document.painter, placed.x, placed.y, placed.width)
        _paint_foot(document.painter, sheet, number, len(flow.pages))


def _paint_foot(painter: QPainter, sheet: Sheet, page: int, pages: int) -> None:
    left, bottom = _MARGIN_MM * PX_A_MM, (A4_MM[1] - _BOTTOM_MM) * PX_A_MM + 8
    look = TextLook(TINY, color=QUIET)
    hairline(painter, left, bottom, _WIDTH, LINE, 0.6)
    room = QRectF(left, bottom + 4, _WIDTH - 150, 0)
    write_lines(
        painter, room, fitted_lines(sheet.disclaimer, look, room.width(), 2), look, palette()
    )
    told = (sheet.headings.page.format(page=page, pages=pages),)
    right = QRectF(left + _WIDTH - 140, bottom + 4, 140, 0)
    write_lines(painter, right, told, look, palette(), Qt.AlignmentFlag.AlignRight)
    name = fitted_lines(sheet.title, look, _WIDTH, 1) if page > 1 else ()
    above = QRectF(left, _TOP_MM * PX_A_MM - 20, _WIDTH, 0)
    write_lines(painter, above, name, look, palette())
    painter.fillRect(QRectF(0, 0, A4_MM[0] * PX_A_MM, 5), QColor(ACCENT))
