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
_TOTALS = (
    "合计",
    "总计",
    "小计",
    "累计",
    "共计",
    "total",
    "totals",
    "sum",
    "subtotal",
    "grand total",
)
_COLUMNS_OF_TOTALS = 3
_ADDRESSES = ("地址", "住所", "位置", "address", "location")


def problems_of(
    name: str,
    file: str,
    headings: Sequence[str],
    columns: Sequence["pa.Array"],
    rows: NDArray[np.int64],
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
    found : Placed or None
        Where the rows lie; None where no column says.
    """
    where = {"file": file, "layer": name}
    totals = _are_totals(columns, len(rows))
    problems = [*_of_places(where, headings, columns, rows, totals, found)]
    if totals.any():
        problems.append(_problem("total_rows", rows[totals], where))
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


def _are_totals(columns: Sequence["pa.Array"], rows: int) -> NDArray[np.bool_]:
    """Return for each row whether one of its first texts is a word for a total."""
    import pyarrow as pa
    import pyarrow.compute as pc

    written = pa.array({form for word in _TOTALS for form in _forms(word)})
    texts = [column for column in columns if pa.types.is_string(column.type)]
    found = np.zeros(rows, np.bool_)
    for column in texts[:_COLUMNS_OF_TOTALS]:
        found |= np.asarray(pc.is_in(column, written))
    return found


def _forms(word: str) -> Iterator[str]:
    """Yield how a word may be written: 合 计, Total:, TOTAL."""
    spaced = word if word.isascii() else f"{word[0]} {word[1]}"
    wide = word if word.isascii() else f"{word[0]}\N{IDEOGRAPHIC SPACE}{word[1]}"
    for each in (word, spaced, f"{word[0]}  {word[1:]}", wide):
        for form in (each, each.capitalize(), each.upper()):
            yield from (form, f"{form}:", f"{form}：")


def _problem(code: str, rows: NDArray[np.int64], where: dict[str, str], **values: str) -> Problem:
    listed = first_of([str(row) for row in rows.tolist()], _MOST_NAMED)
    return Problem.of(code, len(rows), rows=listed, **where, **values)
