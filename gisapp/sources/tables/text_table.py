"""Tables of text (CSV, TSV and others): cells between commas, semicolons, tabs or bars."""

import codecs
import csv
import re
from dataclasses import replace
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from gisapp.core.progress import Progress
from gisapp.errors import SourceError
from gisapp.sources.formats.memory_source import FileContents
from gisapp.sources.memory_budget import MemoryBudget
from gisapp.sources.stand_ins.private_folder import readable_name
from gisapp.sources.tables.files_beside import crs_beside, types_beside
from gisapp.sources.tables.headings import find_heading
from gisapp.sources.tables.sniffing import (
    LOOKED_AT_BYTES,
    Dialect,
    first_rows,
    heading_lines,
    sniffed,
)
from gisapp.sources.tables.table_builder import Cells, memory_table
from gisapp.sources.text_encodings import (
    decode,
    encoding_problems,
    find_encoding,
    named_encoding,
)

if TYPE_CHECKING:
    import pyarrow as pa

_MOST_COLUMNS = 16_384
"""As many as a sheet of Excel has."""
_LONGEST_CELL = 2**31 - 1
_LONG_LINE = 32 * 1024**2
_BEYOND_ASCII = re.compile(rb"[\xc0-\xff]")
"""How a letter beyond ASCII begins in UTF-8."""
_MOST_MARKS = 0.3
"""Where more of the letters beyond ASCII are lost, the encoding is another one."""


def read_text_table(path: Path, encoding: str | None, progress: Progress) -> FileContents:
    """Read a table; a `Parser`.

    Raises
    ------
    SourceError
        It has no cells, too many columns or too long a line, or is larger than memory.
    Cancelled
        The user wanted it.
    """
    size = path.stat().st_size
    budget = MemoryBudget.of_user()
    if budget.is_exceeded_by(size):
        raise SourceError("table_too_large", path=path, size=size // 1024**2)
    stored = path.read_bytes()
    if _has_endless_line(stored):
        raise SourceError("line_too_long", path=path, most=_LONG_LINE // 1024**2)
    progress.check()
    found = named_encoding(encoding) if encoding else find_encoding(stored)
    text, lost = _in_utf8(stored, found.encoding)
    del stored
    if encoding and lost > _MOST_MARKS * len(_BEYOND_ASCII.findall(text)):
        raise SourceError("wrong_encoding", path=path)
    progress.check()
    cells = _cells(path, text)
    del text
    table = memory_table(cells, path.name)
    return FileContents((table,), found.name, encoding_problems(path, found, lost))


def _has_endless_line(stored: bytes) -> bool:
    """Return True where a line is longer than any of a table: its cells would fill memory."""
    starts = range(0, len(stored) - _LONG_LINE, _LONG_LINE)
    return any(
        all(stored.find(end, start, start + _LONG_LINE) < 0 for end in (b"\n", b"\r"))
        for start in starts
    )


def _in_utf8(stored: bytes, encoding: str) -> tuple[bytes, int]:
    """Return a text in UTF-8 without what ends it, and how many letters of it are lost."""
    if encoding == "utf-8" and _is_whole_utf8(stored):
        made, lost = stored, 0
    else:
        text, lost = decode(stored, encoding)
        made = text.encode("utf-8", "replace")
    return made.removeprefix(codecs.BOM_UTF8).rstrip(b"\r\n\0\x1a"), lost


def _is_whole_utf8(stored: bytes) -> bool:
    """Return True for UTF-8 without a bad byte; to decode it would take four times the memory."""
    import pyarrow as pa

    ends = pa.py_buffer(np.array([0, len(stored)]))
    text = pa.Array.from_buffers(pa.large_string(), 1, [None, ends, pa.py_buffer(stored)])
    try:
        text.validate(full=True)
    except pa.ArrowInvalid:
        return False
    return True


def _cells(path: Path, text: bytes) -> Cells:
    start = text[:LOOKED_AT_BYTES].decode("utf-8", "ignore")
    dialect = sniffed(start, may_be_blanks=path.suffix.lower() == ".txt")
    rows = first_rows(start, dialect, is_cut=len(text) > LOOKED_AT_BYTES)
    if not any(any(map(str.strip, row)) for row in rows):
        raise SourceError("no_cells", path=path)
    if max(map(len, rows)) > _MOST_COLUMNS:
        raise SourceError("table_too_wide", path=path, most=_MOST_COLUMNS)
    heading = find_heading(rows)
    lines = heading_lines(start, dialect, heading.rows)
    columns = _columns(text, dialect, lines, len(heading.names))
    names = (*heading.names, *[""] * (len(columns) - len(heading.names)))
    numbers = np.arange(len(columns[0])) + heading.rows + dialect.skipped + 1
    types, crs = types_beside(path), crs_beside(path)
    return Cells(
        readable_name(path.stem), names, columns, numbers, types, crs, titles=heading.titles
    )


def _columns(text: bytes, dialect: Dialect, lines: int, width: int) -> "tuple[pa.Array, ...]":
    """Return the columns below so many lines as texts, null for an empty cell."""
    import pyarrow as pa

    try:
        return _quickly(text, dialect, lines, width)
    except pa.ArrowInvalid:
        # Rows of different lengths, or blank lines between them.
        return _row_by_row(text, dialect, lines, width)


def _quickly(text: bytes, dialect: Dialect, lines: int, width: int) -> "tuple[pa.Array, ...]":
    import pyarrow as pa
    from pyarrow import csv as arrow_csv

    if dialect.delimiter == " ":
        raise pa.ArrowInvalid("several blanks are one delimiter")
    names = [str(place) for place in range(width)]
    table = arrow_csv.read_csv(
        pa.py_buffer(text),
        arrow_csv.ReadOptions(skip_rows=lines, column_names=names, use_threads=False),
        arrow_csv.ParseOptions(
            delimiter=dialect.delimiter, newlines_in_values=True, ignore_empty_lines=False
        ),
        arrow_csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()),
            check_utf8=False,
            strings_can_be_null=True,
            null_values=[""],
        ),
    )
    columns = table.columns
    del table
    # One by one: a column in pieces goes as soon as it is whole.
    return tuple(columns.pop(0).combine_chunks() for _ in names)


def _row_by_row(text: bytes, dialect: Dialect, lines: int, width: int) -> "tuple[pa.Array, ...]":
    import pyarrow as pa

    csv.field_size_limit(_LONGEST_CELL)
    rows = list(replace(dialect, skipped=lines).rows(text.decode("utf-8")))
    missing = width - max(map(len, rows), default=0)
    columns = [*zip_longest(*rows), *[()] * max(missing, 0)]
    return tuple(
        pa.array([cell or None for cell in column] or [None] * len(rows), pa.string())
        for column in columns
    )
