"""Workbooks (Excel, OpenDocument): each sheet with cells is a table."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import numpy as np

from gisapp.core.layers.layer import Problem
from gisapp.core.progress import Progress
from gisapp.errors import SourceError
from gisapp.sources.damaged_archives import DAMAGES
from gisapp.sources.formats.failures import cause_of
from gisapp.sources.formats.memory_source import FileContents, MemoryTable
from gisapp.sources.memory_budget import MemoryBudget
from gisapp.sources.stand_ins.private_folder import readable_name
from gisapp.sources.tables.formula_errors import Place, formula_errors
from gisapp.sources.tables.headings import find_heading
from gisapp.sources.tables.sheet_columns import column_of_cells
from gisapp.sources.tables.table_builder import Cells, memory_table

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

_MEGABYTE = 1024**2
_HARMLESS_BYTES = 256 * _MEGABYTE
_MOST_TIMES = 200
"""No list is packed to less than a hundredth; what is made to fill a memory is."""
_NEEDED = 6
"""Reading takes so many times the bytes of unpacked sheets."""
_FEWEST_HEADINGS = 2
"""Cells of a row that is a heading, though nothing stands below it."""
_SAYS_NOTHING = re.compile(r"(Sheet|工作表|表)\s*\d*", re.IGNORECASE)
"""Names that a spreadsheet program gives to sheets by itself."""
_LOOKED_AT = 200
"""Rows among which the heading is looked for."""


def read_workbook(path: Path, _encoding: str | None, progress: Progress) -> FileContents:
    """Read all sheets; a `Parser`. Hidden ones are named, and left out.

    Raises
    ------
    SourceError
        It is damaged, protected by a password, made to fill the memory, or has no cells.
    Cancelled
        The user wanted it.
    """
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    check_size(path)
    tables: list[MemoryTable] = []
    problems: list[Problem] = []
    failed = formula_errors(path, progress)
    with opened_workbook(path) as workbook:
        for sheet in workbook.sheets_metadata:
            progress.check()
            if sheet.typ != SheetTypeEnum.WorkSheet:
                continue
            if sheet.visible != SheetVisibleEnum.Visible:
                problems.append(Problem.of("hidden_sheet", file=path.name, layer=sheet.name))
                continue
            found = failed.get(sheet.name, {})
            tables += _tables(path, workbook.get_sheet_by_name(sheet.name), found)
    if not tables:
        raise SourceError("no_cells", path=path)
    if len(tables) == 1 and _SAYS_NOTHING.fullmatch(tables[0].name):
        tables = [replace(tables[0], title=readable_name(path.stem))]
    return FileContents(tuple(tables), problems=tuple(problems))


def check_size(path: Path) -> None:
    """Refuse what is packed to fill the memory: old workbooks are not packed at all.

    Raises
    ------
    SourceError
        It is made to fill the memory, or larger than that.
    """
    try:
        with ZipFile(path) as packed:
            size = sum(each.file_size for each in packed.infolist())
            members = len(packed.infolist())
    except DAMAGES:
        # Whoever reads it says what is wrong with it.
        return
    is_made_up = size > max(_HARMLESS_BYTES, _MOST_TIMES * path.stat().st_size)
    if is_made_up:
        size_mb = size // _MEGABYTE
        raise SourceError("archive_unfolds", path=path, size=size_mb, members=members)
    if size * _NEEDED > MemoryBudget.of_user().bytes:
        raise SourceError("table_too_large", path=path, size=size // _MEGABYTE)


@contextmanager
def opened_workbook(path: Path) -> "Iterator[CalamineWorkbook]":
    """Open a workbook for as long as it is read.

    Raises
    ------
    SourceError
        It is damaged or protected by a password.
    """
    from python_calamine import CalamineError, PasswordError

    try:
        with _workbook(path) as workbook:
            yield workbook
    except PasswordError as error:
        raise SourceError("workbook_locked", path=path) from error
    except CalamineError as error:
        raise cause_of(path, error) from error
    except BaseException as error:
        # What Rust raises where a file breaks a rule that its author relied on has no other name.
        if type(error).__name__ != "PanicException":
            raise
        raise SourceError("damaged", path=path, details=str(error)) from error


def _workbook(path: Path) -> "CalamineWorkbook":
    """Return a workbook; its name may be that of another kind, such as `.xls` of a new one."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        return CalamineWorkbook.from_path(path)
    except PasswordError:
        raise
    except CalamineError as error:
        try:
            with path.open("rb") as file:
                return CalamineWorkbook.from_filelike(file)
        except CalamineError:
            raise error from None


def _tables(
    path: Path, sheet: "CalamineSheet", failed: Mapping[Place, str]
) -> Iterator[MemoryTable]:
    """Yield the table of a sheet; nothing where it has no cells but a title."""
    if sheet.start is None:
        return
    rows = sheet.to_python(skip_empty_area=False)
    for (row, place), error in failed.items():
        if row < len(rows) and place < len(rows[row]):
            rows[row][place] = error
    heading = find_heading(rows[:_LOOKED_AT])
    names = heading.names
    below = rows[heading.rows :]
    if not below and len(names) < _FEWEST_HEADINGS:
        return
    numbers = np.arange(heading.rows, len(rows)) + 1
    del rows
    columns = tuple(column_of_cells([row[place] for row in below]) for place in range(len(names)))
    del below
    cells = Cells(sheet.name, names, columns, numbers, titles=heading.titles)
    yield memory_table(cells, path.name)
