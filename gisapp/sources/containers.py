"""A folder or an archive is opened by opening all the map files in it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from gisapp.core.layers.layer import Layer, Problem
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.text.shortening import first_of
from gisapp.errors import GisAppError, SourceError
from gisapp.sources.formats.boundary_sniff import is_boundary_txt
from gisapp.sources.formats.failures import cause_outside
from gisapp.sources.formats.parquet_folders import is_parquet_folder
from gisapp.sources.left_out import told_of, with_problems
from gisapp.sources.open_request import OpenRequest
from gisapp.sources.opened_source import OpenedSource
from gisapp.sources.rasters.world_file import has_world_file
from gisapp.sources.source_name import ARCHIVES, whole_sources
from gisapp.sources.stand_ins.archive import unpacked
from gisapp.sources.stand_ins.private_folder import readable_name

_MAPS = frozenset(
    (
        *(".gpkg", ".geojson", ".json", ".geojsonl", ".geojsons", ".ndjson", ".topojson"),
        *(".shp", ".tab", ".mif", ".fgb", ".parquet", ".geoparquet"),
        *(".kml", ".kmz", ".gml", ".gpx", ".osm", ".pbf", ".dxf", ".dgn", ".tif", ".tiff", ".jp2"),
        *(".csv", ".tsv", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"),
    )
)
_GEODATABASE = ".gdb"
_NOT_LOOKED_INTO = (*ARCHIVES, ".rar", ".7z")
_MOST_MAPS = 500
_NOTHING_TO_MAP = frozenset(("no_geometry", "no_layer", "raster_without_place"))
"""Failures of files that nobody misses beside maps."""


def maps_in(folder: Path, *, deep: bool = False) -> tuple[Path, ...]:
    """Return the map files of a folder, by name; those of the system are left out.

    Parameters
    ----------
    folder : Path
        Where to look.
    deep : bool
        True to look into the folders of the folder too; those with parts of a table always are.
    """
    found: list[Path] = []
    for each in sorted(folder.iterdir()):
        if each.name.startswith((".", "__MACOSX")):
            continue
        if each.is_dir():
            if _is_one_source(each):
                found.append(each)
            elif (deep or _is_partition(each)) and not each.is_symlink():
                found += maps_in(each, deep=deep)
        elif each.suffix.lower() in _MAPS or is_boundary_txt(each) or has_world_file(each):
            found.append(each)
    return tuple(Path(each) for each in whole_sources(map(str, found)))


def _is_one_source(folder: Path) -> bool:
    return folder.suffix.lower() == _GEODATABASE or is_parquet_folder(folder)


def _is_partition(folder: Path) -> bool:
    """Return True for a folder named `key=value`, as those who write one table in parts do."""
    key, mark, value = folder.name.partition("=")
    return bool(key and mark and value)


def _archives_in(folder: Path, *, deep: bool = False) -> tuple[Path, ...]:
    """Return the archives in a folder that are not looked into; parameters as of `maps_in`."""
    found = sorted(folder.rglob("*") if deep else folder.iterdir())
    return tuple(
        each
        for each in found
        if each.name.lower().endswith(_NOT_LOOKED_INTO)
        and each.suffix.lower() not in _MAPS
        and each.is_file()
    )


def is_folder_of_maps(path: Path) -> bool:
    """Return True for a folder that is no source itself but has some in it."""
    return path.is_dir() and not _is_one_source(path) and bool(maps_in(path))


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
        maps, archives = maps_in(wanted, deep=True), _archives_in(wanted, deep=True)
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
        failures[shown] = SourceError("archive_inside", path=shown, whole=request.path)
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
