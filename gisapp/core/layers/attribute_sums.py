"""The sums of several features' numeric attributes."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gisapp.core.layers.attributes import Column, Field
from gisapp.core.layers.field_roles import role_of
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.selection import Ids
from gisapp.core.progress import NO_PROGRESS, Progress

_STEP = 50_000
"""Features whose attribute is read at a time."""


@dataclass(frozen=True)
class AttributeSum:
    """The sum of one attribute of some features.

    Parameters
    ----------
    field : str
        The attribute's name.
    total : float
        The sum of the numbers that are stated.
    stated : int
        For how many features a number is stated; the others count for nothing.
    """

    field: str
    total: float
    stated: int


def summed_fields(layer: Layer) -> tuple[Field, ...]:
    """Return the numeric attributes of a layer that add up: no codes, years or rates."""
    return tuple(field for field in _numeric_fields(layer) if role_of(layer, field) == "quantity")


def unsummed_fields(layer: Layer) -> tuple[Field, ...]:
    """Return the numeric attributes of a layer that do not add up."""
    return tuple(field for field in _numeric_fields(layer) if role_of(layer, field) != "quantity")


def attribute_sums(
    layer: Layer, feature_ids: Ids, progress: Progress = NO_PROGRESS
) -> tuple[AttributeSum, ...]:
    """Add up each attribute of amounts; one for which no number is stated is left out.

    Parameters
    ----------
    layer : Layer
        Its attributes are read 50,000 features at a time.
    feature_ids : (n,) int64
        The features to take, by the source's own ids.
    progress : Progress
        Reported to, and checked, after each 50,000 values.

    Raises
    ------
    Cancelled
        The work shall end.
    SourceError
        The source cannot be read any more.
    """
    fields = summed_fields(layer)
    starts = range(0, len(feature_ids), _STEP)
    sums = []
    for place, field in enumerate(fields):
        found = AttributeSum(field.name, 0, 0)
        for first in starts:
            progress.check()
            progress.report((place + first / len(feature_ids)) / len(fields))
            ids = feature_ids[first : first + _STEP].tolist()
            found = _with(found, layer.attributes.column(field.name, ids))
        if found.stated:
            sums.append(found)
    return tuple(sums)


def _numeric_fields(layer: Layer) -> tuple[Field, ...]:
    return tuple(field for field in layer.attributes.fields if field.is_numeric)


def _with(before: AttributeSum, column: Column) -> AttributeSum:
    stated = before.stated
    parts = [before.total]
    counts = np.bincount(column.codes, minlength=len(column.distinct)).tolist()
    for value, count in zip(column.distinct, counts, strict=True):
        # True is a number to Python, but to no user.
        if isinstance(value, bool) or not isinstance(value, int | float):
            continue
        if math.isfinite(value):
            parts.append(value * count)
            stated += count
    return AttributeSum(before.field, _sum(parts), stated)


def _sum(parts: Sequence[float]) -> float:
    """Add numbers up: whole ones exactly, others with one rounding, whatever their order."""
    if all(isinstance(part, int) for part in parts):
        return sum(parts)
    try:
        return math.fsum(parts)
    except OverflowError:
        return math.inf
