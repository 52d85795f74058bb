"""What fields are to be called where a file says it: DLBM is shown as 地类编码."""

import sqlite3
from collections.abc import Mapping
from pathlib import Path

from gisapp.errors import SourceError
from gisapp.sources.formats.geodatabase_items import is_geodatabase, items_of, of_fields
from gisapp.sources.stand_ins.database import opened_database

_LONGEST = 80
_OF_COLUMNS = """
SELECT column_name, COALESCE(NULLIF(TRIM(title), ''), TRIM(name)) FROM gpkg_data_columns
WHERE table_name = ?
"""


def labels_of(path: Path, layer: str) -> Mapping[str, str]:
    """Return what the fields of a layer are to be called, by their names.

    Fields that the file has no other name for are left out; so are names that several would have.

    Parameters
    ----------
    path : Path
        A file of any format.
    layer : str
        One of its layers.
    """
    if is_geodatabase(path):
        found = of_fields(items_of(path).get(layer, ""), "AliasName")
    elif path.suffix.lower() == ".gpkg":
        found = _of_geopackage(path, layer)
    else:
        return {}
    told = list(found.values())
    return {
        name: label[:_LONGEST]
        for name, label in found.items()
        if label != name and told.count(label) == 1
    }


def _of_geopackage(path: Path, layer: str) -> dict[str, str]:
    try:
        with opened_database(path) as connection:
            rows = connection.execute(_OF_COLUMNS, (layer,))
            return {str(name): str(label) for name, label in rows if label}
    except (sqlite3.Error, SourceError):
        # Most files have no such table; damage is told where the rows are read.
        return {}
