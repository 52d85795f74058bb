"""Tells whether a file is still the one that was opened: size, time, and a cheap look inside."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from gisapp.errors import ChangedOnDisk
from gisapp.sources.system_failures import of_file_system

_SET_OF: Mapping[str, tuple[str, ...]] = {
    ".shp": (".dbf", ".shx", ".prj", ".cpg"),
    ".tab": (".dat", ".map", ".id"),
    ".mif": (".mid",),
    ".tif": (".tfw", ".prj"),
    ".jpg": (".jgw", ".prj"),
    ".png": (".pgw", ".prj"),
}
"""The files of the same stem that belong to a file, by its suffix."""
_JOURNALS = ("-wal", "-journal")
"""Beside an SQLite file: what was written to it last may stand there."""
_BLOCK_BYTES = 4096
_BLOCKS = 16
"""A file of no more blocks is looked at whole, another one at its head, its tail and between.

The head of an SQLite file has a counter of its changes, those of Shapefiles and FlatGeobufs say how
many features there are; the tail of a Parquet file says where its columns are.
"""


@dataclass(frozen=True)
class FileState:
    """What is known of a file, or of a folder, by a quick look.

    Parameters
    ----------
    path : Path
        The file.
    members : tuple
        Name, size in bytes, times in nanoseconds and a digest of some blocks, of each file that
        belongs to it; empty where the file is gone.
    """

    path: Path
    members: tuple[tuple[str, int, int, int, bytes], ...]

    @classmethod
    def of(cls, path: Path) -> "FileState":
        """Return the state of a file as it is now."""
        return cls(path, tuple(_look_at(member, path) for member in _members(path)))

    @property
    def is_current(self) -> bool:
        """True as long as the file is what it was."""
        return FileState.of(self.path) == self

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Hold what is read from the file to this state: checked before and after.

        Raises
        ------
        ChangedOnDisk
            The file has changed, before or meanwhile; that goes before what else failed.
        """
        self._check()
        try:
            yield
        except Exception as error:
            if not self.is_current:
                raise ChangedOnDisk.of(self.path) from error
            raise
        self._check()

    def _check(self) -> None:
        if not self.is_current:
            raise ChangedOnDisk.of(self.path)


def is_file(path: Path) -> bool:
    """Return True for a file that is there, False also for a name longer than any file can have."""
    try:
        return path.is_file()
    except OSError:
        return False


def _members(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(each for each in path.rglob("*") if each.is_file())
    suffixes = _SET_OF.get(path.suffix.lower(), ())
    beside = [path.with_suffix(each) for suffix in suffixes for each in (suffix, suffix.upper())]
    journals = [path.with_name(path.name + each) for each in _JOURNALS]
    # An empty journal says nothing; whoever reads an SQLite file may leave one.
    written = [each for each in journals if is_file(each) and each.stat().st_size]
    return [each for each in (path, *beside, *written) if is_file(each)]


def _look_at(member: Path, path: Path) -> tuple[str, int, int, int, bytes]:
    name = str(member.relative_to(path.parent))
    try:
        state = member.stat()
        is_looked_at_whole = state.st_size <= _BLOCKS * _BLOCK_BYTES
        # Who writes a file may give it its old time back, but not the time of that.
        written_ns = 0 if is_looked_at_whole else state.st_ctime_ns
        digest = _digest(member, state.st_size, whole=is_looked_at_whole)
        return name, state.st_size, state.st_mtime_ns, written_ns, digest
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        # Gone since it was listed, or closed to us: whoever reads it says so.
        return name, -1, -1, -1, b""
    except OSError as error:
        raise of_file_system(path, error) from error


def _digest(member: Path, size: int, *, whole: bool) -> bytes:
    """Return a digest of a file of so many bytes: of all of it, or of some blocks."""
    # It brings OpenSSL along, which the first frame does without.
    from hashlib import blake2b

    digest = blake2b(digest_size=16)
    with member.open("rb") as file:
        if whole:
            digest.update(file.read())
        else:
            for block in range(_BLOCKS):
                file.seek((size - _BLOCK_BYTES) * block // (_BLOCKS - 1))
                digest.update(file.read(_BLOCK_BYTES))
    return digest.digest()
