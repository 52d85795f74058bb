"""A file is written beside its place and moved there: whatever happens, the old one stays whole."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from gisapp.errors import ExportError


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
        raise ExportError(f"{path} is a folder; name a file to write.")
    part = path.with_name(f".{path.stem}.{os.getpid()}.part{path.suffix}")
    try:
        yield part
        _settle_on_disk(part)
        part.replace(path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ExportError(f"{path} cannot be written: {reason}; choose another place.") from error
    finally:
        with suppress(OSError):
            part.unlink()


def _settle_on_disk(path: Path) -> None:
    """Wait until the content is on the disk, lest a power cut leaves a moved but empty file."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
