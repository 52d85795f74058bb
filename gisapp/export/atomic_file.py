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
    return ExportError(code, path=path, folder=path.parent, details=str(error))


def _settle_on_disk(path: Path) -> None:
    """Wait until the content is on the disk, lest a power cut leaves a moved but empty file."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
