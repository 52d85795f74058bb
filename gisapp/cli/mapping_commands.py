"""The command that tells what the rows and columns of a file are taken to mean: map."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from gisapp.cli.arguments import Arguments
from gisapp.cli.documents import as_document
from gisapp.cli.mapping_text import mapping_as_text
from gisapp.cli.opening import close_tiles, layers_of, open_what_is_there
from gisapp.core.layers.layer import Layer
from gisapp.core.own_parks.mapping.table_sample import sample_of
from gisapp.core.parks.mapping.guess import GuessedMapping, guess_mapping
from gisapp.core.parks.mapping.layer_mapping import LayerMapping
from gisapp.core.parks.mapping.mapping_json import mapping_as_json
from gisapp.core.text.json_value import Json
from gisapp.errors import SourceError
from gisapp.export.atomic_file import whole_file
from gisapp.sources.parks.known_headings import known_headings
from gisapp.sources.parks.mapping_file import SavedMapping, mapping_of, read_mappings
from gisapp.words import load_words


def map_columns(arguments: Arguments) -> int:
    """Print what each layer's rows are and what its columns state; return the exit code.

    Raises
    ------
    GisAppError
        The file or the mapping cannot be read, the mapping speaks of other columns, or it cannot
        be saved.
    """
    saved = read_mappings(arguments.mapping) if arguments.mapping else ()
    opened = open_what_is_there(arguments)
    close_tiles(opened)
    layers = [layer for layer in layers_of(opened) if layer.raster is None]
    if not any(layer.attributes.fields for layer in layers):
        raise SourceError("no_columns", path=", ".join(arguments.sources))
    if saved and not any(mapping_of(saved, layer) for layer in layers):
        names = ", ".join(layer.origin.layer for layer in layers)
        raise SourceError("mapping_of_others", path=arguments.mapping, layers=names)
    guessed = [(layer, _mapping_of(layer, saved, arguments)) for layer in layers]
    if arguments.save:
        _save(arguments.save, guessed)
    if arguments.json:
        print(as_document([map_document(layer, each.mapping) for layer, each in guessed]))
        return 0
    words, schema = load_words(arguments.lang or "en"), known_headings().schema
    for layer, each in guessed:
        print("\n".join(mapping_as_text(layer, each, schema, words)))
    return 0


def map_document(layer: Layer, mapping: LayerMapping) -> dict[str, Json]:
    """Return what `gisapp map --json` prints of a layer; the keys are a contract.

    Times are ISO 8601; what nothing is known of is null, and beside the first parent stand all.
    """
    inner = mapping_as_json(mapping)
    columns = zip(_objects(inner["columns"]), mapping.columns, strict=True)
    parents = list(_objects(inner["parents"]))
    document: dict[str, Json] = {
        "source": layer.origin.source,
        "layer": layer.origin.layer,
        "kind": mapping.kind or None,
        "key": mapping.key or None,
        "names": {"zh": mapping.name_zh or None, "en": mapping.name_en or None},
        "parent": parents[0] if parents else None,
        "columns": [{**stored, "period": column.period.iso} for stored, column in columns],
        "period": mapping.period.iso,
    }
    return {**document, **{name: inner[name] for name in inner if name not in document}}


def _objects(listed: Json) -> Iterator[dict[str, Json]]:
    for each in listed if isinstance(listed, list) else []:
        if isinstance(each, dict):
            yield each


def _mapping_of(
    layer: Layer, saved: Sequence[SavedMapping], arguments: Arguments
) -> GuessedMapping:
    """Return what the user says of a layer, or its project does, else what it seems to be."""
    said = mapping_of(saved, layer) or layer.mapping
    if said is None:
        if not layer.attributes.is_at_hand:
            layer.attributes.fetch()
        return guess_mapping(sample_of(layer), known_headings())
    missing = said.columns_used - {field.name for field in layer.attributes.fields}
    if missing:
        raise SourceError(
            "mapping_other_columns",
            path=arguments.mapping,
            layer=layer.origin.layer,
            columns=", ".join(sorted(missing)),
        )
    return GuessedMapping(said, ())


def _save(path: Path, guessed: Sequence[tuple[Layer, GuessedMapping]]) -> None:
    """Write what `--mapping` reads."""
    tables = [
        {
            "source": layer.origin.source,
            "layer": layer.origin.layer,
            **mapping_as_json(each.mapping),
        }
        for layer, each in guessed
    ]
    with whole_file(path) as part:
        text = json.dumps(tables, ensure_ascii=False, indent=2)
        # The name of a file may be no text: JSON writes what has no letter.
        part.write_text(text + "\n", encoding="utf-8", errors="backslashreplace")
