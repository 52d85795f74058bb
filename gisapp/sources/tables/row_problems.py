"""What is wrong with the rows of a table: counted, with the numbers that its program shows."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from gisapp.core.layers.layer import Problem
from gisapp.core.space.coordinate_text import system_named_in
from gisapp.core.text.shortening import first_of, shortened
from gisapp.sources.tables.placement import Placed

if TYPE_CHECKING:
    import pyarrow as pa

_MOST_NAMED = 12
_LONGEST = 60
"""Letters of a cell that is told."""
_FAILED = r"^#(?:N/A|REF!|DIV/0!|VALUE!|NAME\?|NULL!|NUM!|SPILL!|CALC!)$"
_ADDRESSES = ("地址", "住所", "位置", "address", "location")


def problems_of(
    name: str,
    file: str,
    headings: Sequence[str],
    columns: Sequence["pa.Array"],
    rows: NDArray[np.int64],
    totals: NDArray[np.bool_],
    found: Placed | None,
) -> tuple[Problem, ...]:
    """Return what is wrong with a table.

    Parameters
    ----------
    name, file : str
        Of the table and of its file.
    headings : sequence of str
        Of its columns.
    columns : sequence of pyarrow.Array
        Of n cells each, null for an empty one.
    rows : (n,) int64
        The number of each row.
    totals : (n,) bool
        Whether each row is a total of others.
    found : Placed or None
        Where the rows lie; None where no column says.
    """
    where = {"file": file, "layer": name}
    problems = [*_of_places(where, headings, columns, rows, totals, found)]
    if totals.any():
        problems.append(_problem("total_rows", rows[totals], where).at(rows[totals].tolist()))
    problems += _of_formulas(where, columns, rows)
    return tuple(problems)


def _of_places(
    where: dict[str, str],
    headings: Sequence[str],
    columns: Sequence["pa.Array"],
    rows: NDArray[np.int64],
    totals: NDArray[np.bool_],
    found: Placed | None,
) -> Iterator[Problem]:
    if found is None:
        has_addresses = any(word in each.lower() for each in headings for word in _ADDRESSES)
        wording = "addresses_alone" if has_addresses else ""
        yield Problem.of("no_coordinates", max(len(rows), 1), wording=wording, **where)
        return
    lie_nowhere = np.asarray(found.wkb.is_null())
    are_empty = lie_nowhere & ~found.is_stated & ~totals
    are_bad = lie_nowhere & found.is_stated
    if are_empty.any():
        yield _problem("rows_without_place", rows[are_empty], where)
    if are_bad.any():
        cells = [columns[place][int(np.argmax(are_bad))].as_py() for place in found.columns]
        example = shortened(
            ", ".join("" if cell is None else str(cell) for cell in cells), _LONGEST
        )
        yield _problem("bad_coordinates", rows[are_bad], where, example=example)
    for system in ("gcj02", "bd09"):
        named = [headings[place] for place in found.columns]
        if any(system_named_in(heading) == system for heading in named):
            told = {"gcj02": "GCJ-02", "bd09": "BD-09"}[system]
            yield Problem.of("named_shifted", column=named[0], system=told, **where)
    if found.were_exchanged:
        names = [headings[place] for place in found.columns]
        yield Problem.of("coordinates_exchanged", first=names[0], second=names[-1], **where)


def _of_formulas(
    where: dict[str, str], columns: Sequence["pa.Array"], rows: NDArray[np.int64]
) -> Iterator[Problem]:
    """Yield the rows in which a formula failed; where numbers are wanted, nothing is stated."""
    import pyarrow as pa
    import pyarrow.compute as pc

    failed = np.zeros(len(rows), np.bool_)
    example = ""
    for column in columns:
        if not pa.types.is_string(column.type) or not pc.any(pc.starts_with(column, "#")).as_py():
            continue
        found = np.asarray(pc.fill_null(pc.match_substring_regex(column, _FAILED), False))
        if found.any():
            example = example or column[int(np.argmax(found))].as_py()
        failed |= found
    if failed.any():
        yield _problem("formula_errors", rows[failed], where, example=example)


def _problem(code: str, rows: NDArray[np.int64], where: dict[str, str], **values: str) -> Problem:
    listed = first_of([str(row) for row in rows.tolist()], _MOST_NAMED)
    return Problem.of(code, len(rows), rows=listed, **where, **values)
