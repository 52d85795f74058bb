"""Reads a file that says what the columns of tables mean, as the program writes them."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from gisapp.core.layers.layer import Layer
from gisapp.core.parks.mapping.layer_mapping import LayerMapping
from gisapp.core.parks.mapping.mapping_json import mapping_of_json
from gisapp.errors import SourceError
from gisapp.sources.system_failures import of_file_system

_MOST_BYTES = 20 * 1024**2
"""Of a file with a mapping for each of hundreds of sheets there is far less."""


class SavedMapping(NamedTuple):
    """What a file says of one table: the table's name, which may be empty, and its mapping."""

    layer: str
    mapping: LayerMapping


def read_mappings(path: Path) -> tuple[SavedMapping, ...]:
    """Return what a file says: of one table, or of several as a list.

    It is JSON as `gisapp map` saves and prints it: of each table its `layer` and the
    parts that `mapping_of_json` reads; what else it says is passed over.

    Raises
    ------
    SourceError
        It cannot be read, or says no such thing.
    """
    try:
        if path.exists() and not path.is_file():
            raise SourceError("no_file", path=path)
        if path.stat().st_size > _MOST_BYTES:
            raise SourceError("no_mapping", path=path)
        stored = json.loads(path.read_text(encoding="utf-8-sig"))
        saved = tuple(_saved(stored if isinstance(stored, list) else [stored]))
    except OSError as error:
        raise of_file_system(path, error) from error
    except (ValueError, AttributeError, TypeError, RecursionError) as error:
        raise SourceError("no_mapping", path=path, details=str(error)) from error
    if not any(each.mapping.columns for each in saved):
        raise SourceError("no_mapping", path=path)
    return saved


def mapping_for(saved: Sequence[SavedMapping], layer: str, columns: Sequence[str]) -> LayerMapping:
    """Return the mapping that is meant for a table: that of its name, else of most of its columns.

    Parameters
    ----------
    saved : sequence of SavedMapping
        At least one.
    layer : str
        The table's name in its file.
    columns : sequence of str
        The names of its columns.
    """
    here = set(columns)

    def fit(each: SavedMapping) -> tuple[int, bool]:
        shared = sum(column.column in here for column in each.mapping.columns)
        return shared, each.layer == layer

    return max(saved, key=fit).mapping


def mapping_of(saved: Sequence[SavedMapping], layer: Layer) -> LayerMapping | None:
    """Return what is said of a layer by its name, or of any layer with its columns; else None."""
    columns = {field.name for field in layer.attributes.fields}
    for name, mapping in saved:
        if name == layer.origin.layer or (not name and columns & mapping.columns_used):
            return mapping
    return None


def _saved(tables: Sequence[dict[str, object]]) -> Iterator[SavedMapping]:
    for table in tables:
        yield SavedMapping(str(table.get("layer") or ""), mapping_of_json(table))
