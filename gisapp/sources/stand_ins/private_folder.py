"""A folder of the program's own: what is unpacked or put right lies there until it ends."""

import os
import shutil
import time
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir, mkdtemp
from threading import Lock

from gisapp.errors import SourceError
from gisapp.part_files import claim_file, unclaimed

_PREFIX = "gisapp-"
_IN_USE = ".gisapp-in-use"
"""The file that tells our folders from those of others, and by which a process claims one."""
_MAKING = Lock()
_MEGABYTE = 1024**2
_NEW_S = 60.0
"""How long a folder may have been made but not claimed yet."""


def new_folder() -> Path:
    """Return a new folder, which goes when the program ends."""
    return Path(mkdtemp(dir=_all().name))


def check_room(path: Path, size_bytes: int) -> None:
    """Find out before writing to such a folder whether there is room for it.

    Parameters
    ----------
    path : Path
        The file that is to be opened, for the sentence.
    size_bytes : int
        What will be written for it.

    Raises
    ------
    SourceError
        There is less.
    """
    folder = Path(_all().name)
    free = shutil.disk_usage(folder).free
    if size_bytes > free:
        needed, left = size_bytes // _MEGABYTE, free // _MEGABYTE
        raise SourceError(
            "no_room_to_open", path=path, size=needed, free=left, folder=folder.parent
        )


def link(target: Path, place: Path) -> Path:
    """Make a file appear in another place, and return that.

    Parameters
    ----------
    target : Path
        The file; nothing that is written beside `place` comes near it.
    place : Path
        In a new folder.
    """
    try:
        place.symlink_to(target.absolute())
    except OSError:
        # Some systems keep links for administrators.
        shutil.copyfile(target, place)
    return place


def readable_name(name: str) -> str:
    """Return the name of a file as text: one that is not UTF-8 is taken for Chinese.

    >>> readable_name("plots")
    'plots'
    """
    if name.isascii():
        return name
    from gisapp.sources.text_encodings import decoded

    stored = os.fsencode(name)
    text = decoded(stored)
    return stored.decode("utf-8", "replace") if text is None else text


def _all() -> "TemporaryDirectory[str]":
    # Of two that two workers made at once, one would go, and what lies in it.
    with _MAKING:
        return _made()


@lru_cache(maxsize=1)
def _made() -> "TemporaryDirectory[str]":
    _sweep(Path(gettempdir()))
    made = TemporaryDirectory(prefix=_PREFIX, ignore_cleanup_errors=True)
    claim_file(Path(made.name) / _IN_USE)
    return made


def _sweep(folder: Path) -> None:
    """Delete what killed runs left; what a running one has stays."""
    marks = folder.glob(f"{_PREFIX}*/{_IN_USE}")
    for mark in unclaimed(mark for mark in marks if not _is_new(mark)):
        with suppress(OSError):
            mark.unlink()
            shutil.rmtree(mark.parent)


def _is_new(mark: Path) -> bool:
    try:
        return time.time() - mark.stat().st_mtime < _NEW_S
    except OSError:
        return True  # its process has just ended
