"""Packages: a project and all of its files in one zip, which are unpacked to be opened."""

import os
import shutil
import stat
from contextlib import suppress
from itertools import count, islice
from pathlib import Path
from tempfile import mkdtemp
from zipfile import ZipFile, ZipInfo

from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.project.places import leads_out
from gisapp.core.project.portable_names import is_portable
from gisapp.errors import SourceError
from gisapp.sources.damaged_archives import DAMAGES
from gisapp.sources.file_state import is_file
from gisapp.sources.project.project_file import is_project, read_project
from gisapp.sources.stand_ins.archive import unpack_into
from gisapp.sources.system_failures import of_file_system

_SUFFIX = ".zip"
_HEAD_BYTES = 1024
_NAME_AT = 30
"""Where the name of the first file stands in a zip, after the lengths of it: APPNOTE, 4.3.7."""
_MEGABYTE = 1024**2


def is_package(path: Path) -> bool:
    """Return True for a zip whose first file is a project, as packages have it; a quick look."""
    if path.suffix.lower() != _SUFFIX or not is_file(path):
        return False
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD_BYTES)
    except OSError:
        # Whoever opens it as an archive says why.
        return False
    length = int.from_bytes(head[26:28], "little")
    name = head[_NAME_AT : _NAME_AT + length]
    return head.startswith(b"PK\x03\x04") and name.lower().endswith(b".gisapp")


def project_in(path: Path) -> Path | None:
    """Return the project that a path means: itself, or the one in the folder of a package."""
    if is_project(path):
        return path
    found: list[Path] = []
    # What cannot be looked at is no package; whoever opens it says why.
    with suppress(OSError):
        if path.is_dir():
            found = list(islice((each for each in path.iterdir() if is_project(each)), 2))
    return found[0] if len(found) == 1 else None


def unpack_package(path: Path, folder: Path, progress: Progress = NO_PROGRESS) -> Path:
    """Unpack a package into a new folder of its name, and return the project in it.

    Parameters
    ----------
    path : Path
        The package.
    folder : Path
        In which the new folder shall be.
    progress : Progress
        Asked after each megabyte whether to stop.

    Raises
    ------
    SourceError
        It is damaged, no package, or made to do harm; or there is no room for it.
    Cancelled
        The user wanted it; nothing of it stays.
    """
    project = _checked_project(path)
    try:
        part = Path(mkdtemp(prefix=".gisapp-", suffix=".part", dir=folder))
    except OSError as error:
        raise of_file_system(folder, error) from error
    try:
        unpack_into(part, path, progress, lambda of, size: _check_room(of, size, folder))
        if not read_project(part / project).project.is_package:
            raise SourceError("no_package", path=path)
        return _moved(part, folder / path.stem) / project
    except OSError as error:
        raise of_file_system(folder, error) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _checked_project(path: Path) -> str:
    """Return the name of the project in a package, none of whose files leads out of it."""
    try:
        with ZipFile(path) as opened:
            members = opened.infolist()
    except OSError as error:
        raise of_file_system(path, error) from error
    except DAMAGES as error:
        raise SourceError("archive_damaged", path=path, details=str(error)) from error
    names: set[str] = set()
    for member in members:
        name = member.filename.rstrip("/")
        if not _is_harmless(member) or name.lower() in names:
            raise SourceError("package_unsafe", path=path, name=member.filename)
        names.add(name.lower())
    projects = [each.filename for each in members if "/" not in each.filename]
    found = next((each for each in projects if is_project(Path(each))), None)
    if found is None:
        raise SourceError("no_package", path=path)
    return found


def _is_harmless(member: ZipInfo) -> bool:
    """Return True for a plain file or folder whose name means the same on every system."""
    mode = member.external_attr >> 16
    is_plain = stat.S_IFMT(mode) in (0, stat.S_IFREG, stat.S_IFDIR)
    name = member.filename.rstrip("/")
    return is_plain and not leads_out(name) and all(map(is_portable, name.split("/")))


def _check_room(path: Path, size: int, folder: Path) -> None:
    free = shutil.disk_usage(folder).free
    if size > free:
        needed, left = size // _MEGABYTE, free // _MEGABYTE
        raise SourceError("no_room_to_open", path=path, size=needed, free=left, folder=folder)


def _moved(part: Path, wanted: Path) -> Path:
    """Move what was unpacked to where nothing is yet, and return that."""
    numbered = (wanted.with_name(f"{wanted.name} {number}") for number in count(2))
    place = (
        wanted
        if not os.path.lexists(wanted)
        else next(each for each in numbered if not os.path.lexists(each))
    )
    part.chmod(0o755)
    return part.rename(place)
