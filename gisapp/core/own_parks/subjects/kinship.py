"""Which rows are one subject, what a subject belongs to, and what belongs to it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from gisapp.core.geometry.ragged import Rows, distinct
from gisapp.core.layers.attribute_text import plain_text
from gisapp.core.layers.attributes import AttributeValue
from gisapp.core.layers.layer import FeatureRef
from gisapp.core.own_parks.rows.layer_rows import LayerRows
from gisapp.core.own_parks.rows.own_rows import MOST_ROWS, OwnRow, OwnRows
from gisapp.core.parks.mapping.layer_mapping import ParentMapping

MOST_MEMBERS = 500
"""Rows that are listed as members of one subject."""


@dataclass(frozen=True)
class Members:
    """Rows that belong to a subject.

    Parameters
    ----------
    refs : tuple of FeatureRef
        At most `MOST_MEMBERS`.
    count : int
        How many there are.
    """

    refs: tuple[FeatureRef, ...]
    count: int


@dataclass(frozen=True)
class Parent:
    """What rows of a subject say that it belongs to.

    Parameters
    ----------
    kind : str
        What it is.
    text : str
        How they call it; empty where they merely lie in it.
    refs : tuple of FeatureRef
        Its own rows; empty where no row is about it.
    """

    kind: str
    text: str
    refs: tuple[FeatureRef, ...]


def rows_of_subject(own: OwnRows, row: OwnRow) -> list[FeatureRef]:
    """Return all rows of the subject that a row is about, that row first.

    They have the same kind and key, of whatever layer. A row without a key is alone.
    """
    others = own.with_key(row.kind, row.key) if row.key else []
    return list(dict.fromkeys((row.ref, *others)))[:MOST_ROWS]


def parents_of(own: OwnRows, refs: Sequence[FeatureRef]) -> Iterator[Parent]:
    """Yield each parent that rows of one subject state or lie in, the closest first."""
    for ref in refs:
        rows = own.layers[ref.layer_id]
        columns = [parent.column for parent in rows.mapping.parents if parent.column]
        cells = rows.cells(columns, [ref.feature_id])
        for place, parent in enumerate(rows.mapping.parents):
            if parent.by == "place":
                found = _around(own, ref, place)
                if found is not None:
                    yield Parent(parent.kind, "", tuple(_all_rows(own, found)))
            elif parent.column in cells:
                yield from _stated(own, parent, cells[parent.column][0])


def _around(own: OwnRows, ref: FeatureRef, place: int) -> FeatureRef | None:
    links, row = own.places.get((ref.layer_id, place)), own.layers[ref.layer_id].row_of(ref)
    return None if links is None or row is None else links.around(row)


def _all_rows(own: OwnRows, ref: FeatureRef) -> list[FeatureRef]:
    (row,) = own.identities([ref])
    return rows_of_subject(own, row)


def _stated(own: OwnRows, parent: ParentMapping, cell: AttributeValue) -> Iterator[Parent]:
    text = plain_text(cell).strip()
    if not text:
        return
    find = own.with_name if parent.by == "name" else own.with_key
    found = find(parent.kind, text)
    # A name that several subjects have leads to none of them.
    is_one = len({each.subject for each in own.identities(found)}) == 1
    yield Parent(parent.kind, text, tuple(found) if is_one else ())


def members_of(own: OwnRows, subject: Sequence[OwnRow]) -> Members:
    """Return the rows that say that they belong to a subject.

    Parameters
    ----------
    own : OwnRows
        All rows.
    subject : sequence of OwnRow
        The rows of the subject.
    """
    listed: list[FeatureRef] = []
    count = 0
    themselves = {each.ref for each in subject}
    for rows in own.layers.values():
        found = [
            _belonging(own, rows, place, subject)
            for place, parent in enumerate(rows.mapping.parents)
            if parent.kind in ("", subject[0].kind)
        ]
        here = distinct(np.concatenate([np.empty(0, np.int64), *found]))
        refs = rows.refs(here[: MOST_MEMBERS + len(themselves)])
        listed += [ref for ref in refs if ref not in themselves]
        count += len(here) - sum(ref in themselves for ref in refs)
    return Members(tuple(listed)[:MOST_MEMBERS], count)


def _belonging(own: OwnRows, rows: LayerRows, place: int, subject: Sequence[OwnRow]) -> Rows:
    """Return the rows of a layer whose column names a subject, or that lie in it."""
    parent, links = rows.mapping.parents[place], own.places.get((rows.layer.layer_id, place))
    if parent.by == "place":
        found = [] if links is None else [links.within(each.ref) for each in subject]
    else:
        names = [
            text
            for each in subject
            for text in ([each.key] if parent.by == "key" else [each.name.zh, each.name.en])
        ]
        found = [rows.parents[place].find(name) for name in dict.fromkeys(names)]
    return np.concatenate([np.empty(0, np.int64), *found])
