"""A file is written beside its place and moved there: whatever happens, the old one stays whole."""

import errno
import os
import shutil
import stat
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from gisapp.errors import ExportError
from gisapp.part_files import part_file

_CODES: Mapping[int, str] = {
    errno.EACCES: "no_right_to_write",
    errno.EPERM: "no_right_to_write",
    errno.EROFS: "read_only",
    errno.ENOENT: "no_folder",
    errno.ENOTDIR: "no_folder",
    errno.ENAMETOOLONG: "name_too_long",
    errno.ENOSPC: "no_room",
    errno.EDQUOT: "no_room",
    errno.EFBIG: "too_large_for_disk",
    errno.EMFILE: "too_many_files",
    errno.ENFILE: "too_many_files",
    errno.EBUSY: "written_by_another",
    errno.ETXTBSY: "written_by_another",
    errno.ELOOP: "link_in_circle",
    errno.EINVAL: "name_not_allowed",
}
"""What keeps a file from being written, by what the system calls it."""


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Give a path to write to, and move what was written there onto `path` at the end.

    Where the body raises, `path` is as it was and nothing is left beside it. A link stays, and
    what it leads to is replaced; the new file has the rights and the owner of the old one.

    Parameters
    ----------
    path : Path
        The file to write, new or old.

    Yields
    ------
    Path
        An empty file in the same folder, with the same suffix unless that is long.

    Raises
    ------
    ExportError
        The place cannot be written: no such folder, no right, no room; or what stands there is
        a folder, a device or write-protected, or another user's.
    """
    with whole_files(path) as (part,):
        yield part


@contextmanager
def whole_files(path: Path, *others: Path) -> Iterator[tuple[Path, ...]]:
    """Give paths to write to, and move the files into place together at the end.

    All are on the disk before the first one is moved, so that old and new ones are mixed at no
    time that counts. Parameters and errors are those of `whole_file`.
    """
    try:
        with ExitStack() as stack:
            made = [stack.enter_context(_part_of(each)) for each in (path, *others)]
            yield tuple(part for _, part in made)
            for _, part in made:
                _settle_on_disk(part)
            for target, part in made:
                part.replace(target)
    except OSError as error:
        raise file_failure(path, error) from error


@contextmanager
def _part_of(path: Path) -> Iterator[tuple[Path, Path]]:
    """Give the place of a file, and the part that is to be moved there."""
    old = _state_of(path)
    if old is not None:
        _check_replaceable(path, old)
    # Not what leads there: it may be a link into another folder.
    target = Path(os.path.realpath(path))
    with part_file(target.parent, target.suffix) as part:
        if old is not None:
            _take_after(target, old, part)
        with told_of(path, part):
            yield target, part


@contextmanager
def told_of(path: Path, part: Path) -> Iterator[None]:
    """Have failures name what is wanted, or what is in it, never its part, which no user knows."""
    try:
        yield
    except ExportError as error:
        values = {name: _wanted(value, path, part) for name, value in error.values.items()}
        if values == error.values:
            raise
        raise ExportError(error.code, details=error.details, **values) from error


def _wanted(value: object, path: Path, part: Path) -> object:
    if isinstance(value, Path) and value.is_relative_to(part):
        return path / value.relative_to(part)
    return value


def _state_of(path: Path) -> os.stat_result | None:
    """Return the state of what a path leads to; None where there is nothing yet."""
    try:
        return path.stat()
    except FileNotFoundError:
        return None
    except ValueError as error:
        # Python asks the system nothing of a name that has a NUL, or half a character, in it.
        raise ExportError("name_not_allowed", path=path, details=str(error)) from error


def _check_replaceable(path: Path, old: os.stat_result) -> None:
    if stat.S_ISDIR(old.st_mode):
        raise ExportError("is_a_folder", path=path)
    if not stat.S_ISREG(old.st_mode):
        raise ExportError("is_no_file", path=path)
    # Whoever may do everything may write it all the same, but nobody wants that.
    is_protected = not old.st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
    if is_protected or not os.access(path, os.W_OK):
        raise ExportError("write_protected", path=path)


def _take_after(target: Path, old: os.stat_result, part: Path) -> None:
    """Give a new file the owner and the rights of the one that it will replace."""
    new = part.stat()
    if sys.platform != "win32" and (new.st_uid, new.st_gid) != (old.st_uid, old.st_gid):
        try:
            os.chown(part, old.st_uid, old.st_gid)
        except PermissionError as error:
            raise ExportError("of_another_user", path=target, details=str(error)) from error
    # Lists of rights too, which some systems have besides; the times change with the writing.
    shutil.copystat(target, part)


def file_failure(path: Path, error: OSError) -> ExportError:
    """Return what keeps a file or folder from being written, in words for users."""
    code = _CODES.get(error.errno or 0, "not_written")
    return ExportError(code, path=path, folder=path.parent, details=str(error))


def _settle_on_disk(path: Path) -> None:
    """Wait until the content is on the disk, lest a power cut leaves a moved but empty file."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
