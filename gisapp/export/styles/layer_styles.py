"""The table `layer_styles` of a GeoPackage, from which QGIS takes the look of each layer."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

_CREATE = """
CREATE TABLE IF NOT EXISTS layer_styles (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    f_table_catalog TEXT(256),
    f_table_schema TEXT(256),
    f_table_name TEXT(256),
    f_geometry_column TEXT(256),
    styleName TEXT(30),
    styleQML TEXT,
    styleSLD TEXT,
    useAsDefault BOOLEAN,
    description TEXT,
    owner TEXT(30),
    ui TEXT(30),
    update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
)
"""
_REGISTER = """
INSERT OR IGNORE INTO gpkg_contents (table_name, data_type, identifier, description, last_change)
VALUES ('layer_styles', 'attributes', 'layer_styles', '', ?)
"""
_INSERT = """
INSERT INTO layer_styles (
    f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, styleQML,
    styleSLD, useAsDefault, description, owner, ui, update_time
) VALUES ('', '', ?, ?, ?, ?, ?, 1, '', '', NULL, ?)
"""
_LONGEST_NAME = 30


@dataclass(frozen=True)
class TableStyle:
    """The look of one table of a GeoPackage.

    Parameters
    ----------
    table, geometry_column : str
        As the file calls them.
    name : str
        What users of QGIS choose it by; cut to 30 letters.
    qml, sld : str
        The look in both forms.
    """

    table: str
    geometry_column: str
    name: str
    qml: str
    sld: str


def add_layer_styles(path: Path, styles: Sequence[TableStyle]) -> None:
    """Add styles to a GeoPackage, each as the default of its table.

    Parameters
    ----------
    path : Path
        A GeoPackage that nobody else writes to.
    styles : sequence of TableStyle
    """
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(_CREATE)
        connection.execute(_REGISTER, (now,))
        connection.executemany(
            _INSERT,
            [
                (
                    each.table,
                    each.geometry_column,
                    each.name[:_LONGEST_NAME],
                    each.qml,
                    each.sld,
                    now,
                )
                for each in styles
            ],
        )
