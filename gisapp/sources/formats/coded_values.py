"""What coded values mean, where a GeoPackage or file geodatabase says it: 0601 is 工业用地."""

import sqlite3
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from gisapp.errors import SourceError
from gisapp.sources.formats.geodatabase_items import is_geodatabase, items_of, of_fields, parsed
from gisapp.sources.stand_ins.database import opened_database

if TYPE_CHECKING:
    import pyarrow as pa

Meanings = Mapping[str, Mapping[str, str]]
"""By the name of the attribute and the code as text, what the code means."""

_OF_COLUMNS = """
SELECT columns.column_name, codes.value, codes.description
FROM gpkg_data_columns AS columns
JOIN gpkg_data_column_constraints AS codes USING (constraint_name)
WHERE columns.table_name = ? AND codes.constraint_type = 'enum'
"""


def meanings_of(path: Path, layer: str) -> Meanings:
    """Return what the codes in a layer mean; empty where the file doesn't say.

    Parameters
    ----------
    path : Path
        A file of any format.
    layer : str
        One of its layers.
    """
    if path.suffix.lower() not in (".gpkg", ".gdb"):
        return {}
    return _meanings(path, path.stat().st_mtime_ns, layer)


def with_meanings(batches: "pa.RecordBatchReader", meanings: Meanings) -> "pa.RecordBatchReader":
    """Return the rows of a layer with what its codes mean written behind them."""
    import pyarrow as pa

    schema = batches.schema
    coded = {schema.get_field_index(name): codes for name, codes in meanings.items()}
    coded.pop(-1, None)
    if not coded:
        return batches
    for index in coded:
        schema = schema.set(index, pa.field(schema.field(index).name, pa.string()))

    def told() -> "Iterator[pa.RecordBatch]":
        for batch in batches:
            columns = list(batch.columns)
            for index, codes in coded.items():
                columns[index] = _told(columns[index], codes)
            yield pa.RecordBatch.from_arrays(columns, schema=schema)

    return pa.RecordBatchReader.from_batches(schema, told())


def _told(column: "pa.Array", codes: Mapping[str, str]) -> "pa.Array":
    import pyarrow as pa

    encoded = column.dictionary_encode()
    texts = [str(code.as_py()) for code in encoded.dictionary]
    words = pa.array([f"{text} {codes[text]}" if text in codes else text for text in texts])
    return pa.DictionaryArray.from_arrays(encoded.indices, words.cast(pa.string())).cast(
        pa.string()
    )


@lru_cache(maxsize=64)
def _meanings(path: Path, _time: int, layer: str) -> Meanings:
    return _of_geodatabase(path, layer) if is_geodatabase(path) else _of_geopackage(path, layer)


def _of_geopackage(path: Path, layer: str) -> Meanings:
    found: dict[str, dict[str, str]] = {}
    try:
        with opened_database(path) as connection:
            for column, code, meaning in connection.execute(_OF_COLUMNS, (layer,)):
                if code and meaning:
                    found.setdefault(str(column), {})[str(code)] = str(meaning)
    except (sqlite3.Error, SourceError):
        # Most files have no such tables; damage is told where the rows are read.
        return {}
    return found


def _of_geodatabase(path: Path, layer: str) -> Meanings:
    items = items_of(path)
    domains = {name: _codes(xml) for name, xml in items.items() if "CodedValueDomain" in xml}
    named = of_fields(items.get(layer, ""), "DomainName")
    return {field: domains[domain] for field, domain in named.items() if domain in domains}


def _codes(xml: str) -> dict[str, str]:
    values = (each for each in parsed(xml).iter() if each.tag.endswith("CodedValue"))
    return {each.findtext("Code", ""): each.findtext("Name", "") for each in values}
