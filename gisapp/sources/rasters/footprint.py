"""The outline of a raster as a table of one polygon, so that its CRS is judged like any other."""

from functools import partial
from pathlib import Path

from gisapp.core.progress import Progress
from gisapp.core.rasters.grid import PixelGrid
from gisapp.sources.formats.memory_source import FileContents, MemorySource, MemoryTable


def footprint_of(path: Path, name: str, grid: PixelGrid, crs: str | None) -> MemorySource:
    """Return a source with the outline of a raster.

    Parameters
    ----------
    path : Path
        The file of the raster.
    name : str
        What its layer is called.
    grid : PixelGrid
        Its size, and where its pixels lie in the coordinates of the file.
    crs : str or None
        The CRS that the file states: `EPSG:n` or WKT2; None for none.
    """
    return MemorySource(path, partial(_outline, name, grid, crs))


def _outline(
    name: str, grid: PixelGrid, crs: str | None, _path: Path, _encoding: str | None, _: Progress
) -> FileContents:
    import pyarrow as pa
    import shapely

    outline = shapely.to_wkb(shapely.Polygon(grid.corners))
    geometry = pa.array([outline], pa.binary())
    rows = pa.table({"name": pa.array([name])})
    return FileContents((MemoryTable(name, rows, geometry, "Polygon", crs),))
