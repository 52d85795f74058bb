"""Excel: a sheet for each layer; numbers are numbers, codes stay text, days are days."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from gisapp.core.progress import Progress
from gisapp.errors import Phrase
from gisapp.export.formats.losses import blank_texts, of_types, of_values
from gisapp.export.formats.plain_values import is_bytes, is_longer
from gisapp.export.formats.shares import shares_of
from gisapp.export.formats.sheet_columns import Cell, headings_of, losses_of_places, rows_of
from gisapp.export.formats.writer import FeatureExport, Writer
from gisapp.export.tables.request import Places
from gisapp.export.tables.row_batch import RowTable
from gisapp.export.workbook import LARGEST_EXACT, MOST_LETTERS, MOST_ROWS, Sheet, write_workbook

if TYPE_CHECKING:
    import pyarrow as pa


def _write(export: FeatureExport, path: Path, progress: Progress) -> int:
    counts: list[int] = []
    sheets = {}
    for table, part in shares_of(export.tables, progress):
        places = _places(export)
        rows = _counted(table, places, part, counts)
        sheets[table.name] = Sheet(headings_of(table, places), rows)
    write_workbook(path, sheets)
    return sum(counts)


def _places(export: FeatureExport) -> Places:
    # The outline of a plot may well have more letters than a cell takes.
    return export.options.places or "lonlat"


def _counted(
    table: RowTable, places: Places, progress: Progress, counts: list[int]
) -> Iterator[list[Cell]]:
    count = 0
    for row in rows_of(table, places, progress):
        count += 1
        yield row
    counts.append(count)


def _losses(export: FeatureExport) -> Iterator[Phrase]:
    import pyarrow as pa

    for table in export.tables:
        if table.count >= MOST_ROWS:
            yield Phrase("export.loss.rows", {"layer": table.name, "most": MOST_ROWS - 1})
    if _places(export) == "wkt":
        yield Phrase("export.loss.wkt_letters", {"most": MOST_LETTERS})
    yield from losses_of_places(export, _places(export))
    yield from blank_texts(export)
    yield from of_values(export, "export.loss.cell_letters", _is_long, pa.types.is_string)
    yield from of_values(export, "export.loss.long_numbers", _has_long, _is_long_type)
    yield from of_types(export, "export.loss.moments_as_text", _has_zone)
    yield from of_types(export, "export.loss.bytes", is_bytes)


def _is_long(column: "pa.ChunkedArray") -> bool:
    import pyarrow.compute as pc

    return bool((pc.max(pc.utf8_length(column)).as_py() or 0) > MOST_LETTERS)


def _is_long_type(kind: "pa.DataType") -> bool:
    import pyarrow as pa

    return bool(pa.types.is_int64(kind)) or is_longer(kind)


def _has_long(column: "pa.ChunkedArray") -> bool:
    import pyarrow.compute as pc

    ends = pc.min_max(column).as_py()
    return any(abs(end) >= LARGEST_EXACT for end in ends.values() if end is not None)


def _has_zone(kind: "pa.DataType") -> bool:
    import pyarrow as pa

    return bool(pa.types.is_timestamp(kind) and kind.tz is not None)


WRITER = Writer("excel", (".xlsx",), _write, _losses, has_places=True)
