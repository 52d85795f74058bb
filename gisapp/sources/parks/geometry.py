"""The geometry of a table of the park schema, checked and brought to the map's CRS."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from gisapp.core.geometry.feature_geometry import GeometryKind
from gisapp.core.geometry.invalidity import invalidity_of
from gisapp.core.layers.read_as import ReadAs
from gisapp.core.space.crs import is_geographic_wgs84_like
from gisapp.core.space.georeference import Georeference
from gisapp.errors import CrsError, SourceError
from gisapp.sources.formats.gpkg import gpkg_wkb
from gisapp.sources.parks.problems import Fault, Problems
from gisapp.sources.parks.rows import GEOMETRY, Row, Table

GEOMETRY_KINDS: Mapping[str, GeometryKind] = {
    "site": "polygon",
    "place": "point",
    "enterprise": "point",
    "road": "line",
}
DEFAULT_CRS = "EPSG:4490"
"""CGCS2000, in which the schema is written."""

_DIMENSIONS: Mapping[GeometryKind, int] = {"point": 0, "line": 1, "polygon": 2}


@dataclass(frozen=True)
class Shapes:
    """The geometries of a table.

    Parameters
    ----------
    crs : str
        The CRS that they are stored in.
    by_fid : mapping
        Those that can be drawn, by the feature id, in EPSG:3857.
    """

    crs: str
    by_fid: Mapping[int, BaseGeometry] = field(default_factory=dict)


def read_shapes(table: Table, read_as: ReadAs, problems: Problems) -> Shapes:
    """Return the geometries of a table that can be drawn.

    Parameters
    ----------
    table : Table
        One of `GEOMETRY_KINDS`.
    read_as : ReadAs
        What the user says of its coordinates, in place of what the file states.
    problems : Problems
        Learns of each row that is not drawn, or drawn though it is not valid.

    Raises
    ------
    CrsError
        The CRS that the user names is not known.
    """
    stated = read_as.named_crs or table.crs
    crs = stated or DEFAULT_CRS
    georeference = read_as.georeference(crs)
    if not stated and table.rows:
        problems.add("no_crs", table.name, crs=DEFAULT_CRS)
    placed = (row for row in table.rows if GEOMETRY in row.values)
    stored = {row.fid: _shape(row, georeference, problems) for row in placed}
    shapes = {fid: shape for fid, shape in stored.items() if shape is not None}
    try:
        return Shapes(crs, {fid: _on_map(shape, georeference) for fid, shape in shapes.items()})
    except CrsError as error:
        if read_as.named_crs:
            raise
        problems.add("unknown_crs", table.name, why=error)
        return Shapes(crs)


def _on_map(shape: BaseGeometry, georeference: Georeference) -> BaseGeometry:
    return shapely.transform(shape, georeference.to_map)


def _shape(row: Row, georeference: Georeference, problems: Problems) -> BaseGeometry | None:
    try:
        shape = _parsed(row)
        _check(shape, GEOMETRY_KINDS[row.table], georeference)
    except SourceError as error:
        problems.add_row(row, Fault("broken_geometry", error), "not_drawn")
        return None
    if not shape.is_valid:
        fault = Fault.of("invalid_geometry", reason=invalidity_of(shape))
        problems.add_row(row, fault, "drawn_as_it_is")
    return shape


def _parsed(row: Row) -> BaseGeometry:
    blob = row.values.get(GEOMETRY)
    if not isinstance(blob, bytes):
        raise SourceError("row_no_geometry")
    try:
        return shapely.from_wkb(gpkg_wkb(blob))
    except shapely.errors.GEOSException as error:
        raise SourceError("row_geometry_unreadable", details=str(error)) from error


def _check(shape: BaseGeometry, kind: GeometryKind, georeference: Georeference) -> None:
    """Raise SourceError for a shape that the table cannot hold or the map cannot show."""
    if shape.is_empty:
        raise SourceError("row_geometry_empty")
    if shapely.get_dimensions(shape) != _DIMENSIONS[kind]:
        raise SourceError("row_geometry_type", type=shape.geom_type, wanted=kind)
    coordinates = shapely.get_coordinates(shape)
    if not np.isfinite(coordinates).all():
        raise SourceError("row_no_number")
    limits_deg = (90, 180) if georeference.is_swapped else (180, 90)
    crs = georeference.crs
    if is_geographic_wgs84_like(crs) and (np.abs(coordinates) > limits_deg).any():
        raise SourceError("row_no_degrees", crs=crs)
