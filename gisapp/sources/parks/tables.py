"""The raw tables of a GeoPackage of the park schema, and the list of what is wrong in them."""

import math
import sqlite3
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from gisapp.core.layers.attributes import Field
from gisapp.core.layers.layer import Problem
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.errors import SourceError
from gisapp.sources.stand_ins.database import opened_database

Value = str | int | float | bytes | None
GEOMETRY = "geom"
"""The name under which rows have their geometry, whatever the column is called."""

_NAMED = ("uid", "name_en", "name_zh", "name_confidence")
_LOCATED = (
    GEOMETRY,
    "geometry_method",
    "geometry_area_is_stated",
    "geometry_accuracy_m",
    "geometry_note_en",
    "geometry_note_zh",
)
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "site": (*_NAMED, *_LOCATED, "kind", "parent_uid", "status"),
    "place": (*_NAMED, *_LOCATED, "kind"),
    "enterprise": (*_NAMED, *_LOCATED, "industry_code", "chain_link", "site_uid", "uscc"),
    "road": (*_NAMED, *_LOCATED, "road_class"),
    "topic": (*_NAMED, "kind"),
    "fact": (
        *("fact_id", "subject_uid", "property", "value_num", "value_text_en", "value_text_zh"),
        *("unit", "qualifier", "kind", "period_start", "period_end", "period_precision"),
        *("period_basis", "basis", "confidence", "note_en", "note_zh", "source_id", "locator"),
    ),
    "property": (
        *("code", "label_en", "label_zh", "unit", "aggregation", "better", "section"),
        "sort_order",
    ),
    "expected_property": ("kind", "property"),
    "relation": ("subject_uid", "predicate", "object_uid", "source_id", "locator"),
    "source": (
        *("source_id", "title", "publisher", "published", "retrieved", "as_of", "as_of_basis"),
        *("licence", "note"),
    ),
    "code": ("list", "code", "label_en", "label_zh"),
}
"""The tables of the schema with the columns that each must have."""

_MARKS_OF_THE_SCHEMA = {
    "site": {"uid", "kind", "geometry_method"},
    "fact": {"subject_uid", "property"},
}
"""Columns by which the schema is known; one of these tables may be missing."""

_LEAST_ROW_BYTES = 4
"""What the shortest row takes in the file; a view may make up more, and have no end."""
_MOST_IN_FULL = 20
"""So many problems of one kind in one table are named one by one; the rest are counted."""


@dataclass(frozen=True)
class Row:
    """One row of a table.

    Parameters
    ----------
    table : str
        The table's name.
    fid : int
        Its GeoPackage feature id.
    values : mapping
        By column; geometry is under `GEOMETRY`, as a GeoPackage blob.
    """

    table: str
    fid: int
    values: Mapping[str, Value]

    def text(self, column: str) -> str:
        """Return a value as text, empty where it is missing."""
        value = self.values.get(column)
        if value is None or isinstance(value, bytes):
            return ""
        return str(value).strip()

    def number(self, column: str) -> float | None:
        """Return a value as a number, None where it is missing.

        Raises
        ------
        ValueError
            It is no finite number.
        """
        text = self.text(column)
        number = float(text) if text else None
        if number is not None and not math.isfinite(number):
            raise ValueError(f"{text} is not finite")
        return number


@dataclass(frozen=True)
class Table:
    """One table; where the file lacks it, a table without rows.

    Parameters
    ----------
    name : str
        Its name in the schema.
    rows : tuple of Row
        In the order of their ids.
    fields : tuple of Field
        Its columns without the geometry.
    geometry_type : str
        In the capitals of GeoPackage; empty for a table without geometry.
    crs : str or None
        `EPSG:n`, else WKT; None where the file doesn't say.
    """

    name: str
    rows: tuple[Row, ...] = ()
    fields: tuple[Field, ...] = ()
    geometry_type: str = ""
    crs: str | None = None


class Problems:
    """Collects sentences about what is wrong in a file, each naming file, table and row.

    Parameters
    ----------
    file : str
        The file's name.
    """

    def __init__(self, file: str) -> None:
        self._file = file
        self._found: list[tuple[str, Problem]] = []
        self._counts: Counter[tuple[str, str]] = Counter()

    def add(self, code: str, table: str, sentence: str) -> None:
        """Note a problem of a whole table.

        Parameters
        ----------
        code : str
            The kind of problem.
        table : str
            The table's name.
        sentence : str
            What is wrong; the file and the table are put in front of it.
        """
        self._add(code, table, f"{self._file}, table {table}: {sentence}")

    def add_row(self, code: str, row: Row, sentence: str) -> None:
        """Note a problem of one row.

        Parameters
        ----------
        code : str
            The kind of problem.
        row : Row
            It is named by its fid and its own id.
        sentence : str
            What is wrong; the file, the table and the row are put in front of it.
        """
        named = row.text("fact_id") or row.text("uid") or row.text("code")
        where = f"{row.fid} ({named})" if named else str(row.fid)
        self._add(code, row.table, f"{self._file}, table {row.table}, row {where}: {sentence}")

    def of_tables(self, *tables: str) -> tuple[Problem, ...]:
        """Return the problems of some tables; of each kind the first few, the rest as a count."""
        found = [problem for table, problem in self._found if table in tables]
        for (table, code), count in self._counts.items():
            rest = count - _MOST_IN_FULL
            if table in tables and rest > 0:
                message = (
                    f"{self._file}, table {table}: {rest} more rows have this problem: {code}."
                )
                found.append(Problem(code, message, rest))
        return tuple(found)

    def _add(self, code: str, table: str, message: str) -> None:
        self._counts[table, code] += 1
        if self._counts[table, code] <= _MOST_IN_FULL:
            self._found.append((table, Problem(code, message)))


def is_park_dataset(path: Path) -> bool:
    """Return True if a file is a GeoPackage with sites or facts of the park schema."""
    try:
        if not path.is_file() or not _is_sqlite(path):
            return False
        with opened_database(path) as connection:
            return any(
                columns <= _columns(connection, table).keys()
                for table, columns in _MARKS_OF_THE_SCHEMA.items()
            )
    except (OSError, sqlite3.Error, SourceError):
        return False


def read_tables(
    path: Path, problems: Problems, progress: Progress = NO_PROGRESS
) -> Mapping[str, Table]:
    """Read all tables of the schema; a table that the file lacks comes without rows.

    Parameters
    ----------
    path : Path
        A GeoPackage; it is opened for reading only.
    problems : Problems
        Learns which tables and columns are missing or empty.
    progress : Progress
        Asked all the time whether to stop.

    Returns
    -------
    mapping
        The tables by their names in `COLUMNS`.

    Raises
    ------
    SourceError
        The file cannot be read, or not to an end.
    Cancelled
        The user wanted it.
    """
    try:
        with opened_database(path, progress) as connection:
            return {name: _read_table(connection, name, problems) for name in COLUMNS}
    except (OSError, sqlite3.Error) as error:
        raise SourceError("geopackage_damaged", path=path, details=str(error)) from error


def _is_sqlite(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(16) == b"SQLite format 3\0"


def _columns(connection: sqlite3.Connection, table: str) -> dict[str, str]:
    """Return the columns of a table and their types, none where there is no such table."""
    return {name: kind for _, name, kind, *_ in connection.execute(f'PRAGMA table_info("{table}")')}


def _read_table(connection: sqlite3.Connection, name: str, problems: Problems) -> Table:
    columns = _columns(connection, name)
    if not columns:
        problems.add("missing_table", name, "the table is missing; it is taken as empty.")
        return Table(name)
    geometry_column, geometry_type, crs = _geometry_column(connection, name)
    for wanted in COLUMNS[name]:
        if (geometry_column if wanted == GEOMETRY else wanted) not in columns:
            problems.add(
                "missing_column", name, f"the column {wanted} is missing; it is taken as empty."
            )
    rows = tuple(
        Row(
            name,
            fid,
            {GEOMETRY if key == geometry_column else key: value for key, value in values.items()},
        )
        for fid, values in _rows(connection, name, list(columns))
    )
    if not rows:
        problems.add("empty_table", name, "the table holds no row.")
    fields = tuple(
        Field(column, kind) for column, kind in columns.items() if column != geometry_column
    )
    return Table(name, rows, fields, geometry_type, crs)


def _rows(
    connection: sqlite3.Connection, name: str, columns: list[str]
) -> list[tuple[int, dict[str, Value]]]:
    ((pages,), (page_bytes,)) = (
        connection.execute(f"PRAGMA {what}").fetchone() for what in ("page_count", "page_size")
    )
    cursor = connection.execute(f'SELECT rowid, * FROM "{name}" ORDER BY rowid')
    rows = []
    for fid, *values in cursor:
        rows.append((fid, dict(zip(columns, values, strict=True))))
        if len(rows) * _LEAST_ROW_BYTES > pages * page_bytes:
            raise sqlite3.DataError("there are more rows than the file has room for")
    return rows


def _geometry_column(connection: sqlite3.Connection, table: str) -> tuple[str, str, str | None]:
    """Return the name, type and CRS of a table's geometry column."""
    if not _columns(connection, "gpkg_geometry_columns"):
        return GEOMETRY, "", None
    found = connection.execute(
        "SELECT column_name, geometry_type_name, organization, organization_coordsys_id, definition"
        " FROM gpkg_geometry_columns LEFT JOIN gpkg_spatial_ref_sys USING (srs_id)"
        " WHERE table_name = ?",
        (table,),
    ).fetchone()
    if found is None:
        return GEOMETRY, "", None
    column, geometry_type, organization, code, definition = found
    # The standard keeps -1 and 0 for "not known".
    if organization is None or code is None or code <= 0:
        return column, geometry_type, None
    if organization.upper() == "EPSG":
        return column, geometry_type, f"EPSG:{code}"
    return column, geometry_type, definition
