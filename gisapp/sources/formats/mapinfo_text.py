"""MapInfo's texts, MIF beside MID: columns whose values are not what they are declared to be."""

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from gisapp.sources.formats.declared_types import are_of_type
from gisapp.sources.stand_ins.mapinfo import COLUMNS
from gisapp.sources.stand_ins.private_folder import link, new_folder

if TYPE_CHECKING:
    import pyarrow as pa

_DELIMITER = re.compile(rb'(?im)^\s*delimiter\s+"(.)"')
_TEXT = b"Char(254)"
"""The longest that MapInfo has."""


_NUMBERS: Mapping[str, Callable[[str], int | float]] = {
    **dict.fromkeys(("Int16", "Integer", "Integer64"), int),
    "Real": float,
}


@dataclass(frozen=True)
class ExactFile:
    """A file of which GDAL changes no value.

    Parameters
    ----------
    path : Path
        Where it is.
    numbers : mapping of str to str
        By name, the types of columns of numbers that GDAL reads as texts: some are missing.
    """

    path: Path
    numbers: Mapping[str, str] = field(default_factory=dict)


def exact_mif(path: Path, types: Mapping[str, str]) -> ExactFile:
    """Return MIF that declares some columns as texts; the same file where all are what they say.

    GDAL makes 0 of an empty value in a column of numbers too.

    Parameters
    ----------
    path : Path
        The `.mif`; its values are in the `.mid` beside it.
    types : mapping of str to str
        GDAL's words for the types of all columns, in the file's order.
    """
    values = next((each for each in _beside(path) if each.is_file()), None)
    if values is None:
        return ExactFile(path)
    stored = path.read_bytes()
    found = COLUMNS.search(stored)
    texts = _not_as_declared(values, _delimiter(stored), tuple(types.values()))
    if found is None or not texts:
        return ExactFile(path)
    lines = stored[found.end() :].split(b"\n", len(types))
    for place in texts:
        name = lines[place].split()[0]
        lines[place] = b"  %s %s" % (name, _TEXT)
    made = new_folder() / path.name
    made.write_bytes(stored[: found.end()] + b"\n".join(lines))
    link(values, made.with_suffix(values.suffix))
    names = list(types)
    numbers = {names[place] for place, is_number in texts.items() if is_number}
    return ExactFile(made, {name: kind for name, kind in types.items() if name in numbers})


def with_numbers(
    batches: "pa.RecordBatchReader", numbers: Mapping[str, str]
) -> "pa.RecordBatchReader":
    """Return rows whose texts are numbers in some columns, missing where a text is empty.

    Parameters
    ----------
    batches : pyarrow.RecordBatchReader
        As GDAL reads them.
    numbers : mapping of str to str
        The types of such columns, as in `ExactFile`.
    """
    import pyarrow as pa

    schema = batches.schema
    wanted = {schema.get_field_index(name): kind for name, kind in numbers.items()}
    wanted.pop(-1, None)
    if not wanted:
        return batches
    for place, kind in wanted.items():
        made = pa.float64() if kind == "Real" else pa.int64()
        schema = schema.set(place, pa.field(schema.field(place).name, made))

    def rows() -> "Iterator[pa.RecordBatch]":
        for batch in batches:
            columns = list(batch.columns)
            for place, kind in wanted.items():
                texts = columns[place].dictionary_encode()
                known = [
                    _NUMBERS[kind](each) if each else None for each in texts.dictionary.to_pylist()
                ]
                columns[place] = pa.array(known, schema.field(place).type).take(texts.indices)
            yield pa.RecordBatch.from_arrays(columns, schema=schema)

    return pa.RecordBatchReader.from_batches(schema, rows())


def _beside(path: Path) -> tuple[Path, ...]:
    return tuple(path.with_suffix(suffix) for suffix in (".mid", ".MID"))


def _delimiter(stored: bytes) -> str:
    found = _DELIMITER.search(stored)
    return found[1].decode("latin-1") if found else "\t"


def _not_as_declared(values: Path, delimiter: str, kinds: tuple[str, ...]) -> dict[int, bool]:
    """Return the places of columns that GDAL would change, with True for numbers with gaps."""
    import pyarrow as pa

    doubtful = [place for place, kind in enumerate(kinds) if kind != "String"]
    columns: dict[int, set[str]] = {place: set() for place in doubtful}
    with values.open(encoding="latin-1", newline="") as file:
        for row in csv.reader(file, delimiter=delimiter):
            for place in doubtful:
                columns[place].add(row[place] if place < len(row) else "")
    fits = {
        place: are_of_type(pa.array(found, pa.string()), kinds[place])
        for place, found in columns.items()
    }
    return {
        place: fits[place] and kinds[place] in _NUMBERS
        for place, found in columns.items()
        if not fits[place] or ("" in found and kinds[place] in (*_NUMBERS, "Boolean"))
    }
