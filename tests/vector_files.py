"""Writes small vector files for tests, with a name, a number and a date for each feature."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyogrio
import shapely
from shapely.geometry.base import BaseGeometry

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.read_as import ReadAs
from gisapp.core.space.crs import lonlat_to_mercator
from gisapp.sources.arrow_source import arrow_source
from gisapp.sources.open_request import OpenRequest
from gisapp.sources.vector.source_table import Table, open_table
from gisapp.sources.vector_reader import open_vector_file

BOX = shapely.box(115.9, 28.6, 116.0, 28.7)
YARD = shapely.Polygon(BOX.exterior, [BOX.centroid.buffer(0.01).exterior])
LINE = shapely.LineString([(115.9, 28.6), (116.0, 28.7)])
POINT = shapely.Point(115.98, 28.64)


def read_vector_file(
    path: Path, layer: str | None = None, crs: str | None = None, encoding: str | None = None
) -> tuple[Layer, ...]:
    """Read all layers of a file at once, bottom first; parameters as in `OpenRequest`."""
    *_, last = open_vector_file(OpenRequest(str(path), path, layer, ReadAs(crs, encoding)))
    return last.layers


def write(
    path: Path,
    shapes: Sequence[BaseGeometry | bytes | None],
    *,
    geometry_type: str = "Unknown",
    crs: str = "EPSG:4490",
    layer: str | None = None,
    append: bool = False,
) -> Path:
    """Write shapes, or well-known binary, with attributes; those of the second are missing."""
    missing = np.arange(len(shapes)) == 1
    blobs = [shape.wkb if isinstance(shape, BaseGeometry) else shape for shape in shapes]
    table = pa.table(
        {
            "名称": pa.array([f"地块 {i}" for i in range(len(shapes))], pa.string(), mask=missing),
            "area": pa.array(np.arange(len(shapes)) + 0.5, mask=missing),
            "since": pa.array([date(2020, 5, 17)] * len(shapes), pa.date32(), mask=missing),
            "geometry": pa.array(blobs, pa.binary()),
        }
    )
    pyogrio.write_arrow(
        table,
        path,
        layer=layer,
        geometry_name="geometry",
        geometry_type=geometry_type,
        crs=crs,
        append=append,
    )
    return path


def table_of(path: Path, crs: str | None = None) -> Table:
    """Return the table of a file that is called like the file."""
    return open_table(arrow_source(path), path.stem, ReadAs(crs))


def in_map(shape: BaseGeometry) -> BaseGeometry:
    """Return a shape in degrees on the map, in EPSG:3857."""
    moved: BaseGeometry = shapely.transform(shape, lonlat_to_mercator)
    return moved


def problems(layer: Layer) -> dict[str, int]:
    """Return how often each problem of a layer was met, by its code."""
    return {problem.code: problem.count for problem in layer.origin.problems}
