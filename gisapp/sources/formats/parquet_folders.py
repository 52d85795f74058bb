"""Folders with the parts of one GeoParquet table, as those who write large tables leave them."""

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import chain, groupby
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from gisapp.errors import SourceError
from gisapp.sources.file_state import FileState

if TYPE_CHECKING:
    import pyarrow as pa

_Common = tuple["pa.Schema", str, str, str | None]
"""The columns of a part; the name, the encoding and the CRS of its geometry."""
SUFFIXES = (".parquet", ".geoparquet")
_NUMBERED = re.compile(r"part[-_.]?\d.*", re.IGNORECASE)
"""How Spark, Dask, DuckDB and Arrow call a part."""
_OF_THE_WHOLE = ("_metadata", "_common_metadata", "_SUCCESS")
"""Files that their writers lay beside the parts."""
_MISSING = "__HIVE_DEFAULT_PARTITION__"


def parts_of(folder: Path) -> tuple[Path, ...]:
    """Return the files of a folder that are one table by their names, in order; else none.

    They stand in folders that are named `key=value`, or side by side and numbered.

    Parameters
    ----------
    folder : Path
        Where they would be.
    """
    try:
        parts = tuple(_files_of(folder))
    except OSError:
        # Whoever opens the folder says why it cannot be read.
        return ()
    keys = {tuple(keys_of(each, folder)) for each in parts}
    return parts if len(keys) == 1 and (any(keys) or _are_numbered(parts)) else ()


def keys_of(part: Path, folder: Path) -> Mapping[str, str | None]:
    """Return what the folders on the way to a part say of all its rows; None for missing.

    >>> keys_of(Path("land/district=%E9%9D%92/year=2024/0.parquet"), Path("land"))
    {'district': '青', 'year': '2024'}
    """
    named = (each.partition("=") for each in part.relative_to(folder).parts[:-1])
    return {
        unquote(key): None if value == _MISSING else unquote(value)
        for key, mark, value in named
        if key and mark
    }


def is_parquet_folder(path: Path) -> bool:
    """Return True for a folder whose parts have the same columns, those that can be read."""
    return path.is_dir() and bool(parts_of(path)) and _is_one_table(FileState.of(path))


def _files_of(folder: Path) -> list[Path]:
    """Return the files of a folder and of those named `key=value`; none if others are there."""
    listed = [
        each
        for each in sorted(folder.iterdir())
        if not each.name.startswith((".", "__MACOSX")) and each.name not in _OF_THE_WHOLE
    ]
    if all(each.suffix.lower() in SUFFIXES and each.is_file() for each in listed):
        return listed
    if not all("=" in each.name and each.is_dir() and not each.is_symlink() for each in listed):
        return []
    inside = [_files_of(each) for each in listed]
    return list(chain.from_iterable(inside)) if all(inside) else []


def _are_numbered(parts: tuple[Path, ...]) -> bool:
    has_whole = any((parts[0].parent / each).is_file() for each in _OF_THE_WHOLE)
    return has_whole or (len(parts) > 1 and all(_NUMBERED.match(each.name) for each in parts))


@lru_cache(maxsize=64)
def _is_one_table(state: FileState) -> bool:
    schemas = filter(None, map(_schema, parts_of(state.path)))
    return len(list(groupby(schemas))) == 1


def _schema(part: Path) -> _Common | None:
    """Return what all parts must have in common; None for a part that cannot be read."""
    from gisapp.sources.formats.geoparquet import opened

    try:
        with opened(part) as (file, geo):
            schema = file.schema_arrow.remove_metadata()
            return schema, geo.name, geo.encoding, geo.crs
    except SourceError:
        return None
