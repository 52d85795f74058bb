"""The outline of a raster as a table of one polygon, so that its CRS is judged like any other."""

from pathlib import Path

from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.rasters.grid import PixelGrid
from gisapp.sources.formats.memory_source import FileContents, MemoryTable
from gisapp.sources.rasters.raster_file import RasterFile
from gisapp.sources.rasters.stated_place import stated_place
from gisapp.sources.stand_ins.private_folder import readable_name


def read_footprint(
    path: Path, _encoding: str | None = None, _progress: Progress = NO_PROGRESS
) -> FileContents:
    """Return the outline of a raster file; a `Parser`.

    Parameters
    ----------
    path : Path
        The file.

    Raises
    ------
    SourceError
        It is no picture, or doesn't say where it lies.
    """
    file = RasterFile(path)
    with file.reading():
        grid, crs, problems = stated_place(file.dataset, path)
    return FileContents((footprint(readable_name(path.stem), grid, crs),), problems=problems)


def footprint(name: str, grid: PixelGrid, crs: str | None) -> MemoryTable:
    """Return the outline of a raster.

    Parameters
    ----------
    name : str
        What its layer is called.
    grid : PixelGrid
        Its size, and where its pixels lie in the coordinates of the file.
    crs : str or None
        The CRS that the file states: `EPSG:n` or WKT; None for none.
    """
    import pyarrow as pa
    import shapely

    outline = shapely.to_wkb(shapely.Polygon(grid.corners))
    rows = pa.table({"name": pa.array([name])})
    return MemoryTable(name, rows, pa.array([outline], pa.binary()), "Polygon", crs)
