"""A database (GeoPackage, MBTiles) that SQLite would write beside, though it only reads it."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from gisapp.sources.file_state import is_file
from gisapp.sources.stand_ins.private_folder import check_room, link
from gisapp.sources.stand_ins.stand_in import StandIn, new_place

_MAGIC = b"SQLite format 3\0"
_VERSIONS = slice(18, 20)
"""Where the header says how the file is written to; 2 for write-ahead logs, 1 for all others."""
_SPARSE = """<VSISparseFile>
<Length>{size}</Length>
<SubfileRegion><Filename>{header}</Filename><DestinationOffset>0</DestinationOffset>
<SourceOffset>0</SourceOffset><RegionLength>100</RegionLength></SubfileRegion>
<SubfileRegion><Filename>{file}</Filename><DestinationOffset>100</DestinationOffset>
<SourceOffset>100</SourceOffset><RegionLength>{rest}</RegionLength></SubfileRegion>
</VSISparseFile>
"""


def is_database(path: Path) -> bool:
    """Return True for a file of SQLite's, whatever it is called."""
    return _header(path).startswith(_MAGIC)


def quiet_database(path: Path) -> StandIn | None:
    """Return what GDAL opens in place of a database, None where it writes nothing beside it."""
    header = _header(path)
    if not header.startswith(_MAGIC):
        return None
    if _has_log(path):
        return StandIn(str(settled_copy(path)))
    if header[_VERSIONS] == b"\x01\x01":
        return None
    return StandIn(_without_log(path, header))


def read_only_uri(path: Path) -> str:
    """Return how `sqlite3.connect` opens a database without a trace.

    Raises
    ------
    OSError
        The file cannot be read.
    SourceError
        There is no room for a copy of it.
    """
    if _header(path)[_VERSIONS] == b"\x01\x01" and not _has_log(path):
        return f"{path.absolute().as_uri()}?mode=ro"
    opened = settled_copy(path) if _has_log(path) else path
    return f"{opened.absolute().as_uri()}?mode=ro&immutable=1"


def _header(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(100)


def _has_log(path: Path) -> bool:
    """Return True if a part of what was written last still stands in a file beside it."""
    return any(is_file(log) and log.stat().st_size for log in _logs(path))


def _logs(path: Path) -> tuple[Path, Path]:
    return path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-journal")


def settled_copy(path: Path) -> Path:
    """Return a copy into which what stood beside the file has been written.

    Raises
    ------
    SourceError
        There is no room for it.
    """
    logs = [log for log in _logs(path) if is_file(log)]
    check_room(path, sum(file.stat().st_size for file in (path, *logs)))
    place = new_place(path)
    shutil.copyfile(path, place)
    for log in logs:
        shutil.copyfile(log, place.with_name(place.name + log.name.removeprefix(path.name)))
    with closing(sqlite3.connect(place)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
    return place


def _without_log(path: Path, header: bytes) -> str:
    """Return the name of the same file without the mark of a log; nothing is copied."""
    place = new_place(path)
    folder = place.parent
    plain = bytearray(header)
    plain[_VERSIONS] = b"\x01\x01"
    (folder / "header").write_bytes(plain)
    size = path.stat().st_size
    place.write_text(
        _SPARSE.format(
            size=size,
            rest=size - len(header),
            header=folder / "header",
            file=link(path, folder / "database"),
        ),
        encoding="utf-8",
    )
    return f"/vsisparse/{place}"
