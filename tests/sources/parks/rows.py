"""Tables of the park schema made by hand, for tests of what is read from them."""

from gisapp.sources.parks.problems import Problems
from gisapp.sources.parks.rows import Row, Table, Value


def table(name: str, *rows: dict[str, Value]) -> Table:
    """Return a table whose rows are numbered from 1."""
    return Table(name, tuple(Row(name, fid, values) for fid, values in enumerate(rows, start=1)))


def codes_of(problems: Problems, *tables: str) -> list[str]:
    """Return the codes of the problems of some tables."""
    return [problem.code for problem in problems.of_tables(*tables)]
