"""Orders and counts more rows than memory holds, with DuckDB: it gets values alone.

What it is asked is written here: names and texts of users or of files never become part of it.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from gisapp.core.tables.row_order import SortKey
from gisapp.errors import GisAppError
from gisapp.sources.stand_ins.private_folder import new_folder

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

_MEMORY = "512MB"
_THREADS = 2


class RowDatabase:
    """A table that lies on the disk where it outgrows some memory.

    Parameters
    ----------
    connection : duckdb.DuckDBPyConnection
        One that can read and write nothing else.
    """

    def __init__(self, connection: "duckdb.DuckDBPyConnection") -> None:
        self._connection = connection
        self.has_rows = False
        """True once rows have been added."""

    def add(self, columns: "Sequence[pa.Array]") -> None:
        """Add rows.

        Parameters
        ----------
        columns : sequence of (n,) pyarrow.Array
            As many and of the same types as before; they are called c0, c1 …
        """
        import pyarrow as pa

        piece = pa.table({f"c{place}": each for place, each in enumerate(columns)})
        self._connection.register("piece", piece)
        begin = "INSERT INTO kept" if self.has_rows else "CREATE TABLE kept AS"
        self._connection.execute(f"{begin} SELECT * FROM piece")
        self._connection.unregister("piece")
        self.has_rows = True

    def ordered(self, keys: Sequence[SortKey], are_floats: Sequence[bool]) -> "pa.Table":
        """Return the last column, ordered by those before it, then by itself.

        Parameters
        ----------
        keys : sequence of SortKey
            Of the columns before the last one; only their directions count.
        are_floats : sequence of bool
            True for those that may hold what is no number.
        """
        terms = []
        for place, (key, is_float) in enumerate(zip(keys, are_floats, strict=True)):
            terms.append(f"c{place} IS NULL")
            terms += [f"isnan(c{place})"] if is_float else []
            terms.append(f"c{place} {'DESC' if key.descending else 'ASC'}")
        last = f"c{len(keys)}"
        return self._asked(f"SELECT {last} FROM kept ORDER BY {', '.join([*terms, last])}")

    def counted(self) -> "pa.Table":
        """Return each value of c0, how often it stands there, and how often where c1 is true."""
        asked = "SELECT c0, count(*) AS n, count(*) FILTER (WHERE c1) AS m FROM kept GROUP BY c0"
        return self._asked(asked)

    def _asked(self, question: str) -> "pa.Table":
        return self._connection.sql(question).to_arrow_table()


@contextmanager
def row_database() -> Iterator[RowDatabase]:
    """Make an empty table, which is gone at the end.

    Raises
    ------
    GisAppError
        Memory or disk have not enough room.
    """
    import duckdb

    settings: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": _MEMORY,
        "threads": _THREADS,
        "temp_directory": str(new_folder()),
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "allow_community_extensions": False,
        "preserve_insertion_order": False,
    }
    try:
        with duckdb.connect(":memory:", config=settings) as connection:
            # Only once it knows where it may put what outgrows the memory.
            connection.execute("PRAGMA enable_external_access=false")
            connection.execute("PRAGMA lock_configuration=true")
            yield RowDatabase(connection)
    except (duckdb.OutOfMemoryException, duckdb.IOException) as error:
        raise GisAppError("no_room_to_order", details=str(error)) from error
