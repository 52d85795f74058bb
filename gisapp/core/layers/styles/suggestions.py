"""A few ways of colouring a layer that its data merit, found in all of its rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.styles.classify import MOST_VALUES
from gisapp.core.layers.styles.palettes import suitable_palette
from gisapp.core.layers.styles.prospects import Prospect, Topic
from gisapp.core.layers.symbology import Method
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.tables.coded_column import CodedColumn
from gisapp.core.tables.finite_numbers import finite_numbers
from gisapp.core.tables.years import by_year

if TYPE_CHECKING:
    import pyarrow as pa

MOST_SUGGESTIONS = 4
_FEWEST_ROWS = 4
_FIRST_ROWS = 10_000
"""What these rows refute, no further one can confirm: most columns end here, at little cost."""
_FEWEST_NUMBERS = 4
_LEAST_STATED = {"kind": 0.5, "figure": 0.3, "when": 0.3}
"""The share of the rows that must state something."""
_MOST_ALIKE = 0.98
"""The share of one value above which nothing else would be seen on the map."""
_LEAST_ALIKE = 2
"""Rows that a value has on average at least, else it rather names a feature than a kind."""
_RANGES = 5
_DIGITS = 4
"""Of the year at the beginning of a date."""


@dataclass(frozen=True)
class Suggestion:
    """A way of colouring a layer.

    Parameters
    ----------
    field : str
        The attribute's name.
    topic : Topic
    method : Method
        How its values become classes.
    classes : int
        How many values or ranges have a colour of their own.
    stated, rows : int
        How many rows state something, of how many.
    colors : tuple of str
        The first few names of the colours that it brings.
    """

    field: str
    topic: Topic
    method: Method
    classes: int
    stated: int
    rows: int
    colors: tuple[str, ...]


def suggestions_of(
    layer: Layer, prospects: Sequence[Prospect], progress: Progress = NO_PROGRESS
) -> tuple[Suggestion, ...]:
    """Return how a layer could be coloured so that one learns something, in a worker.

    Never by what names each feature, says the same of nearly all, or is stated for few.

    Parameters
    ----------
    layer : Layer
        All of its rows in memory are read, of the columns of the prospects alone.
    prospects : sequence of Prospect
        The likeliest first.
    progress : Progress

    Returns
    -------
    tuple of Suggestion
        At most `MOST_SUGGESTIONS`, of different topics first.

    Raises
    ------
    SourceError
        The source cannot be read any more.
    """
    ids = layer.geometry.feature_ids
    if len(ids) < _FEWEST_ROWS or not prospects:
        return ()
    names = [each.field for each in prospects]
    table = layer.attributes.arrow_rows(names, ids, progress).table
    found: dict[Topic, list[Suggestion]] = {"kind": [], "figure": [], "when": []}
    for each in prospects:
        progress.check()
        made = _judged(each, table.column(each.field))
        if made is not None:
            found[each.topic].append(made)
    in_turn = (each for turn in zip_longest(*found.values()) for each in turn if each is not None)
    return tuple(in_turn)[:MOST_SUGGESTIONS]


def _judged(prospect: Prospect, column: "pa.ChunkedArray") -> Suggestion | None:
    if column.null_count > (1 - _LEAST_STATED[prospect.topic]) * len(column):
        return None
    judge = {"kind": _by_kind, "figure": _by_figure, "when": _by_time}[prospect.topic]
    return judge(prospect, column)


def _by_kind(prospect: Prospect, column: "pa.ChunkedArray") -> Suggestion | None:
    first = column.slice(0, _FIRST_ROWS)
    if len(first) < len(column) and len(CodedColumn.of(first).values) > MOST_VALUES:
        return None
    coded = CodedColumn.of(column)
    return _of_values(prospect, coded, "values") if _are_kinds(coded) else None


def _by_time(prospect: Prospect, column: "pa.ChunkedArray") -> Suggestion | None:
    years, method = _years_of(column)
    if years is None or not _tells_apart(years):
        return None
    return _of_values(prospect, years, method)


def _years_of(column: "pa.ChunkedArray") -> tuple[CodedColumn | None, Method]:
    """Return the year of each row, None where these are no dates, and how they become classes."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if pa.types.is_timestamp(column.type) or pa.types.is_date(column.type):
        return CodedColumn.of(pc.year(column)), "years"
    first = CodedColumn.of(column.slice(0, _FIRST_ROWS))
    if first.is_numeric:
        return CodedColumn.of(column), "values"
    if by_year(first) is first:
        return None, "years"
    return CodedColumn.of(pc.utf8_slice_codeunits(column.cast(pa.string()), 0, _DIGITS)), "years"


def _by_figure(prospect: Prospect, column: "pa.ChunkedArray") -> Suggestion | None:
    numbers = finite_numbers(column)
    stated = numbers[~np.isnan(numbers)]
    if len(stated) < _LEAST_STATED["figure"] * len(numbers) or _count_on(stated):
        return None
    if len(np.unique(stated[:_FIRST_ROWS])) < _FEWEST_NUMBERS:
        # Few values in the first rows, as where they are sorted: then all of them are looked at.
        values, counts = np.unique(stated, return_counts=True)
        if len(values) < _FEWEST_NUMBERS or counts.max() > _MOST_ALIKE * len(stated):
            return None
    return _suggestion(prospect, "quantiles", _RANGES, len(stated), len(numbers))


def _count_on(stated: NDArray[np.float64]) -> bool:
    """True for whole numbers of which each occurs once and none is left out: mere row numbers."""
    if len(stated) < _FEWEST_NUMBERS or stated.max() - stated.min() != len(stated) - 1:
        return False
    return bool(np.all(np.diff(np.sort(stated)) == 1))


def _are_kinds(coded: CodedColumn) -> bool:
    few = len(coded.values) <= MOST_VALUES
    return few and _tells_apart(coded) and _stated(coded) >= _LEAST_ALIKE * len(coded.values)


def _tells_apart(coded: CodedColumn) -> bool:
    """True if there are several values, and not nearly all rows have the same one."""
    if len(coded.values) < 2:
        return False
    return bool(coded.counts().max() <= _MOST_ALIKE * _stated(coded))


def _stated(coded: CodedColumn) -> int:
    return int(coded.counts().sum())


def _of_values(prospect: Prospect, coded: CodedColumn, method: Method) -> Suggestion | None:
    stated = _stated(coded)
    if stated < _LEAST_STATED[prospect.topic] * len(coded):
        return None
    classes = min(len(coded.values), MOST_VALUES)
    return _suggestion(prospect, method, classes, stated, len(coded))


def _suggestion(
    prospect: Prospect, method: Method, classes: int, stated: int, rows: int
) -> Suggestion:
    colors = suitable_palette("", method).names(min(classes, _RANGES))
    return Suggestion(prospect.field, prospect.topic, method, classes, stated, rows, colors)
