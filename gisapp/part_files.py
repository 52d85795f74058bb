"""What is being written: parts of killed runs are swept, and what is private stays so."""

import os
import shutil
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

PRIVATE = 0o600
"""The mode of a file that only the user may read and write."""
_PRIVATE_FOLDER = 0o700
_PREFIX = ".gisapp-"
_MARK = ".part"
_LONGEST_SUFFIX = 32
"""In bytes: with more, the name might be longer than a file's may be."""
_READABLE = 0o755
_CLAIM = "claim"
"""A file within a folder that is open as long as that is being written, on Windows."""


@contextmanager
def part_file(folder: Path, suffix: str = "", mode: int = 0o666) -> Iterator[Path]:
    """Give a new empty file to write to; it is gone at the end, unless it was moved elsewhere.

    What a killed run left in the folder goes first.

    Parameters
    ----------
    folder : Path
        Where the file shall be, beside what it will replace.
    suffix : str
        How its name ends, unless that is long.
    mode : int
        Who may read and write it; the user's mask takes rights away.

    Yields
    ------
    Path
        A name of at most 80 bytes.

    Raises
    ------
    OSError
        The folder is not there, or may not be written.
    """
    sweep_parts(folder)
    with _new_part(folder, suffix, mode) as part:
        try:
            yield part
        finally:
            part.unlink(missing_ok=True)


@contextmanager
def part_folder(folder: Path) -> Iterator["PartFolder"]:
    """Give a new empty folder to write to; it is gone at the end, unless it was moved elsewhere.

    What a killed run left in the folder around it goes first; errors as of `part_file`.
    """
    sweep_parts(folder)
    with _new_folder(folder) as part:
        made = PartFolder(part / "new", part / "old")
        try:
            made.new.mkdir(mode=_READABLE)
            yield made
        finally:
            shutil.rmtree(part, ignore_errors=True)


@dataclass(frozen=True)
class PartFolder:
    """A folder that is being written, and where what it replaces may be meanwhile.

    Parameters
    ----------
    new : Path
        The folder to write to.
    old : Path
        Not there yet. Where a run is killed before the new one is in its place, what lies in there
        is put back under its name.
    """

    new: Path
    old: Path


def sweep_parts(folder: Path) -> None:
    """Delete the parts of killed runs in a folder; those that are being written stay.

    What stands beside a part under its name, such as the journal of a database, goes with it.
    """
    groups: dict[str, list[Path]] = {}
    for part in parts_in(folder):
        groups.setdefault(part.name.partition(_MARK)[0], []).append(part)
    for group in groups.values():
        if list(unclaimed(group)) == group:
            sweep(group)


def parts_in(folder: Path) -> tuple[Path, ...]:
    """Return the parts in a folder, whoever writes them; none where it may not be read."""
    with suppress(OSError):
        return tuple(folder.glob(f"{_PREFIX}*{_MARK}*"))
    return ()


def sweep(files: Iterable[Path]) -> None:
    """Delete those files and folders that no running process has claimed, of the user's own.

    What cannot be told or deleted stays for another time.
    """
    for file in unclaimed(files):
        with suppress(OSError):
            if file.is_dir():
                _put_back(file)
                shutil.rmtree(file)
            else:
                file.unlink()


def _put_back(part: Path) -> None:
    """Take out of a part what it was to replace, where a run was killed in between."""
    for old in (part / "old").glob("*"):
        if not os.path.lexists(part.parent / old.name):
            old.rename(part.parent / old.name)


def make_private(folder: Path) -> Path:
    """Make a folder, unless it is there, that only the user can look into, and return it.

    Raises
    ------
    OSError
        It cannot be made, or belongs to another user.
    """
    folder.mkdir(_PRIVATE_FOLDER, parents=True, exist_ok=True)
    if stat.S_IMODE(folder.stat().st_mode) != _PRIVATE_FOLDER:
        folder.chmod(_PRIVATE_FOLDER)
    return folder


if sys.platform == "win32":

    def claim(handle: int, *, waits: bool = False) -> None:
        """Do nothing: what is open cannot be deleted by others."""

    def claim_file(file: Path) -> None:
        """Make a file that cannot be deleted until this process ends."""
        os.open(file, os.O_CREAT | os.O_RDWR)

    def unclaimed(files: Iterable[Path]) -> Iterator[Path]:
        """Yield all files, which refuse to be deleted while open, and folders without a claim."""
        for file in files:
            with suppress(OSError):
                (file / _CLAIM).unlink(missing_ok=True)
                yield file

    @contextmanager
    def _new_folder(folder: Path) -> Iterator[Path]:
        part = _name(folder, "")
        part.mkdir(_PRIVATE_FOLDER)
        with (part / _CLAIM).open("w"):
            yield part

    @contextmanager
    def _new_part(folder: Path, suffix: str, mode: int) -> Iterator[Path]:
        part = _name(folder, suffix)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, mode))
        yield part

else:
    import fcntl

    def claim(handle: int, *, waits: bool = False) -> None:
        """Tell other processes that a file is in use, until it is closed or this one ends.

        Parameters
        ----------
        handle : int
            The open file's number.
        waits : bool
            True to wait until no other process has claimed it.

        Raises
        ------
        OSError
            Another process has claimed it, or the drive knows no claims.
        """
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if waits else fcntl.LOCK_NB))

    def claim_file(file: Path) -> None:
        """Make a file and claim it until this process ends."""
        with suppress(OSError):
            claim(os.open(file, os.O_CREAT | os.O_RDWR, PRIVATE))

    def unclaimed(files: Iterable[Path]) -> Iterator[Path]:
        """Yield those files and folders, no links, of the user's own that no process has claimed.

        Each is claimed until the next one is asked for.
        """
        for file in files:
            with suppress(OSError), _opened(file) as handle:
                state = os.fstat(handle)
                is_known = stat.S_ISREG(state.st_mode) or stat.S_ISDIR(state.st_mode)
                if is_known and os.geteuid() in (state.st_uid, 0):
                    claim(handle)
                    yield file

    @contextmanager
    def _opened(file: Path) -> Iterator[int]:
        mode = os.O_RDONLY if file.is_dir() else os.O_RDWR
        handle = os.open(file, mode | os.O_NOFOLLOW | os.O_NONBLOCK)
        try:
            yield handle
        finally:
            os.close(handle)

    @contextmanager
    def _new_part(folder: Path, suffix: str, mode: int) -> Iterator[Path]:
        part = _name(folder, suffix)
        handle = os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, mode)
        try:
            # Some network drives have no locks: there, no process can claim or sweep anything.
            with suppress(OSError):
                claim(handle)
            yield part
        finally:
            os.close(handle)

    @contextmanager
    def _new_folder(folder: Path) -> Iterator[Path]:
        part = _name(folder, "")
        part.mkdir(_PRIVATE_FOLDER)
        with _opened(part) as handle:
            with suppress(OSError):
                claim(handle)
            yield part


def _name(folder: Path, suffix: str) -> Path:
    is_short = len(os.fsencode(suffix)) <= _LONGEST_SUFFIX
    return folder / f"{_PREFIX}{os.urandom(8).hex()}{_MARK}{suffix if is_short else ''}"
