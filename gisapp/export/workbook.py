"""Excel workbooks of plain tables: texts are texts, never formulas, and numbers stay numbers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, TypeGuard

from gisapp.core.layers.attribute_text import plain_text
from gisapp.core.layers.attributes import AttributeValue
from gisapp.errors import ExportError
from gisapp.export.atomic_file import whole_file

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS = 1_048_576
_MOST_COLUMNS = 16_384
MOST_LETTERS = 32_767
"""That Excel takes in one sheet, and in one cell."""
LARGEST_EXACT = 10**15
"""Excel keeps 15 digits; a longer number is written as text."""
_NARROWEST, _WIDEST = 8, 60
"""Of a column, in letters."""
_FIRST_YEAR = 1900
"""Of the days that Excel counts."""
_DAY = "yyyy-mm-dd"
_MOMENT = " ".join((_DAY, "hh:mm:ss"))
"""As Excel shows them."""


@dataclass(frozen=True)
class Sheet:
    """One table of a workbook.

    Parameters
    ----------
    headings : sequence of str
        Of the columns; they stay in view while the rows are scrolled.
    rows : iterable of sequences
        A value for each heading. Days and moments are such where Excel knows their year and no
        zone belongs to them; else they are text.
    """

    headings: Sequence[str]
    rows: Iterable[Sequence[AttributeValue | date | Decimal]]


def write_workbook(path: Path, sheets: Mapping[str, Sheet]) -> None:
    """Write a workbook, whole or not at all.

    Parameters
    ----------
    path : Path
        Of the .xlsx file.
    sheets : mapping
        By their names. Rows beyond what Excel takes go on in a further sheet.

    Raises
    ------
    ExportError
        The file cannot be written, or a sheet has more columns than Excel takes.
    """
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    widest = max((len(sheet.headings) for sheet in sheets.values()), default=0)
    if widest > _MOST_COLUMNS:
        raise ExportError("too_many_columns", path=path, columns=widest, most=_MOST_COLUMNS)

    with whole_file(path) as part:
        # Packed in memory: to a disk that is full, the library would complain in its own way.
        packed = BytesIO()
        # Constant memory: a sheet of a million rows is written as it comes.
        book = Workbook(packed, {"constant_memory": True, "strings_to_formulas": False})
        formats = {form: book.add_format({"num_format": form}) for form in (_DAY, _MOMENT)}
        taken: set[str] = set()
        for name, sheet in sheets.items():
            _write(book, name, sheet, taken, formats)
        try:
            book.close()
        except FileCreateError as error:
            # Its rows lie in files of the system's folder for these until then.
            (cause,) = error.args
            raise cause from error
        part.write_bytes(packed.getbuffer())


def _write(
    book: "Workbook", name: str, sheet: Sheet, taken: set[str], formats: Mapping[str, "Format"]
) -> None:
    rows = iter(sheet.rows)
    row = next(rows, None)
    while True:
        page = book.add_worksheet(_free_name(name, taken))
        _write_head(book, page, sheet.headings)
        for number in range(1, MOST_ROWS):
            if row is None:
                return
            for column, value in enumerate(row):
                _write_cell(page, number, column, value, formats)
            row = next(rows, None)
        if row is None:
            return


def _write_head(book: "Workbook", page: "Worksheet", headings: Sequence[str]) -> None:
    bold = book.add_format({"bold": True, "bottom": 1})
    page.freeze_panes(1, 0)
    for column, heading in enumerate(headings):
        wide = sum(2 if ord(letter) > 0x2E7F else 1 for letter in heading) + 2
        page.set_column(column, column, min(max(wide, _NARROWEST), _WIDEST))
        page.write_string(0, column, heading[:MOST_LETTERS], bold)


def _write_cell(
    page: "Worksheet",
    row: int,
    column: int,
    value: AttributeValue | date | Decimal,
    formats: Mapping[str, "Format"],
) -> None:
    if value is None or value == "":
        return
    if isinstance(value, Decimal):
        value = int(value)
    if isinstance(value, date):
        _write_date(page, row, column, value, formats)
    elif _is_exact(value):
        page.write_number(row, column, value)
    else:
        text = value.hex() if isinstance(value, bytes) else plain_text(value)
        page.write_string(row, column, text[:MOST_LETTERS])


def _write_date(
    page: "Worksheet", row: int, column: int, value: date, formats: Mapping[str, "Format"]
) -> None:
    is_moment = isinstance(value, datetime)
    if value.year <= _FIRST_YEAR or (isinstance(value, datetime) and value.tzinfo is not None):
        page.write_string(row, column, value.isoformat().replace("+00:00", "Z"))
    else:
        page.write_datetime(row, column, value, formats[_MOMENT if is_moment else _DAY])


def _is_exact(value: AttributeValue) -> TypeGuard[int | float]:
    """Return True for a number that Excel keeps with all its digits."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return abs(value) < LARGEST_EXACT


def _free_name(name: str, taken: set[str]) -> str:
    """Return a name that Excel takes for a sheet and that no other sheet has."""
    plain = "".join(" " if letter in "[]:*?/\\" else letter for letter in name).strip("' ") or "1"
    free, number = plain[:31], 2
    while free.lower() in taken:
        ending = f" {number}"
        free, number = plain[: 31 - len(ending)] + ending, number + 1
    taken.add(free.lower())
    return free
