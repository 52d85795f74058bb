"""A folder or an archive is opened by opening all the map files in it."""

import os
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from gisapp.core.layers.layer import Layer, Problem
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.text.shortening import first_of
from gisapp.errors import GisAppError, SourceError
from gisapp.sources.boundary.sniffing import is_boundary_txt
from gisapp.sources.formats.failures import cause_outside
from gisapp.sources.formats.file_kinds import TEXT_TABLE_SUFFIXES, WORKBOOK_SUFFIXES
from gisapp.sources.formats.parquet_folders import is_parquet_folder
from gisapp.sources.left_out import told_of, with_problems
from gisapp.sources.open_request import OpenRequest
from gisapp.sources.opened_source import OpenedSource
from gisapp.sources.rasters.world_file import has_world_file
from gisapp.sources.source_name import ARCHIVES, whole_sources
from gisapp.sources.stand_ins.archive import unpacked
from gisapp.sources.stand_ins.json_lines import JSON_SUFFIXES
from gisapp.sources.stand_ins.private_folder import readable_name

_MAPS = frozenset(
    (
        *(".gpkg", *JSON_SUFFIXES, ".topojson"),
        *(".shp", ".tab", ".mif", ".fgb", ".parquet", ".geoparquet"),
        *(".kml", ".kmz", ".gml", ".gpx", ".osm", ".pbf", ".dxf", ".dgn", ".tif", ".tiff", ".jp2"),
        *(*TEXT_TABLE_SUFFIXES, *WORKBOOK_SUFFIXES),
    )
)
_GEODATABASE = ".gdb"
_NOT_LOOKED_INTO = (*ARCHIVES, ".rar", ".7z")
_OF_SYSTEM = (".", "__MACOSX")
_MOST_MAPS = 500
_MOST_FILES = 5_000
"""Files of a folder that are looked at: a whole disk may be dropped on the window."""
_NOTHING_TO_MAP = frozenset(("no_geometry", "no_layer", "raster_without_place"))
"""Failures of files that nobody misses beside maps."""


def maps_in(folder: Path) -> tuple[Path, ...]:
    """Return the map files of a folder and of those in it, by name; the system's are left out.

    Parameters
    ----------
    folder : Path
        Where to look.
    """
    found = filter(_is_map, _files_in(folder))
    return tuple(Path(each) for each in whole_sources(map(str, found)))


def _is_one_source(folder: Path) -> bool:
    return folder.suffix.lower() == _GEODATABASE or is_parquet_folder(folder)


def _files_in(folder: Path) -> Iterator[Path]:
    """Yield what is in a folder and deeper, up to a number that no delivery has."""
    return islice(_all_files_in(folder), _MOST_FILES)


def _all_files_in(folder: Path) -> Iterator[Path]:
    # What may not be looked into, and what links lead to, is left out.
    for where, folders, files in os.walk(folder):
        seen = [each for each in sorted(folders) if not each.startswith(_OF_SYSTEM)]
        whole = [each for each in seen if _is_one_source(Path(where, each))]
        folders[:] = [each for each in seen if each not in whole]
        for name in (*sorted(files), *whole):
            if not name.startswith(_OF_SYSTEM):
                yield Path(where, name)


def _is_map(path: Path) -> bool:
    if path.is_dir():
        return _is_one_source(path)
    suffix = path.suffix.lower()
    # What has no suffix is often a program, and on some systems an endless stream.
    return suffix in _MAPS or has_world_file(path) or (suffix != "" and is_boundary_txt(path))


def _archives_in(folder: Path) -> tuple[Path, ...]:
    """Return the archives in a folder, which are not looked into."""
    return tuple(
        each
        for each in _files_in(folder)
        if each.name.lower().endswith(_NOT_LOOKED_INTO)
        and each.suffix.lower() not in _MAPS
        and each.is_file()
    )


def is_folder_of_maps(path: Path) -> bool:
    """Return True for a folder that is no source itself but has some in it."""
    return path.is_dir() and not _is_one_source(path) and any(map(_is_map, _files_in(path)))


def open_folder(request: OpenRequest) -> Iterator[OpenedSource]:
    """Open all map files of a folder; steps and errors as for `Reader.open`."""
    return _open_all(request, request.path, maps_in(request.path), _archives_in(request.path))


def open_archive(request: OpenRequest) -> Iterator[OpenedSource]:
    """Open all map files in an archive, or those below `request.member`."""
    try:
        folder = unpacked(request.path, request.progress)
    except SourceError as error:
        raise (cause_outside(request.path, error.__cause__ or error) or error) from error
    wanted = folder / request.member if request.member else folder
    archives: tuple[Path, ...] = ()
    if wanted.is_dir() and not _is_one_source(wanted):
        maps, archives = maps_in(wanted), _archives_in(wanted)
    else:
        maps = (wanted,) if wanted.exists() else ()
    if not maps and not archives:
        if request.member:
            raise SourceError("not_there", path=request.path / request.member)
        names = [str(each.relative_to(folder)) for each in folder.rglob("*") if each.is_file()]
        listed = first_of(sorted(names)) or "–"
        raise SourceError("archive_without_maps", path=request.path, names=listed)
    return _open_all(request, folder, maps, archives)


def _open_all(
    request: OpenRequest, folder: Path, maps: tuple[Path, ...], archives: tuple[Path, ...]
) -> Iterator[OpenedSource]:
    if request.open_file is None:
        raise TypeError("a folder or archive is opened file by file")
    if len(maps) > _MOST_MAPS:
        raise SourceError("too_many_maps", path=request.path, maps=len(maps), most=_MOST_MAPS)
    done: tuple[Layer, ...] = ()
    opened = OpenedSource(request.uri)
    failures: dict[Path, GisAppError] = {}
    budget = request.budget
    for number, path in enumerate(maps):
        shown = request.path / path.relative_to(folder)
        place = request.shown or str(shown)
        inner = replace(request, path=path, member=None, budget=budget, shown=place)
        layers: tuple[Layer, ...] = ()
        try:
            for step in request.open_file(inner):
                if step.tiles is not None:
                    step.tiles.close()
                    raise SourceError("tiles_not_apart", path=path)
                layers = tuple(_placed(layer, shown, request.path) for layer in step.layers)
                share = (number + (step.share or 0.0)) / len(maps) * 0.999
                opened = replace(
                    opened,
                    layers=done + layers,
                    dataset=opened.dataset or step.dataset,
                    share=share,
                )
                yield opened
        except GisAppError as error:
            failures[shown] = told_of(error, path, shown)
        done += layers
        budget = budget.less(layers) if budget else None
        if request.progress.is_cancelled:
            break
    for path in archives:
        shown = request.path / path.relative_to(folder)
        code = "archive_in_folder" if request.path.is_dir() else "archive_inside"
        failures[shown] = SourceError(code, path=shown, whole=request.path)
    yield replace(opened, layers=_with_failures(done, failures), share=1.0)


def _with_failures(
    layers: tuple[Layer, ...], failures: dict[Path, GisAppError]
) -> tuple[Layer, ...]:
    """Return layers that tell of the files which could not be opened; fails if none could."""
    telling = {path: each for path, each in failures.items() if each.code not in _NOTHING_TO_MAP}
    if failures and not layers:
        first = next(iter((telling or failures).values()))
        raise first.standing_for(telling.values())
    problems = [
        Problem.of("file_left_out", file=readable_name(path.name), why=error)
        for path, error in telling.items()
    ]
    return _told_apart(with_problems(layers, problems))


def _placed(layer: Layer, shown: Path, container: Path) -> Layer:
    """Return a layer as one of its container, with the place of its own file for its source."""
    below = readable_name(str(shown.relative_to(container.parent)))
    return replace(
        layer,
        layer_id=f"{below}/{layer.layer_id}",
        group=_group(layer, shown, container),
        origin=replace(layer.origin, source=str(shown)),
    )


def _group(layer: Layer, shown: Path, container: Path) -> str:
    """Return the group of a layer as one of its container; pictures have one of their own."""
    if layer.raster is not None:
        return layer.group
    return readable_name(container.name) + layer.group.removeprefix(readable_name(shown.name))


def _told_apart(layers: tuple[Layer, ...]) -> tuple[Layer, ...]:
    """Return layers of which those with one name also name their folder."""
    names = [layer.name for layer in layers]
    return tuple(
        layer if names.count(layer.name) == 1 else replace(layer, name=_with_folder(layer))
        for layer in layers
    )


def _with_folder(layer: Layer) -> Bilingual:
    path = Path(layer.origin.source)
    where = path.parent.name if path.stem == layer.origin.layer else path.name
    return Bilingual(f"{where}/{layer.name.en}", f"{where}/{layer.name.zh}")
