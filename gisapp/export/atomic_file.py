"""A file is written beside its place and moved there: whatever happens, the old one stays whole."""

import errno
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from gisapp.errors import ExportError

_CODES: Mapping[int, str] = {
    errno.EACCES: "no_right_to_write",
    errno.EPERM: "no_right_to_write",
    errno.EROFS: "read_only",
    errno.ENOENT: "no_folder",
    errno.ENOTDIR: "no_folder",
    errno.ENAMETOOLONG: "name_too_long",
    errno.ENOSPC: "no_room",
    errno.EDQUOT: "no_room",
}
"""What keeps a file from being written; other causes are told as the system calls them."""


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Give a path to write to, and move what was written there onto `path` at the end.

    Where the body raises, `path` is as it was and nothing is left beside it.

    Parameters
    ----------
    path : Path
        The file to write, new or old.

    Yields
    ------
    Path
        A path in the same folder with the same suffix.

    Raises
    ------
    ExportError
        The place cannot be written: no such folder, no right, no room, or a folder stands there.
    """
    if path.is_dir():
        raise ExportError("is_a_folder", path=path)
    part = path.with_name(f".{path.stem}.{os.getpid()}.part{path.suffix}")
    try:
        yield part
        _settle_on_disk(part)
        part.replace(path)
    except OSError as error:
        raise _failure(path, error) from error
    finally:
        with suppress(OSError):
            part.unlink()


def _failure(path: Path, error: OSError) -> ExportError:
    code = _CODES.get(error.errno or 0, "not_written")
    reason = error.strerror or str(error)
    return ExportError(code, path=path, folder=path.parent, reason=reason, details=str(error))


def _settle_on_disk(path: Path) -> None:
    """Wait until the content is on the disk, lest a power cut leaves a moved but empty file."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
