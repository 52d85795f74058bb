"""The tables of a workbook of the park schema: a sheet each, a subject or a fact in each row."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import shapely

from gisapp.core.layers.attributes import Field
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.sources.parks.geometry import DEFAULT_CRS, GEOMETRY_KINDS
from gisapp.sources.parks.park_schema import schema_rows
from gisapp.sources.parks.problems import Problems
from gisapp.sources.parks.rows import GEOMETRY, Row, Table, Value
from gisapp.sources.parks.tables import COLUMNS, LISTS
from gisapp.sources.tables.headings import Cell
from gisapp.sources.tables.workbook import check_size, opened_workbook

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

_HEADER = b"GP\x00\x01" + bytes(4)
"""Before WKB, what a GeoPackage has before a shape without an envelope."""
_NEEDED = ("uid", "kind", "fact_id", "subject_uid", "property", "source_id", "code", "list")
"""Columns without which a row says nothing; all others may be left out."""
_SHAPES = {"point": "POINT", "line": "LINESTRING", "polygon": "MULTIPOLYGON"}
_WKT, _LON, _LAT = "wkt", "lon", "lat"


def read_workbook_tables(
    path: Path, problems: Problems, progress: Progress = NO_PROGRESS
) -> Mapping[str, Table]:
    """Read all tables of the schema; of a list that has no sheet, the program's own.

    Parameters
    ----------
    path : Path
        A workbook whose sheets are called as the tables; a row's id is its number in the sheet.
    problems : Problems
        Learns which columns are missing.
    progress : Progress
        Asked after each sheet whether to stop.

    Raises
    ------
    SourceError
        The file cannot be read.
    Cancelled
        The user wanted it.
    """
    check_size(path)
    tables: dict[str, Table] = {}
    with opened_workbook(path) as workbook:
        for name in COLUMNS:
            progress.check()
            tables[name] = _table(workbook, name, problems)
    return tables


def _table(workbook: "CalamineWorkbook", name: str, problems: Problems) -> Table:
    if name not in workbook.sheet_names:
        return _own_list(name) if name in LISTS else Table(name)
    cells = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
    headings = [str(cell).strip() for cell in cells[0]] if cells else []
    for wanted in COLUMNS[name]:
        if wanted in _NEEDED and wanted not in headings:
            problems.add("missing_column", name, column=wanted)
    rows = [
        Row(name, number, values)
        for number, record in enumerate(cells[1:], start=2)
        if (values := _values(headings, record, is_placed=name in GEOMETRY_KINDS))
    ]
    if not rows and name in LISTS:
        problems.add("empty_table", name)
    fields = [each for each in headings if each and each not in (_WKT, _LON, _LAT)]
    columns = tuple(Field(each, "String") for each in dict.fromkeys(fields))
    shape = _SHAPES[GEOMETRY_KINDS[name]] if name in GEOMETRY_KINDS else ""
    return Table(name, tuple(rows), columns, shape, DEFAULT_CRS if shape else None)


def _values(
    headings: Sequence[str], record: Sequence[Cell], *, is_placed: bool
) -> dict[str, Value]:
    """Return the values of a row by column, its place as a shape; nothing of an empty row."""
    cells = {name: _value(cell) for name, cell in zip(headings, record, strict=False) if name}
    if all(value is None for value in cells.values()):
        return {}
    wkt, lon, lat = (cells.pop(each, None) for each in (_WKT, _LON, _LAT))
    if is_placed and (wkt is not None or lon is not None or lat is not None):
        cells[GEOMETRY] = _shape(wkt, lon, lat)
    return cells


def _shape(wkt: Value, lon: Value, lat: Value) -> bytes:
    """Return a place as a GeoPackage has it; bytes that are no shape where it cannot be read."""
    try:
        if wkt is not None:
            shape = shapely.from_wkt(str(wkt))
        else:
            shape = shapely.Point(float(str(lon)), float(str(lat)))
    except (shapely.errors.GEOSException, ValueError):
        return b""
    return _HEADER + bytes(shapely.to_wkb(shape))


def _value(cell: Cell) -> Value:
    match cell:
        case None | "":
            return None
        case bool():
            return "yes" if cell else "no"
        case datetime() if (cell.hour, cell.minute, cell.second) == (0, 0, 0):
            return cell.date().isoformat()
        case date():
            return cell.isoformat()
        case float() if cell.is_integer():
            return int(cell)
        case int() | float():
            return cell
    return str(cell).strip() or None


def _own_list(name: str) -> Table:
    rows = schema_rows(name)
    return Table(name, tuple(Row(name, place, dict(row)) for place, row in enumerate(rows, 1)))
