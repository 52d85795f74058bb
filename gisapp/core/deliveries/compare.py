"""Compares two deliveries of one file: what was added, is gone, has moved, has changed."""

from collections.abc import Iterator, Mapping, Sequence

from gisapp.core.deliveries.changes import (
    Changes,
    ColumnChanges,
    Move,
    ValueChange,
)
from gisapp.core.deliveries.columns import (
    ColumnPair,
    differing,
    folded_name,
    paired_by_name,
    renamed,
)
from gisapp.core.deliveries.keys import guessed_key, key_by_values, may_be_key
from gisapp.core.deliveries.moves import moved_places
from gisapp.core.deliveries.paired_rows import CompareError, Delivery, PairedRows
from gisapp.core.deliveries.quantities import quantities_alike
from gisapp.core.layers.attributes import Column, written_fields
from gisapp.core.layers.layer import Layer
from gisapp.core.progress import NO_PROGRESS, Progress

_VALUES_AT_ONCE = 4_000_000
"""That are in memory of one delivery, so that a million rows of many columns fit."""


def compare(
    old: Layer, new: Layer, keys: Sequence[str] = (), progress: Progress = NO_PROGRESS
) -> Changes:
    """Return what is different in a newer delivery.

    Values are compared as they mean: 1, 1.0 and "1" are one value, 2024-1-1 and 2024-01-01 one day,
    and none is an empty text; "007" is not 7. Quantities are compared as they read: 45亩 and 45 mu.

    Parameters
    ----------
    old, new : Layer
        Both deliveries; tables without places too.
    keys : sequence of str
        The columns by which rows belong together; none to guess.
    progress : Progress
        Asked after each column whether to stop.

    Raises
    ------
    CompareError
        Nothing tells which rows belong together, or a layer is too large for memory.
    SourceError
        A file cannot be read any more.
    Cancelled
        It shall stop.
    """
    before, now = Delivery.of(old, progress), Delivery.of(new, progress)
    pairs, gone, added = paired_by_name(
        written_fields(old.attributes.fields), written_fields(new.attributes.fields)
    )
    key = _chosen(keys, before, now) or _key(pairs, before, now)
    progress.report(0.2)
    rows = PairedRows.of(before, now, key)
    others, columns = _compared_columns(rows, pairs, gone, added, key, progress)
    changed, unread = _changed(rows, others, progress.part(0.25, 0.7))
    compares_shapes = not (old.is_table or new.is_table) and (
        old.geometry.kind == new.geometry.kind
    )
    return Changes(
        key=tuple(pair.new for pair in key),
        added=tuple(rows.only(rows.new, rows.old, now)),
        gone=tuple(rows.only(rows.old, rows.new, before)),
        moved=tuple(_moved(rows, progress.part(0.7, 1.0))) if compares_shapes else (),
        changed=changed,
        repeated=tuple(rows.repeated()),
        old_without_key=tuple(before.ids[place] for place in rows.old.without_key),
        new_without_key=tuple(now.ids[place] for place in rows.new.without_key),
        columns=ColumnChanges(columns.added, columns.gone, columns.renamed, unread),
        compares_shapes=compares_shapes or (old.is_table and new.is_table),
        compared=len(rows.old_places),
    )


def _chosen(keys: Sequence[str], before: Delivery, now: Delivery) -> tuple[ColumnPair, ...]:
    """Return the key columns that the user named, or that were confirmed of both layers."""
    if keys:
        return tuple(ColumnPair(_named(before, key), _named(now, key)) for key in keys)
    ours, theirs = before.layer.mapping, now.layer.mapping
    for mapping in filter(None, (theirs, ours)):
        if mapping.key in now.names and mapping.key in before.names:
            return (ColumnPair(mapping.key, mapping.key),)
    if ours and theirs and ours.key in before.names and theirs.key in now.names:
        return (ColumnPair(ours.key, theirs.key),)
    return ()


def _named(delivery: Delivery, key: str) -> str:
    fields = delivery.layer.attributes.fields
    for field in fields:
        if key in (field.name, field.label):
            return field.name
    for field in fields:
        if folded_name(field.name) == folded_name(key):
            return field.name
    raise CompareError("compare_no_column", column=key, layer=delivery.layer.name.en)


def _key(pairs: Sequence[ColumnPair], before: Delivery, now: Delivery) -> tuple[ColumnPair, ...]:
    """Return the key that headings and values suggest; most columns need not be read for it."""
    likely = [pair for pair in pairs if may_be_key(pair.new)]
    old, new = (
        before.columns([pair.old for pair in likely]),
        now.columns([pair.new for pair in likely]),
    )
    found = guessed_key(_read(likely, old, new), old, new)
    if len(found) != 1:
        old, new = before.columns(before.names), now.columns(now.names)
        found = guessed_key(_read(pairs, old, new), old, new) or key_by_values(old, new)
    if not found:
        raise CompareError("compare_no_key", old=before.layer.name.en, new=now.layer.name.en)
    return found


def _read(
    pairs: Sequence[ColumnPair], old: Mapping[str, Column], new: Mapping[str, Column]
) -> list[ColumnPair]:
    return [pair for pair in pairs if pair.old in old and pair.new in new]


def _compared_columns(
    rows: PairedRows,
    pairs: Sequence[ColumnPair],
    gone: Sequence[str],
    added: Sequence[str],
    key: Sequence[ColumnPair],
    progress: Progress,
) -> tuple[list[ColumnPair], ColumnChanges]:
    """Return the columns to compare, and those that only one delivery has."""
    ours = {pair.old for pair in key}
    theirs = {pair.new for pair in key}
    only_old = [name for name in gone if name not in ours]
    only_new = [name for name in added if name not in theirs]
    new_names = tuple(renamed(_of(rows, only_old, "old"), _of(rows, only_new, "new")))
    progress.check()
    others = [pair for pair in (*pairs, *new_names) if pair not in key]
    told = (*(pair for pair in key if folded_name(pair.old) != folded_name(pair.new)), *new_names)
    return others, ColumnChanges(
        added=tuple(name for name in only_new if name not in {each.new for each in new_names}),
        gone=tuple(name for name in only_old if name not in {each.old for each in new_names}),
        renamed=tuple((pair.old, pair.new) for pair in told),
    )


def _of(rows: PairedRows, names: Sequence[str], which: str) -> Mapping[str, Column]:
    """Return columns of one delivery, of the rows that both have."""
    delivery, places = (
        (rows.before, rows.old_places) if which == "old" else (rows.now, rows.new_places)
    )
    if not names:
        return {}
    found = delivery.columns(names)
    return {name: Column(each.distinct, each.codes[places]) for name, each in found.items()}


def _changed(
    rows: PairedRows, pairs: Sequence[ColumnPair], progress: Progress
) -> tuple[tuple[ValueChange, ...], tuple[str, ...]]:
    """Return the changed values by row, and the older columns that could not be read."""
    at_once = max(_VALUES_AT_ONCE // max(len(rows.old_places), 1), 1)
    found: list[tuple[int, ValueChange]] = []
    unread = {pair.old for pair in pairs}
    for first in range(0, len(pairs), at_once):
        for pair, old, new in rows.columns(pairs[first : first + at_once]):
            progress.check()
            unread.discard(pair.old)
            are_same = quantities_alike(rows.before.layer, rows.now.layer, pair)
            for place in differing(old, new).tolist():
                values = old.distinct[old.codes[place]], new.distinct[new.codes[place]]
                if are_same is not None and are_same(*values):
                    continue
                found.append((place, _value_change(rows, place, pair.new, *values)))
        progress.report(min(first + at_once, len(pairs)) / len(pairs))
    found.sort(key=lambda each: each[0])
    ordered = (pair.old for pair in pairs if pair.old in unread)
    return tuple(change for _, change in found), tuple(ordered)


def _value_change(rows: PairedRows, place: int, column: str, *values: object) -> ValueChange:
    old, new = rows.old_places[place], rows.new_places[place]
    ids = rows.before.ids[old], rows.now.ids[new]
    return ValueChange(rows.new.key(new), *ids, column, *values)  # type: ignore[arg-type]


def _moved(rows: PairedRows, progress: Progress) -> Iterator[Move]:
    before, now = rows.before, rows.now
    old_rows, new_rows = before.rows[rows.old_places], now.rows[rows.new_places]
    geometries = before.layer.geometry, now.layer.geometry
    for place, distance_m, grown_m2 in moved_places(*geometries, old_rows, new_rows, progress):
        old, new = rows.old_places[place], rows.new_places[place]
        yield Move(rows.new.key(new), before.ids[old], now.ids[new], distance_m, grown_m2)
