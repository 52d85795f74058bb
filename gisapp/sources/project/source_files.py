"""Which files a source of a project consists of, and what they may be called in a package."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gisapp.core.project.portable_names import portable
from gisapp.sources.containers import is_folder_of_maps, maps_in
from gisapp.sources.source_name import archive_and_member, parts_beside
from gisapp.sources.stand_ins.private_folder import readable_name


@dataclass(frozen=True)
class SourceFiles:
    """The files of one source.

    Parameters
    ----------
    root : Path
        The file, the folder, or the archive in which the source is.
    files : mapping of str to Path
        Each file by its portable name, with slashes, as seen from the folder around `root`.
    """

    root: Path
    files: dict[str, Path]

    @property
    def root_name(self) -> str:
        """The portable name of `root`."""
        return _name(self.root.name)


def files_of(place: str) -> SourceFiles:
    """Return the files of a source, all of its parts among them.

    Parameters
    ----------
    place : str
        The absolute path of a file or folder, or of a file in an archive.

    Raises
    ------
    OSError
        A folder cannot be looked into.
    SourceError
        As before, of a folder with maps.
    """
    path = Path(place)
    packed = None if os.path.lexists(path) else archive_and_member(path)
    root = packed[0] if packed else path
    found = _files_below(root) if root.is_dir() else (root, *parts_beside(root))
    return SourceFiles(root, {_below(each, root): each for each in found})


def _files_below(folder: Path) -> Iterator[Path]:
    if not is_folder_of_maps(folder):
        # A geodatabase, or the parts of one table: all of it.
        yield from (each for each in sorted(folder.rglob("*")) if each.is_file())
        return
    for each in maps_in(folder):
        yield from _files_below(each) if each.is_dir() else (each, *parts_beside(each))


def _below(path: Path, root: Path) -> str:
    return "/".join(_name(each) for each in path.relative_to(root.parent).parts)


def _name(name: str) -> str:
    return portable(readable_name(name))
