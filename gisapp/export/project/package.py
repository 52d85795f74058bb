"""A project and all of its files are written as one zip, which opens wherever it is sent."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.project.portable_names import portable
from gisapp.core.project.project import EMBEDDED, Project
from gisapp.core.project.project_json import project_as_json
from gisapp.core.project.unknown_parts import with_unknown_parts
from gisapp.export.atomic_file import whole_file
from gisapp.sources.file_state import FileState
from gisapp.sources.project.found_places import is_there
from gisapp.sources.project.project_file import SUFFIX, content_of
from gisapp.sources.project.source_files import SourceFiles, files_of
from gisapp.sources.system_failures import of_file_system

_ROOT = "/package"
"""Where the files of a package are said to lie while it is written."""
_DATA = "data"
_BLOCK_BYTES = 1024**2
_PACKED_BEFORE = frozenset(
    (
        *(".zip", ".gz", ".kmz", ".xlsx", ".xlsm", ".ods", ".parquet", ".geoparquet", ".jpg"),
        *(".jpeg", ".png", ".jp2", ".webp", ".pbf", ".mbtiles", ".pmtiles", ".pdf", ".docx"),
    )
)
"""Files that get no smaller by being packed once more."""


@dataclass
class _Packing:
    """The files of a package by their names in it, and where the sources have come to lie."""

    files: dict[str, Path]
    places: dict[str, str]
    left_out: list[str]


def write_package(
    project: Project,
    path: Path,
    kept: Mapping[str, Any],
    progress: Progress = NO_PROGRESS,
) -> tuple[str, ...]:
    """Write a package, and return the places of the sources that are not there to be packed.

    Parameters
    ----------
    project : Project
        Sources on servers stay there.
    path : Path
        The zip to write.
    kept : mapping
        The document that was read or written last; what this version doesn't know of it stays.
    progress : Progress
        Learns the share of the bytes that has been packed; asked after each megabyte.

    Raises
    ------
    ExportError
        The zip cannot be written.
    SourceError
        A file cannot be read, or changed meanwhile.
    Cancelled
        The user wanted it.
    """
    packing = _packing(project)
    document = with_unknown_parts(project_as_json(_moved(project, packing), _ROOT), kept)
    with whole_file(path) as part, ZipFile(part, "w", strict_timestamps=False) as opened:
        # First, and not packed: so a zip is known for a package at its first bytes.
        name = portable(path.name.split(".")[0]) + SUFFIX
        opened.writestr(name, content_of(document), ZIP_STORED)
        _pack(packing.files, opened, progress)
    return tuple(packing.left_out)


def _packing(project: Project) -> _Packing:
    packing = _Packing({}, {}, [])
    known: dict[Path, str] = {}
    basemap = project.basemap
    places = [each.place for each in project.sources if each.source_id != EMBEDDED]
    places += project.facts
    for place in (*places, *([basemap.code] if basemap.kind == "file" else ())):
        if "://" in place or place in packing.places:
            continue
        if not is_there(place):
            packing.left_out.append(place)
            # Where no other file comes to lie, nor shall anybody learn where it was.
            packing.places[place] = f"{_ROOT}/{_DATA}/missing/{portable(Path(place).name)}"
            continue
        try:
            found = files_of(place)
        except OSError as error:
            raise of_file_system(Path(place), error) from error
        if found.root not in known:
            known[found.root] = _take(found, packing)
        member = place.removeprefix(str(found.root)).replace("\\", "/")
        packing.places[place] = f"{_ROOT}/{known[found.root]}{member}"
    return packing


def _take(found: SourceFiles, packing: _Packing) -> str:
    """Take the files of a source, in a folder of their own where the names are taken."""
    taken = {each.lower() for each in packing.files}
    folder = next(
        each
        for each in _folders()
        if taken.isdisjoint(f"{each}/{name}".lower() for name in found.files)
    )
    packing.files.update({f"{folder}/{name}": file for name, file in found.files.items()})
    return f"{folder}/{found.root_name}"


def _folders() -> Iterator[str]:
    yield _DATA
    number = 2
    while True:
        yield f"{_DATA}/{number}"
        number += 1


def _moved(project: Project, packing: _Packing) -> Project:
    sources = tuple(
        replace(each, place=packing.places.get(each.place, each.place)) for each in project.sources
    )
    facts = tuple(packing.places.get(each, each) for each in project.facts)
    basemap = project.basemap
    basemap = replace(basemap, code=packing.places.get(basemap.code, basemap.code))
    return replace(project, sources=sources, basemap=basemap, facts=facts, is_package=True)


def _pack(files: Mapping[str, Path], opened: ZipFile, progress: Progress) -> None:
    whole = sum(_size(each) for each in files.values()) or 1
    done = 0
    for name, file in files.items():
        with FileState.of(file).kept():
            for size in _pack_one(name, file, opened):
                done += size
                progress.report(min(1.0, done / whole))
                progress.check()


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError as error:
        raise of_file_system(file, error) from error


def _pack_one(name: str, file: Path, opened: ZipFile) -> Iterator[int]:
    try:
        info = ZipInfo.from_file(file, name, strict_timestamps=False)
        source = file.open("rb")
    except OSError as error:
        raise of_file_system(file, error) from error
    is_packed = file.suffix.lower() in _PACKED_BEFORE
    info.compress_type = ZIP_STORED if is_packed else ZIP_DEFLATED
    with source, opened.open(info, "w", force_zip64=True) as target:
        while block := source.read(_BLOCK_BYTES):
            target.write(block)
            yield len(block)
