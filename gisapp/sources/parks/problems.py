"""What is wrong in a file of the park schema: collected, each with its table and row."""

from collections import Counter
from typing import NamedTuple

from gisapp.core.layers.layer import Problem
from gisapp.core.text.currencies import dimension
from gisapp.core.text.written_units import STORED_UNITS
from gisapp.errors import GisAppError, Phrase
from gisapp.sources.parks.rows import Row

_MOST_IN_FULL = 20


class Fault(NamedTuple):
    """What is wrong with a row.

    Parameters
    ----------
    code : str
        The kind of problem, for programs.
    what : Phrase or GisAppError
        The same for users, as a part of a sentence.
    """

    code: str
    what: Phrase | GisAppError

    @classmethod
    def of(cls, code: str, wording: str = "", /, **values: object) -> "Fault":
        """Return a fault that is told in the words `park.<wording>`, else `park.<code>`."""
        return cls(code, Phrase(f"park.{wording or code}", values))


class Problems:
    """Collects what is wrong in a file, each with the names of file, table and row.

    Parameters
    ----------
    file : str
        The file's name.
    most_in_full : int
        So many problems of one kind in one table are named one by one; the rest are counted.
    """

    def __init__(self, file: str, most_in_full: int = _MOST_IN_FULL) -> None:
        self._file = file
        self._most_in_full = most_in_full
        self._found: list[tuple[str, Problem]] = []
        self._counts: Counter[tuple[str, str]] = Counter()

    def add(self, code: str, table: str, /, **values: object) -> None:
        """Note a problem of a whole table.

        Parameters
        ----------
        code : str
            The kind of problem; its words are `park.<code>`.
        table : str
            The table's name.
        **values : object
            What stands at the placeholders of the words.
        """
        fault = Fault.of(code, **values)
        self._add(table, code, "park_table", what=fault.what)

    def add_row(self, row: Row, fault: Fault, outcome: str) -> None:
        """Note a problem of one row.

        Parameters
        ----------
        row : Row
            It is named by its fid and its own id.
        fault : Fault
            What is wrong.
        outcome : str
            What has become of the row, or what to do; its words are `park.outcome.<outcome>`.
        """
        end = Phrase(f"park.outcome.{outcome}", {})
        self._add(row.table, fault.code, "park_row", row=name_of(row), what=fault.what, outcome=end)

    def of_tables(self, *tables: str) -> tuple[Problem, ...]:
        """Return the problems of some tables; of each kind the first few, the rest as a count."""
        found = [problem for table, problem in self._found if table in tables]
        for (table, code), count in self._counts.items():
            rest = count - self._most_in_full
            if table in tables and rest > 0:
                found.append(
                    Problem.of(code, rest, wording="park_more_rows", file=self._file, table=table)
                )
        return tuple(found)

    def _add(self, table: str, code: str, wording: str, **values: object) -> None:
        self._counts[table, code] += 1
        if self._counts[table, code] <= self._most_in_full:
            problem = Problem.of(code, wording=wording, file=self._file, table=table, **values)
            self._found.append((table, problem))


def name_of(row: Row) -> Phrase:
    """Return how a row is called: by its number, and its own id where it has one."""
    own_id = row.text("fact_id") or row.text("uid") or row.text("code")
    return Phrase("park.row" if own_id else "park.row_number", {"fid": row.fid, "id": own_id})


def unknown_unit(unit: str) -> Fault:
    """Return the fault of a unit that the schema doesn't have."""
    of_each_kind = {dimension(each): each for each in reversed(STORED_UNITS) if each}
    return Fault.of("unknown_unit", unit=unit, known=", ".join(sorted(of_each_kind.values())))


def unknown_uid(row: Row, column: str) -> Fault:
    """Return the fault of a column that names a subject which is not in the file."""
    return Fault.of("unknown_uid", column=column, uid=row.text(column))


def unknown_code(row: Row, column: str) -> Fault:
    """Return the fault of a column whose code is not in its list."""
    return Fault.of("unknown_code", column=column, code=row.text(column))
