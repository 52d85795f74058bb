"""A raster file becomes a layer: where it lies, how it is seen, and what is wrong with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

import numpy as np

from gisapp.core.layers.layer import LayerOrigin, Problem
from gisapp.core.layers.raster_layer import raster_layer
from gisapp.core.rasters.grid import RasterGrid
from gisapp.core.rasters.raster import PixelWindow, Raster, RasterFacts
from gisapp.core.space.crs import Bounds
from gisapp.errors import ChangedOnDisk, SourceError
from gisapp.sources.open_request import OpenRequest
from gisapp.sources.opened_source import OpenedSource
from gisapp.sources.rasters.georeference import georeference_of
from gisapp.sources.rasters.raster_file import RasterFile
from gisapp.sources.stand_ins.private_folder import readable_name
from gisapp.sources.vector.missing_crs import assumed_crs, doubts_of, misfit, stated_crs

if TYPE_CHECKING:
    from gisapp.sources.formats.source_protocol import ArrowSource

_PROBES = 3
"""Along each side of a raster, the pixels that are read to find out whether it is whole."""


@dataclass(frozen=True)
class _Place:
    """The bounds of a raster as a file of features has them, to be judged by the same rules."""

    path: Path
    bounds: Bounds

    def layer_bounds(self, _: str) -> Bounds:
        return self.bounds

    @property
    def source(self) -> "ArrowSource":
        return cast("ArrowSource", self)


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
    file = RasterFile(path)
    with file.reading():
        transform, stated, problems = georeference_of(file.dataset, path)
        facts = _facts(file)
    if request.read_as.is_swapped:
        transform = transform[3:] + transform[:3]
    width, height = file.dataset.width, file.dataset.height
    place = _Place(path, RasterGrid(width, height, transform, "").bounds)
    crs, of_crs = _crs_of(request, place, name, stated)
    grid = RasterGrid(width, height, transform, crs)
    problems = (*problems, *of_crs, *_of_place(place, name, grid), *_damages(file, name))
    raster = Raster(grid, file, facts)
    origin = LayerOrigin(str(path), name, crs, "Raster", problems=problems, read_as=request.read_as)
    layer = raster_layer(f"{name}/raster", raster, origin)
    yield OpenedSource(request.uri, (layer,), extent=layer.extent)


def _crs_of(
    request: OpenRequest, place: _Place, name: str, stated: str | None
) -> tuple[str, tuple[Problem, ...]]:
    """Return the CRS of a raster, and what is doubtful about it."""
    crs = request.read_as.crs or stated_crs(place.source, name, stated)
    if crs is not None:
        return crs, ()
    crs, problem = assumed_crs(place.source, name)
    return crs, (problem,)


def _of_place(place: _Place, name: str, grid: RasterGrid) -> Iterator[Problem]:
    if grid.extent is None:
        yield misfit(place.source, name, grid.crs)
    else:
        yield from doubts_of(place.source, name, grid.crs, place.bounds)


def _facts(file: RasterFile) -> RasterFacts:
    dataset = file.dataset
    meanings = (each.name for each in dataset.colorinterp)
    return RasterFacts(
        tuple(f"{kind} {name}" for kind, name in zip(dataset.dtypes, meanings, strict=True)),
        dataset.nodata,
        file.coloring.stretch,
        file.has_overviews,
    )


def _damages(file: RasterFile, name: str) -> Iterator[Problem]:
    """Yield that some of a raster cannot be read; fails where nothing can."""
    width, height = file.dataset.width, file.dataset.height
    rows, columns = (np.linspace(0, n - 1, _PROBES).astype(int) for n in (height, width))
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
    if failures:
        yield Problem.of("raster_incomplete", file=file.path.name, layer=name)
