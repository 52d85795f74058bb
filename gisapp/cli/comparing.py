"""The command that compares: diff."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from gisapp.cli.arguments import Arguments
from gisapp.cli.documents import as_document
from gisapp.cli.opening import layers_of, open_all
from gisapp.cli.progress import progress_line
from gisapp.core.deliveries.changes import ChangeKind, Changes, Key, key_text
from gisapp.core.deliveries.changes_text import move_text, notes_on, one_line, value_text
from gisapp.core.deliveries.compare import compare
from gisapp.core.deliveries.layer_pairs import layers_by_name
from gisapp.core.deliveries.paired_rows import CompareError
from gisapp.core.layers.attribute_values import attribute_json
from gisapp.core.layers.attributes import AttributeValue
from gisapp.core.layers.layer import Layer
from gisapp.core.text.json_value import Json
from gisapp.core.text.units import UnitChoice
from gisapp.export.changes_file import SUFFIXES, write_changes
from gisapp.words import Words, load_words


def diff(arguments: Arguments) -> int:
    """Print what changed between two deliveries and return the exit code.

    Raises
    ------
    GisAppError
        A source cannot be read, nothing tells which rows belong together, or the list cannot be
        written.
    """
    path: Path | None = arguments.output
    if path is not None and path.suffix.lower() not in SUFFIXES:
        raise CompareError("compare_suffix", path=path.name)
    words = load_words(arguments.lang or "en")
    old, new = _layers(arguments)
    with progress_line(sys.stderr) as progress:
        changes = compare(old, new, arguments.key, progress)
    if path is not None:
        write_changes(path, changes, old, new, words)
    if arguments.json:
        print(as_document(changes_json(changes)))
        return 0
    # A file has the rows; the terminal says how many they are.
    for line in _lines(changes, words, lists=path is None):
        print(line)
    return 0


def _layers(arguments: Arguments) -> tuple[Layer, Layer]:
    """Return the layers to compare: the only ones, or those of the same name."""
    old, new = (
        [
            layer
            for layer in layers_of(open_all(arguments, [uri]))
            if layer.identifiable and layer.raster is None
        ]
        for uri in (arguments.old, arguments.new)
    )
    pairs = layers_by_name(old, new)
    if len(pairs) == 1:
        return pairs[0]
    names = {"old": Path(arguments.old).name, "new": Path(arguments.new).name}
    if pairs:
        raise CompareError("compare_layers", **names, layers=_names([each for each, _ in pairs]))
    raise CompareError("compare_no_layer", **names, old_layers=_names(old), new_layers=_names(new))


def _names(layers: Sequence[Layer]) -> str:
    return ", ".join(dict.fromkeys(layer.origin.layer for layer in layers)) or "–"


def changes_json(changes: Changes) -> dict[str, Json]:
    """Return what `gisapp diff` prints as JSON; the keys are a contract."""
    return {
        "key": changes.key[0] if len(changes.key) == 1 else list(changes.key),
        "added": [_key(row.key) for row in changes.added],
        "removed": [_key(row.key) for row in changes.gone],
        "moved": [_key(move.key) for move in changes.moved],
        "changed": [
            {
                "key": _key(each.key),
                "column": each.column,
                "old": attribute_json(each.old),
                "new": attribute_json(each.new),
            }
            for each in changes.changed
        ],
    }


def _key(key: Key) -> Json:
    values = [attribute_json(_whole(value)) for value in key]
    return values[0] if len(values) == 1 else values


def _whole(value: AttributeValue) -> AttributeValue:
    """Return a key that a file keeps as a number of floating point as the whole one that it is."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _lines(changes: Changes, words: Words, *, lists: bool) -> Iterator[str]:
    yield from map(one_line, notes_on(changes, words))
    if changes.is_nothing:
        yield words("changes.nothing")
    for kind, lines in _by_kind(changes, words):
        if count := changes.count(kind):
            yield words("cli.changes_count", kind=words(f"changes.{kind}"), count=count)
            if lists:
                yield from (f"  {line}" for line in lines)


def _by_kind(changes: Changes, words: Words) -> Iterator[tuple[ChangeKind, Iterator[str]]]:
    units = UnitChoice.usual(words.language)
    yield "added", (one_line(key_text(row.key)) for row in changes.added)
    yield "gone", (one_line(key_text(row.key)) for row in changes.gone)
    yield (
        "moved",
        (
            f"{one_line(key_text(move.key))}: {move_text(move, words, units)}"
            for move in changes.moved
        ),
    )
    yield (
        "changed",
        (
            f"{one_line(key_text(each.key))} · "
            + words(
                "changes.value",
                column=one_line(each.column),
                old=value_text(each.old, words),
                new=value_text(each.new, words),
            )
            for each in changes.changed
        ),
    )
