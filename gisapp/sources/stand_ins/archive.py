"""Archives are unpacked into a folder of the program's own, their names read right."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.errors import SourceError
from gisapp.sources.damaged_archives import DAMAGES
from gisapp.sources.file_state import FileState
from gisapp.sources.stand_ins.packed_files import Packed, packed_files
from gisapp.sources.stand_ins.packed_names import placed
from gisapp.sources.stand_ins.private_folder import check_room, new_folder

_MEGABYTE = 1024**2
_HARMLESS_BYTES = 256 * _MEGABYTE
_MOST_TIMES = 200
"""No map is packed to less than a hundredth; what is made to fill a disk is, to a thousandth."""
_MOST_MEMBERS = 20_000


def unpacked(path: Path, progress: Progress = NO_PROGRESS) -> Path:
    """Return the folder with what is in an archive; it is unpacked once.

    Parameters
    ----------
    path : Path
        The archive.
    progress : Progress
        Asked after each megabyte whether to stop.

    Raises
    ------
    SourceError
        It is damaged, protected by a password, or too large.
    Cancelled
        The user wanted it.
    """
    return _unpacked(_Archive(FileState.of(path.absolute()), progress))


@dataclass(frozen=True)
class _Archive:
    """An archive in a state; who listens to its unpacking makes it no other one."""

    state: FileState
    progress: Progress = field(compare=False)


@lru_cache(maxsize=64)
def _unpacked(archive: _Archive) -> Path:
    folder = new_folder()
    unpack_into(folder, archive.state.path, archive.progress, check_room)
    return folder


def unpack_into(
    folder: Path, path: Path, progress: Progress, check_room: Callable[[Path, int], None]
) -> None:
    """Unpack an archive into a folder; nothing of it comes to lie outside.

    Parameters
    ----------
    folder : Path
        A new one.
    path : Path
        The archive.
    progress : Progress
        Asked after each megabyte whether to stop.
    check_room : callable
        Gets the archive and how many bytes it says that it has, and fails where there is no room.

    Raises
    ------
    SourceError
        It is damaged, protected by a password, or too large.
    Cancelled
        The user wanted it.
    """
    limit = _Limit(path)
    try:
        with packed_files(path, progress) as files:
            members = placed(_allowed(files, limit))
            check_room(path, limit.stated_bytes)
            for name, member in members.items():
                place = folder / name
                place.parent.mkdir(parents=True, exist_ok=True)
                with member.open() as packed, place.open("wb") as file:
                    for block in _blocks(packed, limit):
                        progress.check()
                        file.write(block)
    except DAMAGES as error:
        raise SourceError("archive_damaged", path=path, details=str(error)) from error


@dataclass
class _Limit:
    """How much an archive says that it has, and how much has come out of it."""

    path: Path
    members: int = 0
    stated_bytes: int = 0
    unpacked_bytes: int = 0

    def check(self) -> None:
        """Refuse what is made to fill a disk."""
        size = max(self.stated_bytes, self.unpacked_bytes)
        is_made_up = size > max(_HARMLESS_BYTES, _MOST_TIMES * self.path.stat().st_size)
        if is_made_up or self.members > _MOST_MEMBERS:
            raise SourceError(
                "archive_unfolds", path=self.path, size=size // _MEGABYTE, members=self.members
            )


def _allowed(files: Iterator[Packed], limit: _Limit) -> Iterator[Packed]:
    for each in files:
        if each.is_locked:
            raise SourceError("archive_locked", path=limit.path)
        limit.members += 1
        limit.stated_bytes += each.size_bytes
        limit.check()
        yield each


def _blocks(packed: BinaryIO, limit: _Limit) -> Iterator[bytes]:
    while block := packed.read(_MEGABYTE):
        limit.unpacked_bytes += len(block)
        limit.check()
        yield block
