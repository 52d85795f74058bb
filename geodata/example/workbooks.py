"""Writes the Example Park's workbooks: a merged title, a note, a heading, and rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from xlsxwriter import Workbook

from geodata.example.tables import Records

_MADE = datetime(2026, 11, 1, 9, 0, 0)


@dataclass(frozen=True)
class Sheet:
    """A sheet of a workbook.

    Parameters
    ----------
    title : str
        In a cell that spans all columns.
    note : str
        Below the title.
    records : list of dict
        The rows; the first one's keys are the heading.
    """

    title: str
    note: str
    records: Records


def write(path: Path, sheets: Mapping[str, Sheet], invented: str) -> None:
    """Write a workbook whose bytes depend on its contents alone.

    Parameters
    ----------
    invented : str
        Says in the file's properties that nothing in it is real.
    """
    book = Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": path.stem, "comments": invented, "created": _MADE})
    title = book.add_format({"bold": True, "font_size": 16, "align": "center"})
    head = book.add_format(
        {
            "bold": True,
            "border": 1,
            "text_wrap": True,
            "align": "center",
            "valign": "vcenter",
            "bg_color": "#DDE8F0",
        }
    )
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for name, sheet in sheets.items():
        page = book.add_worksheet(name)
        headings = list(sheet.records[0])
        page.merge_range(0, 0, 0, len(headings) - 1, sheet.title, title)
        page.write_string(1, 0, sheet.note)
        page.set_row(2, 34)
        page.freeze_panes(3, 1)
        for column, heading in enumerate(headings):
            page.set_column(column, column, max(11, min(26, 2 * len(heading) + 1)))
            page.write_string(2, column, heading, head)
        for row, record in enumerate(sheet.records, start=3):
            for column, value in enumerate(record.values()):
                if isinstance(value, date):
                    page.write_datetime(row, column, datetime(*value.timetuple()[:3]), day)
                elif isinstance(value, str):
                    page.write_string(row, column, value)
                elif value is not None:
                    page.write_number(row, column, value)
    book.close()
