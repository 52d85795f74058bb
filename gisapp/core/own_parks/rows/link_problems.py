"""What is wrong with keys and parents in a mapped layer, with the rows that it concerns."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from gisapp.core.geometry.ragged import Rows
from gisapp.core.layers.layer import Problem
from gisapp.core.own_parks.rows.layer_rows import LayerRows
from gisapp.core.own_parks.rows.own_rows import OwnRows
from gisapp.core.own_parks.rows.row_keys import RowKeys

_MOST_JUMPS = 40
"""Each jump is twice as far as the one before: so many reach over any table."""


def link_problems(own: OwnRows, rows: LayerRows) -> Iterator[Problem]:
    """Yield what is wrong with the keys and parents of a layer, each with its features.

    Rows without a key, several of one key, parents that no row is about, rows that lie in
    nothing, and rows that are above themselves.

    Parameters
    ----------
    own : OwnRows
        The rows of all mapped layers.
    rows : LayerRows
        Those of the layer, which are among them.
    """
    if rows.mapping.key:
        keyless = np.setdiff1d(np.arange(len(rows.feature_ids)), rows.keys.rows)
        yield from _problem("rows_without_key", rows, keyless, column=rows.mapping.key)
        repeated = _repeated(rows)
        yield from _problem("repeated_keys", rows, repeated, column=rows.mapping.key)
    for place, parent in enumerate(rows.mapping.parents):
        if parent.by == "place":
            links = own.places.get((rows.layer.layer_id, place))
            if links is not None and links.containers:
                yield from _problem("rows_outside", rows, links.outside)
            continue
        known = [keys for each in own.of_kind(parent.kind) for keys in _called(each, parent.by)]
        if known:
            stated = rows.parents[place]
            found = np.isin(stated.hashes, np.concatenate([keys.hashes for keys in known]))
            lost = np.sort(stated.rows[~found])
            yield from _problem("parents_not_found", rows, lost, column=parent.column)
        if parent.by == "key" and parent.kind == rows.mapping.kind:
            circling = _circling(rows.keys, rows.parents[place], len(rows.feature_ids))
            yield from _problem("parents_in_circles", rows, circling, column=parent.column)


def _problem(code: str, rows: LayerRows, concerned: Rows, column: str = "") -> Iterator[Problem]:
    if len(concerned):
        ids = rows.feature_ids[concerned].tolist()
        layer = rows.layer.name.en
        yield Problem.of(code, len(concerned), layer=layer, column=column).at(ids)


def _called(rows: LayerRows, by: str) -> tuple[RowKeys, ...]:
    return rows.names if by == "name" else (rows.keys,)


def _repeated(rows: LayerRows) -> Rows:
    """Return the rows whose key another row of the same kind and time has too, ascending."""
    groups = rows.groups.codes[rows.keys.rows]
    order = np.lexsort([groups, rows.keys.hashes])
    hashes, groups = rows.keys.hashes[order], groups[order]
    same = (hashes[1:] == hashes[:-1]) & (groups[1:] == groups[:-1])
    beside = np.zeros(len(order), np.bool_)
    beside[1:] |= same
    beside[:-1] |= same
    return np.sort(rows.keys.rows[order[beside]])


def _circling(keys: RowKeys, parents: RowKeys, count: int) -> Rows:
    """Return the rows that are above themselves, ascending.

    Each row jumps to its parent, then as far again, and so on: who has not come to an end then
    goes in a circle.
    """
    above = _parent_rows(keys, parents, count)
    for _ in range(min(_MOST_JUMPS, int(count).bit_length() + 1)):
        above = above[above]
    return np.unique(above[above < count])


def _parent_rows(keys: RowKeys, parents: RowKeys, count: int) -> NDArray[np.int64]:
    """Return the row of each row's parent, (count + 1,); `count` stands for none."""
    above = np.full(count + 1, count, np.int64)
    if len(keys.hashes):
        places = np.searchsorted(keys.hashes, parents.hashes)
        places = np.minimum(places, len(keys.hashes) - 1)
        is_found = keys.hashes[places] == parents.hashes
        above[parents.rows[is_found]] = keys.rows[places[is_found]]
    return above
