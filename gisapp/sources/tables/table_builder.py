"""A table of cells becomes a layer: typed columns, places, and what is wrong with its rows."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from gisapp.core.layers.layer import NO_GEOMETRY
from gisapp.sources.formats.memory_source import MemoryTable
from gisapp.sources.tables.placement import Placed, placed
from gisapp.sources.tables.quantity_columns import numbers_beside
from gisapp.sources.tables.row_problems import problems_of
from gisapp.sources.tables.total_rows import are_totals
from gisapp.sources.tables.typed_columns import typed

if TYPE_CHECKING:
    import pyarrow as pa

_AXES_DECLARED = {"coordx": "x", "coordy": "y", "point(x)": "x", "point(y)": "y"}
"""What GDAL's .csvt files call columns of coordinates, and what headings do."""

_LETTERS = 26
_ANY_CRS = "EPSG:4326"
"""Of no coordinates: nobody need be asked for theirs."""


@dataclass(frozen=True)
class Cells:
    """The cells of a table below its heading.

    Parameters
    ----------
    name : str
        Of the table.
    headings : tuple of str
        One for each column; "" for a column without any.
    columns : tuple of pyarrow.Array
        One for each heading, of n texts, numbers or days; null for an empty cell.
    rows : (n,) int64
        The number of each row, as the program shows it that made the file.
    types : tuple of str
        Those that the file declares, in the order of the columns; may be fewer.
    crs : str or None
        That the file states.
    places : tuple of int
        Where each column stands in the file, from 0; empty where they stand one by one.
    titles : tuple of str
        What is written above the headings.
    """

    name: str
    headings: tuple[str, ...]
    columns: tuple["pa.Array", ...]
    rows: NDArray[np.int64]
    types: tuple[str, ...] = ()
    crs: str | None = None
    places: tuple[int, ...] = ()
    titles: tuple[str, ...] = ()


def memory_table(cells: Cells, file: str) -> MemoryTable:
    """Return a table as a layer; rows without a place stay in it, empty rows and columns don't.

    Parameters
    ----------
    cells : Cells
        All of the table.
    file : str
        The name of its file, for the sentences on what is wrong.
    """
    import pyarrow as pa

    cells = _without_blanks(cells)
    found = placed(_headings_for_places(cells), cells.columns)
    columns = dict(_columns(cells, found))
    totals = are_totals(list(columns.values()), len(cells.rows))
    wkb = pa.nulls(len(cells.rows), pa.binary()) if found is None else found.wkb
    return MemoryTable(
        cells.name,
        pa.table(list(columns.values()), names=[heading for heading, _ in columns]),
        wkb,
        _geometry_type(found),
        crs=cells.crs or (found.crs if found else _ANY_CRS),
        ids=cells.rows,
        problems=problems_of(
            cells.name, file, cells.headings, cells.columns, cells.rows, totals, found
        ),
        notes=tuple(("", title) for title in cells.titles),
        letters=tuple(letters_of(cells.places[place]) for _, place in columns),
        beside=(False, *(one == other for (_, one), (_, other) in pairwise(columns))),
        total_rows=tuple(cells.rows[totals].tolist()),
    )


def letters_of(place: int) -> str:
    """Return the letters that spreadsheet programs show over a column, which is counted from 0.

    >>> letters_of(0), letters_of(25), letters_of(26), letters_of(702)
    ('A', 'Z', 'AA', 'AAA')
    """
    before, last = divmod(place, _LETTERS)
    return (letters_of(before - 1) if before else "") + chr(ord("A") + last)


def _without_blanks(cells: Cells) -> Cells:
    """Return a table without rows and columns that have nothing."""
    columns = [_without_blank_texts(column) for column in cells.columns]
    kept = [
        place
        for place, (heading, column) in enumerate(zip(cells.headings, columns, strict=True))
        if heading or column.null_count < len(column)
    ]
    names = [cells.headings[place] or f"field_{place + 1}" for place in kept]
    types = [cells.types[place] if place < len(cells.types) else "" for place in kept]
    chosen = [columns[place] for place in kept]
    are_filled = np.zeros(len(cells.rows), np.bool_)
    for column in chosen:
        are_filled |= np.asarray(column.is_valid())
    if not are_filled.all():
        chosen = [column.filter(are_filled) for column in chosen]
    return replace(
        cells,
        headings=tuple(names),
        columns=tuple(chosen),
        rows=cells.rows[are_filled],
        types=tuple(types),
        places=tuple(kept),
    )


def _without_blank_texts(column: "pa.Array") -> "pa.Array":
    import pyarrow as pa
    import pyarrow.compute as pc

    if not pa.types.is_string(column.type):
        return column
    are_blank = pc.or_(pc.utf8_is_space(column), pc.equal(pc.binary_length(column), 0))
    return pc.if_else(are_blank, None, column) if pc.any(are_blank).as_py() else column


def _headings_for_places(cells: Cells) -> list[str]:
    declared = (*cells.types, *[""] * len(cells.headings))
    pairs = zip(cells.headings, declared, strict=False)
    return [_AXES_DECLARED.get(kind, heading) for heading, kind in pairs]


def _columns(cells: Cells, found: Placed | None) -> Iterator[tuple[tuple[str, int], "pa.Array"]]:
    """Yield the columns that features have, by their headings and places."""
    import pyarrow as pa

    for place, (heading, column) in enumerate(zip(cells.headings, cells.columns, strict=True)):
        if found is not None and _says_shapes_alone(found, place):
            continue
        if not pa.types.is_string(column.type):
            yield (heading, place), column
            continue
        declared = cells.types[place]
        made = typed(heading, column, declared)
        yield (heading, place), made
        beside = None
        if pa.types.is_string(made.type) and declared != "string":
            beside = numbers_beside(heading, column)
        if beside is not None:
            name, numbers = beside
            yield (name, place), numbers


def _says_shapes_alone(found: Placed, place: int) -> bool:
    """Return True for a column of shapes without a cell that is none, which must stay."""
    unread = found.is_stated & np.asarray(found.wkb.is_null())
    return found.are_shapes and place in found.columns and not unread.any()


def _geometry_type(found: Placed | None) -> str:
    if found is None:
        return NO_GEOMETRY
    return "Unknown" if found.are_shapes else "Point"
