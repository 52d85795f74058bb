"""A GeoPackage whose columns have names that are no text, which pyogrio refuses."""

import sqlite3
from contextlib import closing
from pathlib import Path

from gisapp.core.layers.layer import Problem
from gisapp.errors import SourceError
from gisapp.sources.stand_ins.database import connect
from gisapp.sources.stand_ins.sqlite import is_database, settled_copy
from gisapp.sources.stand_ins.stand_in import StandIn

_MARK = "\N{REPLACEMENT CHARACTER}"


def with_readable_columns(path: Path) -> StandIn | None:
    """Return a copy of a database that marks what cannot be read of such names; else None.

    Raises
    ------
    SourceError
        There is no room for a copy.
    """
    if not is_database(path):
        return None
    marked = _marked_statements(path)
    if not marked:
        return None
    copy = settled_copy(path)
    with closing(sqlite3.connect(copy)) as connection, connection:
        connection.execute("PRAGMA writable_schema=ON")
        connection.executemany("UPDATE sqlite_master SET sql = ? WHERE rowid = ?", marked)
    lost = sum(sql.count(_MARK) for sql, _ in marked)
    return StandIn(str(copy), (Problem.of("letters_lost", lost, file=path.name),))


def _marked_statements(path: Path) -> list[tuple[str, int]]:
    """Return the statements that made the tables, where they are no text, and their row ids."""
    try:
        with closing(connect(path)) as connection:
            connection.text_factory = bytes
            stored = connection.execute(
                "SELECT sql, rowid FROM sqlite_master WHERE sql IS NOT NULL"
            ).fetchall()
    except (sqlite3.Error, UnicodeDecodeError, SourceError):
        # Damaged; GDAL says so.
        return []
    marked = [(sql.decode("utf-8", "replace"), rowid) for sql, rowid in stored]
    return [new for new, (old, _) in zip(marked, stored, strict=True) if new[0].encode() != old]
