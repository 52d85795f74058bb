"""What changed between two deliveries as a file: a workbook with a sheet a kind, or one CSV."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from gisapp.core.deliveries.changes import Changes, Key, KeyedRow, key_text
from gisapp.core.deliveries.columns import columns_of
from gisapp.core.layers.attributes import AttributeValue, written_fields
from gisapp.core.layers.layer import Layer
from gisapp.errors import ExportError, SourceError
from gisapp.export.rows_csv import write_rows
from gisapp.export.workbook import Sheet, write_workbook
from gisapp.words import Words

SUFFIXES = (".xlsx", ".csv")
_CSV_HEADINGS = ("kind", "key", "column", "old", "new", "distance", "area_change")
_Row = tuple[AttributeValue, ...]


def write_changes(path: Path, changes: Changes, old: Layer, new: Layer, words: Words) -> None:
    """Write changes to a file, whole or not at all.

    Parameters
    ----------
    path : Path
        Ends in .xlsx or .csv.
    changes : Changes
        Of the two layers.
    old, new : Layer
        The deliveries; rows that were added or are gone are written with all their columns.
    words : Words
        Of the headings.

    Raises
    ------
    ExportError
        The file cannot be written, or its name ends otherwise.
    """
    match path.suffix.lower():
        case ".xlsx":
            write_workbook(path, dict(_sheets(changes, old, new, words)))
        case ".csv":
            rows = list(_lines(changes, words))
            headings = [words(f"changes.{each}") for each in _CSV_HEADINGS]
            columns = zip(*rows, strict=True) if rows else ([] for _ in headings)
            write_rows(path, dict(zip(headings, map(list, columns), strict=True)))
        case _:
            raise ExportError("compare_suffix", path=path.name)


def _sheets(changes: Changes, old: Layer, new: Layer, words: Words) -> Iterator[tuple[str, Sheet]]:
    yield words("changes.added"), _whole_rows(changes.key, changes.added, new, words)
    yield words("changes.gone"), _whole_rows(changes.key, changes.gone, old, words)
    headings = [*changes.key, *_words(words, "distance", "area_change", "old_row", "new_row")]
    moves = (
        (*each.key, each.distance_m, each.area_change_m2, each.old_id, each.new_id)
        for each in changes.moved
    )
    yield words("changes.moved"), Sheet(headings, moves)
    headings = [*changes.key, *_words(words, "column", "old", "new", "old_row", "new_row")]
    values = (
        (*each.key, each.column, each.old, each.new, each.old_id, each.new_id)
        for each in changes.changed
    )
    yield words("changes.changed"), Sheet(headings, values)
    if changes.repeated:
        headings = [*changes.key, *_words(words, "old_row", "new_row")]
        repeated = (
            (*each.key, _numbers(each.old_ids), _numbers(each.new_ids)) for each in changes.repeated
        )
        yield words("changes.sheet_repeated"), Sheet(headings, repeated)
    if changes.old_without_key or changes.new_without_key:
        yield words("changes.sheet_without_key"), _without_key(changes, words)


def _whole_rows(key: Key, rows: Sequence[KeyedRow], layer: Layer, words: Words) -> Sheet:
    """Return rows with all their columns; with their key alone where the file is another one."""
    names = [field.name for field in written_fields(layer.attributes.fields)]
    ids = [row.feature_id for row in rows]
    try:
        columns = columns_of(layer, names, ids) if ids else {}
    except SourceError:
        columns = {}
    if not columns:
        headings = [words("changes.row"), *map(str, key)]
        return Sheet(headings, ((row.feature_id, *row.key) for row in rows))
    values = zip(ids, *(column.values for column in columns.values()), strict=True)
    return Sheet([words("changes.row"), *columns], values)


def _without_key(changes: Changes, words: Words) -> Sheet:
    old, new = words("changes.old_row"), words("changes.new_row")
    before = ((row, None) for row in changes.old_without_key)
    now = ((None, row) for row in changes.new_without_key)
    return Sheet([old, new], [*before, *now])


def _lines(changes: Changes, words: Words) -> Iterator[_Row]:
    """Yield a line for each change, in the order of the headings of a CSV."""
    for kind, rows in (("added", changes.added), ("gone", changes.gone)):
        for row in rows:
            yield words(f"changes.{kind}"), _key(row.key), None, None, None, None, None
    moved = words("changes.moved")
    for move in changes.moved:
        yield moved, _key(move.key), None, None, None, move.distance_m, move.area_change_m2
    changed = words("changes.changed")
    for each in changes.changed:
        yield changed, _key(each.key), each.column, each.old, each.new, None, None


def _key(key: Key) -> AttributeValue:
    return key[0] if len(key) == 1 else key_text(key)


def _words(words: Words, *names: str) -> list[str]:
    return [words(f"changes.{name}") for name in names]


def _numbers(ids: Sequence[int]) -> str:
    return ", ".join(map(str, ids))
