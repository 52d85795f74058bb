"""Rows in groups: those with one value of a column, such as one status, and which columns do so."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gisapp.core.geometry.ragged import Rows
from gisapp.core.layers.attribute_text import plain_text
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.selection import Ids

MOST_GROUPS = 12
"""That are told one by one; the smaller ones are the rest."""
_MOST_LOOKED_AT = 2_000
"""Rows by which it is known whether a column makes groups."""
_MOST_VALUES = 30


@dataclass(frozen=True)
class Group:
    """Rows with one value.

    Parameters
    ----------
    value : str
        As it is written; empty where none is stated.
    count : int
        How many rows there are.
    is_rest : bool
        True for the rows of all further values together.
    """

    value: str
    count: int
    is_rest: bool = False


def groups_of(values: NDArray[np.object_], rows: Rows) -> list[tuple[Group, Rows]]:
    """Return the rows with each value, the most frequent first; those of rare ones together.

    Parameters
    ----------
    values : (n,) object
        Of all rows.
    rows : (m,) int64
        Those to take.
    """
    found: dict[str, list[int]] = {}
    for row, value in zip(rows.tolist(), values[rows].tolist(), strict=True):
        text = value.strip() if isinstance(value, str) else plain_text(value)
        found.setdefault(text, []).append(row)
    ordered = sorted(found.items(), key=lambda item: -len(item[1]))
    groups = [(Group(text, len(each)), np.array(each)) for text, each in ordered[:MOST_GROUPS]]
    rest = [row for _, each in ordered[MOST_GROUPS:] for row in each]
    if rest:
        groups.append((Group("", len(rest), is_rest=True), np.array(rest)))
    return groups


def group_fields(layer: Layer, ids: Ids) -> Iterator[str]:
    """Yield the columns of texts that have few values, by some of the rows.

    Parameters
    ----------
    layer : Layer
        Its attributes are at hand.
    ids : (n,) int64
        The rows, by the source's own ids.
    """
    looked_at = ids[:_MOST_LOOKED_AT].tolist()
    texts = [field.name for field in layer.attributes.fields if not field.is_numeric]
    for name, column in layer.attributes.columns(texts, looked_at).items():
        values = {plain_text(value).strip() for value in column.distinct}
        if 2 <= len(values) <= _MOST_VALUES and 2 * len(values) <= len(looked_at):
            yield name
