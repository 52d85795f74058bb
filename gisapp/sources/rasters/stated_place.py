"""Where a file says that its picture lies: in itself, in a world file, or in a `.prj` beside it."""

from pathlib import Path
from typing import TYPE_CHECKING

from gisapp.core.layers.layer import Problem
from gisapp.core.rasters.grid import PixelGrid, Transform
from gisapp.errors import SourceError
from gisapp.sources.file_state import is_file
from gisapp.sources.rasters.gdal_rasters import raster_gdal
from gisapp.sources.rasters.world_file import usual_world_file
from gisapp.sources.stand_ins.private_folder import readable_name
from gisapp.sources.text_encodings import decoded

if TYPE_CHECKING:
    from affine import Affine
    from rasterio.crs import CRS
    from rasterio.io import DatasetReader

_NOWHERE: Transform = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0)
"""What GDAL says where nothing is stated: columns and rows themselves."""
_LONGEST_PRJ = 64 * 1024
_FEWEST_POINTS = 3


def stated_place(
    dataset: "DatasetReader", path: Path
) -> tuple[PixelGrid, str | None, tuple[Problem, ...]]:
    """Return where a file says that its picture lies, in which CRS, and what is doubtful of it.

    Parameters
    ----------
    dataset : DatasetReader
        The open file.
    path : Path
        Its name.

    Returns
    -------
    (PixelGrid, str or None, tuple of Problem)
        The CRS as `EPSG:n` or WKT2, None where it states none.

    Raises
    ------
    SourceError
        It doesn't say where the picture lies.
    """
    transform = _six(dataset.transform)
    crs = dataset.crs
    problems: tuple[Problem, ...] = ()
    points, crs_of_points = dataset.gcps
    if transform == _NOWHERE and len(points) >= _FEWEST_POINTS:
        from rasterio.transform import from_gcps

        transform, crs = _six(from_gcps(points)), crs_of_points
        problems = (
            Problem.of("control_points", file=readable_name(path.name), points=len(points)),
        )
    if transform == _NOWHERE:
        raise SourceError("raster_without_place", path=path, world_file=usual_world_file(path))
    grid = PixelGrid(dataset.width, dataset.height, transform)
    if not grid.is_usable:
        raise SourceError("raster_place_unusable", path=path)
    return grid, _code_of(crs) if crs else _crs_beside(path), problems


def _six(transform: "Affine") -> Transform:
    a, b, c, d, e, f = (float(each) for each in transform[:6])
    return a, b, c, d, e, f


def _code_of(crs: "CRS") -> str | None:
    """Return a CRS as `EPSG:n` where it has such a code, else as WKT2."""
    code = crs.to_epsg()
    return f"EPSG:{code}" if code else crs.to_wkt(version="WKT2_2019") or None


def _crs_beside(path: Path) -> str | None:
    """Return the CRS that a `.prj` beside a picture states, None where there is none."""
    from rasterio.crs import CRS
    from rasterio.errors import CRSError

    for suffix in (".prj", ".PRJ"):
        beside = path.with_suffix(suffix)
        if not is_file(beside):
            continue
        with beside.open("rb") as file:
            text = decoded(file.read(_LONGEST_PRJ))
        try:
            with raster_gdal():
                return _code_of(CRS.from_wkt(text or "", morph_from_esri_dialect=True))
        except CRSError:
            # A layer without a CRS is told as one.
            return None
    return None
