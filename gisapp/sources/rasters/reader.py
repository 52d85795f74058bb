"""A raster file becomes a layer: where it lies, how it is seen, and what is wrong with it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from gisapp.core.layers.layer import Problem
from gisapp.core.layers.raster_layer import raster_layer
from gisapp.core.rasters.grid import RasterGrid
from gisapp.core.rasters.raster import Band, PixelWindow, Raster, RasterFacts
from gisapp.errors import ChangedOnDisk, SourceError
from gisapp.sources.formats.first_look import look_first
from gisapp.sources.formats.memory_source import FileContents, MemorySource
from gisapp.sources.open_request import OpenRequest
from gisapp.sources.opened_source import OpenedSource
from gisapp.sources.rasters.footprint import footprint
from gisapp.sources.rasters.raster_file import RasterFile
from gisapp.sources.rasters.stated_place import stated_place
from gisapp.sources.stand_ins.private_folder import readable_name
from gisapp.sources.vector.crs_doubts import doubts_of, misfit
from gisapp.sources.vector.source_table import open_table

_PROBES = 3
"""Along each side of a raster, the pixels that are read to find out whether it is whole."""


def open_raster(request: OpenRequest) -> Iterator[OpenedSource]:
    """Open a raster as a layer, in one step; its pixels are read as they are seen.

    Parameters
    ----------
    request : OpenRequest
        The file and how to read it.

    Raises
    ------
    SourceError
        It cannot be read, has no such layer, or doesn't say where it lies.
    CrsError
        The CRS asked for is not known, or the file names none.
    """
    path, name = request.path, readable_name(request.path.stem)
    if request.layer not in (None, name):
        raise SourceError("no_layer", path=path, layer=request.layer, layers=name)
    look_first(f"{__name__}:look_at", path, request.progress, path)
    file = RasterFile(path)
    with file.reading():
        pixels, stated, problems = stated_place(file.dataset, path)
        facts = _facts(file)
    outline = FileContents((footprint(name, pixels, stated),), problems=problems)
    source = MemorySource(path, lambda *_: outline)
    table = open_table(source, name, request.read_as_of(name), request.progress)
    grid = RasterGrid(pixels.width, pixels.height, pixels.transform, table.georeference)
    doubts = doubts_of(table, grid.extent) if grid.extent else (misfit(table),)
    problems = (*table.problems, *doubts, *_damages(file, name))
    origin = replace(table.origin, geometry_type="Raster", problems=problems)
    layer = raster_layer(f"{name}/raster", Raster(grid, file, facts), origin)
    yield OpenedSource(request.uri, (layer,), extent=layer.extent)


def look_at(path: Path) -> None:
    """Open a raster and read some of it, in this process.

    Parameters
    ----------
    path : Path
        The file.

    Raises
    ------
    SourceError
        It cannot be read.
    """
    list(_damages(RasterFile(path), path.name))


def _facts(file: RasterFile) -> RasterFacts:
    dataset = file.dataset
    meanings = (each.name for each in dataset.colorinterp)
    return RasterFacts(
        tuple(map(Band, dataset.dtypes, meanings)),
        dataset.nodata,
        file.coloring.stretch,
        file.has_overviews,
    )


def _damages(file: RasterFile, name: str) -> Iterator[Problem]:
    """Yield that some of a raster cannot be read; fails where nothing can."""
    width, height = file.dataset.width, file.dataset.height
    count = _PROBES if file.is_quick_anywhere else 1
    rows, columns = (np.linspace(0, n - 1, count).astype(int) for n in (height, width))
    failures: list[SourceError] = []
    probes = [PixelWindow(x, y, x + 1, y + 1) for y in rows.tolist() for x in columns.tolist()]
    for probe in probes:
        try:
            file.probe(probe)
        except ChangedOnDisk:
            raise
        except SourceError as error:
            failures.append(error)
    if len(failures) == len(probes):
        raise failures[0]
    if failures or file.breaks_off:
        file.is_incomplete = True
        yield Problem.of("raster_incomplete", file=readable_name(file.path.name), layer=name)
