"""Which column of a newer delivery is which of the older one: by name, else by its values."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gisapp.core.deliveries.plain_value import meaning_of, written
from gisapp.core.layers.attributes import Column, Field
from gisapp.core.layers.layer import Layer
from gisapp.errors import SourceError

_MOST_TRIED = 500
"""Rows by which columns of another name are known again."""
_SAME = 0.95
"""Of their values must be the same."""
_TELLING = 2
"""As many values that differ tell which column it is."""


@dataclass(frozen=True)
class ColumnPair:
    """A column in both deliveries, by the name that it has in each."""

    old: str
    new: str


def paired_by_name(
    old: Sequence[Field], new: Sequence[Field]
) -> tuple[tuple[ColumnPair, ...], tuple[str, ...], tuple[str, ...]]:
    """Return the columns of both deliveries, those that are gone, and those that are new.

    Names are the same if they are so without blanks, in one width and case.
    """
    left = {field.name: folded_name(field.name) for field in new}
    pairs: dict[str, str] = {}
    for field in old:
        if field.name in left:
            pairs[field.name] = field.name
            del left[field.name]
    by_folded = {folded: name for name, folded in reversed(left.items())}
    for field in old:
        other = by_folded.pop(folded_name(field.name), None)
        if field.name not in pairs and other is not None:
            pairs[field.name] = other
            del left[other]
    gone = tuple(field.name for field in old if field.name not in pairs)
    return tuple(ColumnPair(*each) for each in pairs.items()), gone, tuple(left)


def folded_name(name: str) -> str:
    """Return the name of a column without blanks, in one width and case.

    >>> folded_name("Area （亩） ")
    'area(亩)'
    """
    return "".join(written(name).split()).casefold()


def renamed(old: Mapping[str, Column], new: Mapping[str, Column]) -> Iterator[ColumnPair]:
    """Yield columns that have another name and the same values.

    Parameters
    ----------
    old, new : mapping of str to Column
        The columns that only one delivery has, of the rows that both have, in one order.
    """
    sample = {name: _tried(column) for name, column in new.items()}
    for name, column in old.items():
        ours = _tried(column)
        alike = sample
        if len(set(ours) - {""}) < _TELLING:
            # Hardly more than one value says nothing of which column it is, unless its name does.
            alike = {other: each for other, each in sample.items() if _is_part(name, other)}
        shares = {other: _share_of_same(ours, theirs) for other, theirs in alike.items()}
        best = max(shares, key=shares.__getitem__, default=None)
        if best is not None and shares[best] >= _SAME:
            del sample[best]
            yield ColumnPair(name, best)


def _is_part(name: str, other: str) -> bool:
    one, two = folded_name(name), folded_name(other)
    return one in two or two in one


def _tried(column: Column) -> list[str]:
    return [meaning_of(column.distinct[code]) for code in column.codes[:_MOST_TRIED].tolist()]


def _share_of_same(ours: Sequence[str], theirs: Sequence[str]) -> float:
    pairs = [pair for pair in zip(ours, theirs, strict=True) if any(pair)]
    return sum(one == other for one, other in pairs) / max(len(pairs), 1)


def differing(old: Column, new: Column) -> NDArray[np.int64]:
    """Return the places at which two columns have values that mean different things.

    Parameters
    ----------
    old, new : Column
        Of the same rows in the same order.

    Examples
    --------
    >>> differing(Column.of([1, "a ", None, 5]), Column.of(["1.0", "a", "", 6])).tolist()
    [3]
    """
    places = np.flatnonzero(_values(old) != _values(new))
    pairs = old.codes[places] * len(new.distinct) + new.codes[places]
    each, which = np.unique(pairs, return_inverse=True)
    ours, theirs = np.divmod(each, max(len(new.distinct), 1))
    differ = np.fromiter(
        (
            meaning_of(old.distinct[one]) != meaning_of(new.distinct[other])
            for one, other in zip(ours.tolist(), theirs.tolist(), strict=True)
        ),
        np.bool_,
        len(each),
    )
    return places[differ[which]]


def _values(column: Column) -> NDArray[np.object_]:
    distinct = np.empty(len(column.distinct), object)
    distinct[:] = list(column.distinct)
    return distinct[column.codes]


def columns_of(layer: Layer, names: Sequence[str], feature_ids: Sequence[int]) -> dict[str, Column]:
    """Return columns of a layer; where its file is another one now, those that are in memory.

    Raises
    ------
    SourceError
        The file cannot be read any more, and nothing of it is in memory.
    """
    try:
        return dict(layer.attributes.columns(names, feature_ids))
    except SourceError:
        known = {name: layer.attributes.known(name, feature_ids) for name in names}
        kept = {
            name: Column.of([values[each] for each in feature_ids])
            for name, values in known.items()
            if len(values) == len(set(feature_ids))
        }
        if names and not kept:
            raise
        return kept
