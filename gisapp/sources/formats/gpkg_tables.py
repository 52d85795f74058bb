"""Tables that a GeoPackage lists and doesn't have."""

import sqlite3
from pathlib import Path

from gisapp.core.layers.layer import Problem
from gisapp.core.text.shortening import first_of
from gisapp.errors import SourceError
from gisapp.sources.stand_ins.database import opened_database

_MISSING = """
SELECT table_name FROM gpkg_contents
WHERE data_type = 'features' AND lower(table_name) NOT IN (
    SELECT lower(name) FROM sqlite_master WHERE type IN ('table', 'view')
)
ORDER BY table_name
"""


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
    return (Problem.of("missing_tables", len(names), file=path.name, layers=first_of(names)),)
