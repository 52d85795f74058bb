"""Tables that a GeoPackage lists and doesn't have."""

import sqlite3
from pathlib import Path

from gisapp.core.layers.layer import Problem
from gisapp.errors import SourceError
from gisapp.sources.stand_ins.database import opened_database

_MISSING = """
SELECT table_name FROM gpkg_contents
WHERE data_type = 'features' AND lower(table_name) NOT IN (
    SELECT lower(name) FROM sqlite_master WHERE type IN ('table', 'view')
)
ORDER BY table_name
"""
_MOST_NAMES = 5


def missing_tables(path: Path) -> tuple[Problem, ...]:
    """Return the problem of tables that a GeoPackage lists and doesn't have; none for others.

    Parameters
    ----------
    path : Path
        A file of any format.
    """
    if path.suffix.lower() != ".gpkg":
        return ()
    try:
        with opened_database(path) as connection:
            names = [str(name) for (name,) in connection.execute(_MISSING)]
    except (sqlite3.Error, OSError, SourceError):
        # Whoever reads the file says what is wrong with it.
        return ()
    if not names:
        return ()
    listed = ", ".join(names[:_MOST_NAMES]) + (" …" if len(names) > _MOST_NAMES else "")
    return (Problem.of("missing_tables", len(names), file=path.name, layers=listed),)
