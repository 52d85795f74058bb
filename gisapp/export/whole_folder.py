"""A folder is written beside its place and moved there, so that the old one stays whole."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gisapp.errors import ExportError
from gisapp.export.atomic_file import file_failure, told_of, whole_file
from gisapp.part_files import PartFolder, part_folder

_MARK = b'content="gisapp"'
"""Stands in the head of each page that gisapp wrote."""
_HEAD = 4000


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
        with part_folder(target.parent) as part:
            yield part.new
            if target.exists():
                _move_aside(target, part)
            else:
                part.new.rename(target)
    except OSError as error:
        raise file_failure(path, error) from error


def _move_aside(target: Path, part: PartFolder) -> None:
    """Put a folder in the place of another; of one that cannot be moved there, the old one."""
    part.old.mkdir()
    old = part.old / target.name
    target.rename(old)
    try:
        part.new.rename(target)
    except OSError:
        old.rename(target)
        raise


@contextmanager
def filled_folder(path: Path) -> Iterator[Path]:
    """Give a folder to write files to, and move them to `path` at the end: a new one at once.

    Where the body raises, the files that it has written are moved all the same; where the program
    is killed, none is there.

    Parameters
    ----------
    path : Path
        A folder; what is in it stays, but for files of the same names.

    Yields
    ------
    Path
        An empty folder.

    Raises
    ------
    ExportError
        A file is there, or the place cannot be written.
    """
    if path.exists() and not path.is_dir():
        raise ExportError("is_a_file", path=path)
    around = path if path.exists() else path.parent
    try:
        around.mkdir(parents=True, exist_ok=True)
        with part_folder(around) as part:
            try:
                with told_of(path, part.new):
                    yield part.new
            finally:
                _fill(path, part.new)
    except OSError as error:
        raise file_failure(path, error) from error


def _fill(path: Path, new: Path) -> None:
    made = sorted(new.iterdir())
    if made and not path.exists():
        new.rename(path)
        return
    for file in made:
        place = path / file.name
        if os.path.lexists(place):
            with whole_file(place) as part:
                shutil.copyfile(file, part)
        else:
            file.rename(place)


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
