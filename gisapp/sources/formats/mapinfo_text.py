"""MapInfo's texts, MIF beside MID: columns whose values are not what they are declared to be."""

import csv
import re
from collections.abc import Mapping
from pathlib import Path

from gisapp.sources.formats.declared_types import are_of_type
from gisapp.sources.stand_ins.private_folder import link, new_folder

_DELIMITER = re.compile(rb'(?im)^\s*delimiter\s+"(.)"')
_COLUMNS = re.compile(rb"(?im)^\s*columns\s+\d+\s*\n")
_TEXT = b"Char(254)"
"""The longest that MapInfo has."""


def exact_mif(path: Path, types: Mapping[str, str]) -> Path:
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
        return path
    stored = path.read_bytes()
    found = _COLUMNS.search(stored)
    texts = _not_as_declared(values, _delimiter(stored), tuple(types.values()))
    if found is None or not texts:
        return path
    lines = stored[found.end() :].split(b"\n", len(types))
    for place in texts:
        name = lines[place].split()[0]
        lines[place] = b"  %s %s" % (name, _TEXT)
    made = new_folder() / path.name
    made.write_bytes(stored[: found.end()] + b"\n".join(lines))
    link(values, made.with_suffix(values.suffix))
    return made


def _beside(path: Path) -> tuple[Path, ...]:
    return tuple(path.with_suffix(suffix) for suffix in (".mid", ".MID"))


def _delimiter(stored: bytes) -> str:
    found = _DELIMITER.search(stored)
    return found[1].decode("latin-1") if found else "\t"


def _not_as_declared(values: Path, delimiter: str, kinds: tuple[str, ...]) -> list[int]:
    """Return the places of those columns in which a value is not of their type."""
    import pyarrow as pa

    doubtful = [place for place, kind in enumerate(kinds) if kind != "String"]
    columns: dict[int, set[str]] = {place: set() for place in doubtful}
    with values.open(encoding="latin-1", newline="") as file:
        for row in csv.reader(file, delimiter=delimiter):
            for place in doubtful:
                columns[place].add(row[place] if place < len(row) else "")
    return [
        place
        for place, found in columns.items()
        if ("" in found and kinds[place] in ("Integer", "Integer64", "Int16", "Real", "Boolean"))
        or not are_of_type(pa.array(found, pa.string()), kinds[place])
    ]
