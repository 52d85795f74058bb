"""The tables of a GeoPackage of the park schema are read as they are."""

import sqlite3
from collections.abc import Mapping
from pathlib import Path

from gisapp.core.layers.attributes import Field
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.errors import SourceError
from gisapp.sources.formats.failures import cause_outside
from gisapp.sources.parks.problems import Problems
from gisapp.sources.parks.rows import GEOMETRY, Row, Table, Value
from gisapp.sources.patience import most_rows
from gisapp.sources.stand_ins.database import opened_database
from gisapp.sources.stand_ins.sqlite import is_database

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

LISTS = ("property", "expected_property", "code")
"""The tables that come filled; all others may be empty as long as there is nothing to say."""

_MARKS_OF_THE_SCHEMA = {
    "site": {"uid", "kind", "geometry_method"},
    "fact": {"subject_uid", "property"},
}
"""Columns by which the schema is known; one of these tables may be missing."""


def is_park_dataset(path: Path) -> bool:
    """Return True if a file is a GeoPackage with sites or facts of the park schema.

    Raises
    ------
    SourceError
        Another program has locked it, so that nobody can tell.
    """
    try:
        if not path.is_file() or not is_database(path):
            return False
        with opened_database(path) as connection:
            return any(
                columns <= _columns(connection, table).keys()
                for table, columns in _MARKS_OF_THE_SCHEMA.items()
            )
    except (OSError, sqlite3.Error, SourceError) as error:
        cause = cause_outside(path, error)
        if cause is not None and cause.code == "file_in_use":
            raise cause from error
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
    except (OSError, sqlite3.Error, UnicodeDecodeError) as error:
        damaged = SourceError("geopackage_damaged", path=path, details=str(error))
        raise (cause_outside(path, error) or damaged) from error


def _columns(connection: sqlite3.Connection, table: str) -> dict[str, str]:
    """Return the columns of a table and their types, none where there is no such table."""
    return {name: kind for _, name, kind, *_ in connection.execute(f'PRAGMA table_info("{table}")')}


def _read_table(connection: sqlite3.Connection, name: str, problems: Problems) -> Table:
    columns = _columns(connection, name)
    if not columns:
        problems.add("missing_table", name)
        return Table(name)
    geometry_column, geometry_type, crs = _geometry_column(connection, name)
    for wanted in COLUMNS[name]:
        if (geometry_column if wanted == GEOMETRY else wanted) not in columns:
            problems.add("missing_column", name, column=wanted)
    rows = tuple(
        Row(
            name,
            fid,
            {GEOMETRY if key == geometry_column else key: value for key, value in values.items()},
        )
        for fid, values in _rows(connection, name, list(columns))
    )
    if not rows and name in LISTS:
        problems.add("empty_table", name)
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
        if len(rows) > most_rows(pages * page_bytes):
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
