"""A GeoPackage that states types of geometry which pyogrio refuses, such as any with heights."""

import sqlite3
from contextlib import closing
from pathlib import Path

from gisapp.errors import SourceError
from gisapp.sources.stand_ins.database import connect
from gisapp.sources.stand_ins.sqlite import is_database, settled_copy
from gisapp.sources.stand_ins.stand_in import StandIn

_IS_REFUSED = """
UPPER(geometry_type_name) IN ('TIN', 'POLYHEDRALSURFACE', 'TRIANGLE')
OR (UPPER(geometry_type_name) = 'GEOMETRY' AND (z = 1 OR m > 0))
"""
_ASK = f"SELECT 1 FROM gpkg_geometry_columns WHERE {_IS_REFUSED} LIMIT 1"
_DROP_TRIGGERS = """
SELECT printf('DROP TRIGGER "%w"', name) FROM sqlite_master
WHERE type = 'trigger' AND tbl_name = 'gpkg_geometry_columns'
"""
_FORGET = f"""
UPDATE gpkg_geometry_columns SET geometry_type_name = 'GEOMETRY', z = 0, m = 0 WHERE {_IS_REFUSED}
"""


def with_known_types(path: Path) -> StandIn | None:
    """Return a copy of a GeoPackage in which such layers may be of any type; else None.

    Raises
    ------
    SourceError
        There is no room for a copy.
    """
    if not is_database(path) or not _states_refused_types(path):
        return None
    copy = settled_copy(path)
    try:
        with closing(sqlite3.connect(copy)) as connection, connection:
            # What others have a database do by itself might have no end.
            for (statement,) in connection.execute(_DROP_TRIGGERS).fetchall():
                connection.execute(statement)
            connection.execute(_FORGET)
    except sqlite3.Error:
        # Damaged; GDAL says so.
        return None
    return StandIn(str(copy))


def _states_refused_types(path: Path) -> bool:
    try:
        with closing(connect(path)) as connection:
            return connection.execute(_ASK).fetchone() is not None
    except (sqlite3.Error, UnicodeDecodeError, SourceError):
        # No GeoPackage, or a damaged one, of which GDAL says so.
        return False
