"""Writes a GeoPackage 1.4 whose bytes depend on the data alone: no clock, fixed ids, vacuumed."""

import sqlite3
import struct
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

import shapely

from geodata.geopackage_sql import DEFINITIONS, RTREE_TRIGGERS, SCHEMA_TABLES, TABLES

Value: TypeAlias = str | int | float | None
Row: TypeAlias = Mapping[str, Value]

LAST_CHANGE = "2026-11-23T00:00:00.000Z"

_APPLICATION_ID = 0x47504B47  # "GPKG"
_VERSION = 10400
_GEOMETRY = "geom"


@dataclass(frozen=True)
class Column:
    """A column of a table.

    Parameters
    ----------
    name : str
        As in the file.
    type : {"TEXT", "INTEGER", "REAL"}
        The SQL type.
    enum : str or None
        The name of the closed list that the values come from; None if they are free.
    description : str
        What to fill in, stored in the file; empty for nothing.
    """

    name: str
    type: Literal["TEXT", "INTEGER", "REAL"] = "TEXT"
    enum: str | None = None
    description: str = ""


@dataclass(frozen=True)
class Table:
    """A table, without its rows.

    Parameters
    ----------
    name : str
        As in the file.
    columns : tuple of Column
        All but the key and the geometry.
    description : str
        One sentence, stored in the file.
    geometry_type : str
        GeoPackage's name of the type; empty for a table without geometry.
    """

    name: str
    columns: tuple[Column, ...]
    description: str
    geometry_type: Literal["", "POINT", "LINESTRING", "MULTILINESTRING", "MULTIPOLYGON"] = ""


@dataclass(frozen=True)
class Content:
    """A table with its rows.

    Parameters
    ----------
    table : Table
        The columns.
    rows : sequence of Row
        A value or None for the name of each column.
    geometries : sequence of Geometry
        One for each row, in the CRS of the file; empty for a table without geometry.
    """

    table: Table
    rows: Sequence[Row]
    geometries: Sequence[shapely.Geometry] = ()


def write(
    path: Path,
    srs_id: int,
    contents: Sequence[Content],
    enums: Mapping[str, Mapping[str, str]] | None = None,
    extra: Sequence[Content] = (),
) -> None:
    """Write tables to a GeoPackage, first beside its place and then moved there.

    Parameters
    ----------
    path : Path
        The file, which is replaced.
    srs_id : int
        The EPSG code of all geometries, 4326 or 4490: x is the longitude and y the latitude, in
        degrees.
    contents : sequence of Content
        The tables, whose key is "fid".
    enums : mapping of str to mapping of str to str
        The description of each code, by the name of its closed list.
    extra : sequence of Content
        Tables whose key is "id", such as QGIS's layer_styles.
    """
    draft = path.with_name(f".{path.name}.part")
    draft.unlink(missing_ok=True)
    connection = sqlite3.connect(draft)
    try:
        connection.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {_VERSION}")
        connection.executescript(TABLES)
        _write_reference_systems(connection, srs_id)
        for content in contents:
            _write_table(connection, content, "fid")
            if content.table.geometry_type:
                _write_geometry_column(connection, content, srs_id)
        for content in extra:
            _write_table(connection, content, "id")
        if enums:
            _write_closed_lists(connection, [content.table for content in contents], enums)
        connection.commit()
        connection.execute("VACUUM")
    finally:
        connection.close()
    draft.replace(path)


def _write_reference_systems(connection: sqlite3.Connection, srs_id: int) -> None:
    rows = [
        ("Undefined Cartesian SRS", -1, "NONE", -1, "undefined", "undefined Cartesian"),
        ("Undefined geographic SRS", 0, "NONE", 0, "undefined", "undefined geographic"),
    ]
    for code in sorted({4326, srs_id}):
        name, definition = DEFINITIONS[code]
        rows.append((name, code, "EPSG", code, definition, "longitude and latitude in degrees"))
    connection.executemany("INSERT INTO gpkg_spatial_ref_sys VALUES (?,?,?,?,?,?)", rows)


def _write_table(connection: sqlite3.Connection, content: Content, key: str) -> None:
    table = content.table
    names = [column.name for column in table.columns]
    definitions = [f'"{key}" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL']
    if table.geometry_type:
        definitions.append(f'"{_GEOMETRY}" {table.geometry_type}')
    definitions += [f'"{column.name}" {column.type}' for column in table.columns]
    connection.execute(f'CREATE TABLE "{table.name}" ({", ".join(definitions)})')
    connection.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change)"
        " VALUES (?, 'attributes', ?, ?, ?)",
        (table.name, table.name, table.description, LAST_CHANGE),
    )
    marks = ", ".join("?" * (len(names) + 1))
    columns = ", ".join(f'"{name}"' for name in [key, *names])
    connection.executemany(
        f'INSERT INTO "{table.name}" ({columns}) VALUES ({marks})',
        ((i, *(row[name] for name in names)) for i, row in enumerate(content.rows, start=1)),
    )


def _write_geometry_column(connection: sqlite3.Connection, content: Content, srs_id: int) -> None:
    name = content.table.name
    connection.execute(
        "INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, 0, 0)",
        (name, _GEOMETRY, content.table.geometry_type, srs_id),
    )
    connection.execute(
        "INSERT INTO gpkg_extensions VALUES (?, ?, 'gpkg_rtree_index',"
        " 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only')",
        (name, _GEOMETRY),
    )
    connection.execute(
        f'CREATE VIRTUAL TABLE "rtree_{name}_geom" USING rtree(id, minx, maxx, miny, maxy)'
    )
    for fid, geometry in enumerate(content.geometries, start=1):
        west, south, east, north = shapely.bounds(geometry)
        connection.execute(
            f'UPDATE "{name}" SET "{_GEOMETRY}" = ? WHERE fid = ?',
            (geometry_blob(geometry, srs_id), fid),
        )
        connection.execute(
            f'INSERT INTO "rtree_{name}_geom" VALUES (?, ?, ?, ?, ?)',
            (fid, west, east, south, north),
        )
    shapes = list(content.geometries)
    extent = shapely.total_bounds(shapes).tolist() if shapes else [None] * 4
    connection.execute(
        "UPDATE gpkg_contents SET data_type = 'features', min_x = ?, min_y = ?, max_x = ?,"
        " max_y = ?, srs_id = ? WHERE table_name = ?",
        (*extent, srs_id, name),
    )
    connection.executescript(RTREE_TRIGGERS.replace("{t}", name))


def geometry_blob(geometry: shapely.Geometry, srs_id: int) -> bytes:
    """Return GeoPackage's binary form of a geometry: header, envelope unless a point, WKB.

    `srs_id` is the EPSG code of the geometry's coordinates.
    """
    wkb: bytes = shapely.to_wkb(geometry, byte_order=1)
    if shapely.get_type_id(geometry) == shapely.GeometryType.POINT:
        return struct.pack("<2sBBi", b"GP", 0, 0b0001, srs_id) + wkb
    west, south, east, north = shapely.bounds(geometry)
    return struct.pack("<2sBBi4d", b"GP", 0, 0b0011, srs_id, west, east, south, north) + wkb


def _write_closed_lists(
    connection: sqlite3.Connection,
    tables: Iterable[Table],
    enums: Mapping[str, Mapping[str, str]],
) -> None:
    connection.executescript(SCHEMA_TABLES)
    connection.executemany(
        "INSERT INTO gpkg_extensions VALUES (?, NULL, 'gpkg_schema',"
        " 'http://www.geopackage.org/spec121/#extension_schema', 'read-write')",
        [("gpkg_data_columns",), ("gpkg_data_column_constraints",)],
    )
    connection.executemany(
        "INSERT INTO gpkg_data_column_constraints VALUES (?,'enum',?,NULL,NULL,NULL,NULL,?)",
        [(name, code, label) for name, codes in enums.items() for code, label in codes.items()],
    )
    connection.executemany(
        "INSERT INTO gpkg_data_columns VALUES (?, ?, ?, NULL, ?, NULL, ?)",
        [
            (table.name, column.name, column.name, column.description or None, column.enum)
            for table in tables
            for column in table.columns
            if column.enum or column.description
        ],
    )
