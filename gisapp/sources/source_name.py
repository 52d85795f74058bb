"""What a user names as a source: a file, a layer of it, a part of a set, a file in an archive."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from gisapp.errors import SourceError

TARS = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz")
ARCHIVES = (".zip", ".kmz", *TARS, ".gz")
"""How the names of files end that have others packed into them."""
_PARTS: Mapping[str, tuple[str, ...]] = {
    ".shp": (".shx", ".dbf", ".prj", ".cpg", ".sbn", ".sbx", ".qix", ".qpj", ".fix", ".shp.xml"),
    ".tab": (".dat", ".map", ".id", ".ind"),
    ".mif": (".mid",),
    ".gml": (".gfs", ".xsd"),
    ".gpkg": (".gpkg-wal", ".gpkg-shm", ".gpkg-journal"),
    ".tif": (".tfw", ".wld", ".tif.ovr", ".tif.msk", ".tif.aux.xml", ".prj"),
    ".tiff": (".tfw", ".wld", ".tiff.ovr", ".tiff.msk", ".tiff.aux.xml", ".prj"),
    ".jpg": (".jgw", ".wld", ".jpg.ovr", ".jpg.msk", ".jpg.aux.xml", ".prj"),
    ".jpeg": (".jgw", ".wld", ".jpeg.ovr", ".jpeg.msk", ".jpeg.aux.xml", ".prj"),
    ".png": (".pgw", ".wld", ".png.ovr", ".png.msk", ".png.aux.xml", ".prj"),
}
"""What else belongs to a file, by its suffix in lower case."""
_JOURNALS = ("-wal", "-shm", "-journal")
"""Beside an SQLite file: what was written to it last may stand there."""
_GEODATABASE = ".gdb"
"""A folder that is one source; none of the files in it is."""
_OPEN_THE_WHOLE = (".shx", ".dbf", ".dat", ".map", ".id", ".ind", ".mid")
"""The parts with data, picked for the whole; others, such as a `.prj`, are picked by mistake."""


def file_and_layer(uri: str) -> tuple[str, str | None]:
    """Return the file of a source, and the layer of it where one is named: `FILE::LAYER`.

    >>> file_and_layer("plots.gpkg::north")
    ('plots.gpkg', 'north')
    """
    # A file may have such marks in its own name, and so may a layer.
    parts = uri.split("::")
    for count in range(len(parts), 0, -1):
        file = "::".join(parts[:count])
        if os.path.lexists(file):
            return file, "::".join(parts[count:]) if count < len(parts) else None
    file, mark, layer = uri.rpartition("::")
    return (file, layer) if mark else (uri, None)


def whole_file_of(path: Path) -> Path:
    """Return the file that is meant by a path: for the `.dbf` of a Shapefile its `.shp`.

    For a file in the folder of a geodatabase it is the folder.

    Parameters
    ----------
    path : Path
        A file.

    Raises
    ------
    SourceError
        It is a part of another file and has no data of its own, or its whole is missing.
    """
    if path.parent.suffix.lower() == _GEODATABASE and path.is_file():
        return path.parent
    whole = _whole_of(path)
    suffix = path.suffix.lower()
    if whole is not None and suffix not in _OPEN_THE_WHOLE:
        raise SourceError("part_of_another", path=path, whole=whole.name)
    if whole is None and suffix == ".shx":
        raise SourceError("only_a_part", path=path, missing=f"{path.stem}.shp")
    return whole or path


def _whole_of(path: Path) -> Path | None:
    for suffix, parts in _PARTS.items():
        for part in parts:
            if path.name.lower().endswith(part):
                stem = path.name[: -len(part)]
                beside = (path.with_name(stem + each) for each in (suffix, suffix.upper()))
                for whole in beside:
                    if whole.is_file():
                        return whole
    return None


def check_parts(path: Path) -> None:
    """Find out whether all that belongs to a file are files: a pipe would never answer.

    Parameters
    ----------
    path : Path
        A file, the whole of which the parts are.

    Raises
    ------
    SourceError
        One of them is something else.
    """
    for part in _PARTS.get(path.suffix.lower(), ()):
        for suffix in (part, part.upper()):
            beside = path.with_name(path.name[: -len(path.suffix)] + suffix)
            if _is_other_than_file(beside):
                raise SourceError("no_file", path=beside)


def parts_beside(path: Path) -> tuple[Path, ...]:
    """Return the files that belong to a file and lie beside it, such as the `.dbf` of a Shapefile.

    Raises
    ------
    OSError
        The folder cannot be looked into.
    """
    stem = path.name[: -len(path.suffix)].lower()
    parts = {stem + each for each in _PARTS.get(path.suffix.lower(), ())}
    parts |= {path.name.lower() + each for each in _JOURNALS}
    beside = (each for each in path.parent.iterdir() if each.name.lower() in parts)
    return tuple(sorted(each for each in beside if each.is_file()))


def _is_other_than_file(path: Path) -> bool:
    try:
        return path.exists() and not path.is_file()
    except OSError:
        # No file can have a name of such a length.
        return False


def whole_sources(uris: Iterable[str]) -> tuple[str, ...]:
    """Return sources that were named at once, each set of files that belong together as one.

    Parameters
    ----------
    uris : iterable of str
        Paths, in the order in which they shall be opened.
    """
    named = list(uris)
    given = {identity_of(uri) for uri in named}
    found: dict[str, str] = {}
    for uri in named:
        file, layer = file_and_layer(uri)
        whole = _whole_of(Path(file)) if layer is None else None
        if whole is not None and Path(file).suffix.lower() in _OPEN_THE_WHOLE:
            uri = str(whole)
        elif whole is not None and identity_of(str(whole)) in given:
            continue
        found.setdefault(identity_of(uri), uri)
    return tuple(found.values())


def identity_of(uri: str) -> str:
    """Return the same text for all the names that one source can have."""
    file, layer = file_and_layer(uri)
    if "://" in file and not os.path.lexists(file):
        return uri
    # Links are followed: they lead to the same data.
    return os.path.realpath(file) + (f"::{layer}" if layer is not None else "")


def table_identity(source: str, layer: str) -> str:
    """Return the same text for all the names that one table of a source can have.

    Parameters
    ----------
    source, layer : str
        As in `LayerOrigin`.
    """
    return f"{identity_of(source)}::{layer}"


def archive_and_member(path: Path) -> tuple[Path, Path] | None:
    """Return the archive on the way of a path that is no file, and the rest of the path.

    >>> archive_and_member(Path("no such folder/plots.shp")) is None
    True
    """
    for parent in path.parents:
        if parent.is_file():
            return (parent, path.relative_to(parent)) if is_archive(parent) else None
    return None


def is_archive(path: Path) -> bool:
    """Return True for a file that has other files packed into it."""
    return path.name.lower().endswith(ARCHIVES) and path.is_file()


def is_tar(path: Path) -> bool:
    """Return True for a name of an archive of the kind TAR, packed or not.

    >>> is_tar(Path("plots.tar.gz")), is_tar(Path("plots.geojson.gz"))
    (True, False)
    """
    return path.name.lower().endswith(TARS)
