"""A folder is written beside its place and moved there, so that the old one stays whole."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from gisapp.errors import ExportError
from gisapp.export.atomic_file import file_failure

_MARK = b'content="gisapp"'
"""Stands in the head of each page that gisapp wrote."""
_HEAD = 4000
_READABLE = 0o755


@contextmanager
def whole_folder(path: Path, page: str, *others: str) -> Iterator[Path]:
    """Give a folder to write to, and move it to `path` at the end, in place of an older one.

    Where the body raises, `path` is as it was and nothing is left beside it.

    Parameters
    ----------
    path : Path
        A folder that is not there yet, an empty one, or one that was written so before.
    page, others : str
        What may be in that: a page of gisapp's, and nothing but these beside it.

    Yields
    ------
    Path
        An empty folder beside it.

    Raises
    ------
    ExportError
        Something else is there, or the place cannot be written.
    """
    # What a link leads to is replaced, and the link stays.
    target = path.resolve()
    try:
        _check_replaceable(target, path, page, others)
        aside = Path(mkdtemp(prefix=".gisapp-", suffix=".part", dir=target.parent))
    except OSError as error:
        raise file_failure(path, error) from error
    try:
        new, old = aside / "new", aside / "old"
        new.mkdir(mode=_READABLE)
        yield new
        if target.exists():
            target.rename(old)
        try:
            new.rename(target)
        except OSError:
            if old.exists():
                old.rename(target)
            raise
    except OSError as error:
        raise file_failure(path, error) from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _check_replaceable(target: Path, path: Path, page: str, others: tuple[str, ...]) -> None:
    if not target.exists():
        return
    if not target.is_dir():
        raise ExportError("is_a_file", path=path)
    found = {each.name for each in target.iterdir()}
    if found and not (found <= {page, *others} and _is_ours(target / page)):
        raise ExportError("folder_of_others", path=path)


def _is_ours(page: Path) -> bool:
    if not page.is_file():
        return False
    with page.open("rb") as file:
        return _MARK in file.read(_HEAD)
