"""SQLite lets any value stand in any column: where one is not of its column's type, as GDAL reads.

GDAL makes 0 of a text in a column of numbers, 1 of 1.5 in one of whole numbers, and yes of a 2.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

from gisapp.errors import SourceError
from gisapp.sources.formats.gpkg import quoted
from gisapp.sources.stand_ins.database import opened_database
from gisapp.sources.stand_ins.registry import stand_in_for

_WHOLE = "typeof({0}) NOT IN ('integer', 'null')"
_MOMENT = (
    "({0} IS NOT NULL AND (typeof({0}) <> 'text' OR datetime({0}) IS NULL "
    "OR date(substr({0}, 1, 10)) IS NOT substr({0}, 1, 10)))"
)
_MISFITS = {
    "Integer64": _WHOLE,
    "Integer": f"({_WHOLE} OR {{0}} NOT BETWEEN -2147483648 AND 2147483647)",
    "Int16": f"({_WHOLE} OR {{0}} NOT BETWEEN -32768 AND 32767)",
    "Boolean": f"({_WHOLE} OR {{0}} NOT IN (0, 1))",
    "Real": "typeof({0}) NOT IN ('real', 'integer', 'null')",
    "Date": "({0} IS NOT NULL AND date({0}) IS NOT {0})",
    "Time": "({0} IS NOT NULL AND (typeof({0}) <> 'text' OR time({0}) IS NULL))",
    "DateTime": _MOMENT,
}
"""By GDAL's type or, where it has one, subtype: when a value is not as GDAL would tell it."""


def columns_with_other_values(
    path: Path, table: str, columns: Iterable[tuple[str, str, str]]
) -> frozenset[str]:
    """Return those columns of a table in which a value stands that is not of their type.

    Parameters
    ----------
    path : Path
        A GeoPackage or another SQLite file.
    table : str
        A table or view of it.
    columns : iterable of (str, str, str)
        Their names, and GDAL's words for their types and subtypes.
    """
    misfits = {
        name: _MISFITS.get(subtype, _MISFITS.get(kind, "")) for name, kind, subtype in columns
    }
    asked = [name for name, misfit in misfits.items() if misfit]
    if not asked:
        return frozenset()
    conditions = ", ".join(
        f"MAX({misfits[name].format(quoted(name))}) AS misfit_{place}"
        for place, name in enumerate(asked)
    )
    found = _row_of(path, f"SELECT {conditions} FROM {quoted(table)}")
    return frozenset(name for name, has_misfit in zip(asked, found, strict=False) if has_misfit)


def _row_of(path: Path, statement: str) -> Sequence[object]:
    """Return the one row that answers a statement; an empty one where nobody can read it."""
    try:
        with opened_database(path) as connection:
            row: Sequence[object] = connection.execute(statement).fetchone()
    except (OSError, SourceError):
        return ()
    except sqlite3.Error:
        # Some views call functions that only GDAL has.
        return _row_of_gdal(path, statement)
    return row


def _row_of_gdal(path: Path, statement: str) -> Sequence[object]:
    from pyogrio.errors import DataLayerError, DataSourceError, FieldError
    from pyogrio.raw import read

    try:
        _, _, _, columns = read(stand_in_for(path).name, sql=statement, read_geometry=False)
    except (DataSourceError, DataLayerError, FieldError, OSError, SourceError):
        # Damage is told where the rows are read.
        return ()
    return [column[0] for column in columns]
