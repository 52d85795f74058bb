"""A folder of the program's own: what is unpacked or put right lies there until it ends."""

import os
import shutil
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp


def new_folder() -> Path:
    """Return a new folder, which goes when the program ends."""
    return Path(mkdtemp(dir=_all().name))


def free_bytes() -> int:
    """Return how much room there is for such folders."""
    return shutil.disk_usage(_all().name).free


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
    stored = os.fsencode(name)
    for encoding in ("utf-8", "gb18030"):
        try:
            return stored.decode(encoding)
        except UnicodeDecodeError:
            continue
    return stored.decode("utf-8", "replace")


@lru_cache(maxsize=1)
def _all() -> "TemporaryDirectory[str]":
    return TemporaryDirectory(prefix="gisapp-", ignore_cleanup_errors=True)
