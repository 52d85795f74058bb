"""The numbers that a column states of some rows, whatever form its cells have."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from gisapp.core.layers.attributes import AttributeValue
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.selection import Ids
from gisapp.core.parks.mapping.cell_reading import read_cell
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping
from gisapp.core.progress import Progress
from gisapp.core.text.written_units import WRITTEN_UNITS

STEP = 50_000
"""Rows whose cells are read at a time."""


class _Reading(NamedTuple):
    """What one cell states; `number` is None where it states no number."""

    number: int | float | None = None
    is_rough: bool = False
    is_unusable: bool = False


_NOTHING = _Reading()


@dataclass(frozen=True, eq=False)
class NumberValues:
    """What a column states of some rows, an entry for each.

    Parameters
    ----------
    numbers : (rows,) object
        A number; None where none is stated. Whole ones are exact.
    is_rough : (rows,) bool
        True for a bound and for what is only about so much.
    is_unusable : (rows,) bool
        True where something is written that is no number, or one of another unit's kind.
    unit : str
        The stored unit of all; empty where none is known.
    """

    numbers: NDArray[np.object_]
    is_rough: NDArray[np.bool_]
    is_unusable: NDArray[np.bool_]
    unit: str = ""

    @cached_property
    def is_stated(self) -> NDArray[np.bool_]:
        """True for the rows with a number."""
        return np.array([number is not None for number in self.numbers.tolist()], np.bool_)


def mapped_numbers(
    layer: Layer, column: ColumnMapping, feature_ids: Ids, progress: Progress
) -> NumberValues:
    """Return the numbers of a mapped column, in stored units.

    Parameters
    ----------
    layer : Layer
        With the column.
    column : ColumnMapping
        In which unit its cells are written.
    feature_ids : (rows,) int64
        The rows.
    progress : Progress
        Checked after each 50,000 rows.

    Raises
    ------
    Cancelled
        The work shall end.
    SourceError
        The source cannot be read any more.
    """
    unit = WRITTEN_UNITS.get(column.unit, WRITTEN_UNITS[""])

    def read(cell: AttributeValue) -> _Reading:
        found = read_cell(cell, column, is_number=True)
        if found is None:
            return _NOTHING
        is_unusable = found.is_garbled or found.value is None
        number = None if is_unusable else found.value
        return _Reading(number, found.qualifier != "eq", is_unusable)

    size = unit.size if column.calendar == "western" else None
    numbers = _read_all(layer, column.column, feature_ids, read, progress, size)
    return replace(numbers, unit=unit.stored)


def plain_numbers(layer: Layer, field: str, feature_ids: Ids, progress: Progress) -> NumberValues:
    """Return the numbers of a column that nothing is said of; parameters as `mapped_numbers`."""

    def read(cell: AttributeValue) -> _Reading:
        # True is a number to Python, but to no user.
        if isinstance(cell, bool) or not isinstance(cell, int | float) or not math.isfinite(cell):
            return _NOTHING
        return _Reading(cell)

    return _read_all(layer, field, feature_ids, read, progress, 1.0)


def texts_of(layer: Layer, field: str, feature_ids: Ids, progress: Progress) -> NDArray[np.object_]:
    """Return the values of a column as they are; parameters as `mapped_numbers`."""
    values = np.empty(len(feature_ids), object)
    for first, distinct, codes in chunks_of(layer, field, feature_ids, progress):
        values[first : first + len(codes)] = _objects(distinct)[codes]
    return values


def chunks_of(
    layer: Layer, field: str, feature_ids: Ids, progress: Progress
) -> Iterator[tuple[int, Sequence[AttributeValue], NDArray[np.int64]]]:
    """Yield where some rows begin, their distinct values, and which one each has.

    Parameters and errors are those of `mapped_numbers`.
    """
    for first in range(0, len(feature_ids), STEP):
        progress.check()
        progress.report(first / len(feature_ids))
        column = layer.attributes.column(field, feature_ids[first : first + STEP].tolist())
        yield first, column.distinct, column.codes


def _read_all(
    layer: Layer,
    field: str,
    feature_ids: Ids,
    read: Callable[[AttributeValue], _Reading],
    progress: Progress,
    size: float | None,
) -> NumberValues:
    """Return the numbers of a column; floats are multiplied by `size`, where that is all."""
    count = len(feature_ids)
    numbers = np.empty(count, object)
    is_rough, is_unusable = np.zeros(count, np.bool_), np.zeros(count, np.bool_)
    for first, distinct, codes in chunks_of(layer, field, feature_ids, progress):
        rows = slice(first, first + len(codes))
        if size is not None and set(map(type, distinct)) <= {float, type(None)}:
            # By far the most cells of large tables: not worth a closer look, one by one.
            numbers[rows] = _scaled(distinct, size)[codes]
            continue
        readings = list(map(read, distinct))
        numbers[rows] = _objects([each.number for each in readings])[codes]
        is_rough[rows] = np.array([each.is_rough for each in readings], np.bool_)[codes]
        is_unusable[rows] = np.array([each.is_unusable for each in readings], np.bool_)[codes]
    return NumberValues(numbers, is_rough, is_unusable)


def _scaled(values: Sequence[AttributeValue], size: float) -> NDArray[np.object_]:
    """Return floats times a size, None for those that are no numbers."""
    numbers = np.array(values, np.float64)
    with np.errstate(over="ignore"):
        found = (numbers * size).astype(object)
    found[~np.isfinite(numbers)] = None
    return found


def _objects(values: Sequence[object]) -> NDArray[np.object_]:
    found = np.empty(len(values), object)
    found[:] = values
    return found
