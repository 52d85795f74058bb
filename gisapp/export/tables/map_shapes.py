"""Shapes of the map in the CRS of a file, many at once."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from gisapp.core.geometry.cut_at_180 import within_180
from gisapp.core.geometry.feature_geometry import FeatureGeometry
from gisapp.core.layers.layer import Layer
from gisapp.core.space.crs import Coordinates, is_geographic_wgs84_like
from gisapp.core.space.georeference import Georeference
from gisapp.core.space.worlds import HALF_WORLD_M
from gisapp.errors import CrsError, ExportError
from gisapp.export.tables.written_shapes import WrittenShapes

DEGREES = "EPSG:4326"
_HAIR_M = 0.01
_SEVERAL: Mapping[str, Callable[..., BaseGeometry]] = {
    "Point": shapely.MultiPoint,
    "LineString": shapely.MultiLineString,
    "Polygon": shapely.MultiPolygon,
}
_DECIMALS = {True: 11, False: 6}
"""Of degrees, and of metres: a micrometre. Rounding takes off what the way to the map and back
added, so that coordinates come again as they were typed."""


def is_in_degrees(crs: str) -> bool:
    """Return True for a CRS of longitude and latitude.

    Raises
    ------
    ExportError
        There is no such CRS.
    """
    if is_geographic_wgs84_like(crs):
        return True
    from pyproj import CRS
    from pyproj.exceptions import CRSError

    try:
        return bool(CRS(crs).is_geographic)
    except CRSError as error:
        raise ExportError("no_such_crs", crs=crs, details=str(error)) from error


def way_from_map(layer: Layer, crs: str) -> Georeference:
    """Return the way from the map to a CRS for a layer: its own datum shift, where it is its own.

    Raises
    ------
    ExportError
        There is no such CRS, or it has no places on a map.
    """
    is_own = crs == layer.origin.crs
    way = Georeference(crs, datum_shift=layer.origin.read_as.datum_shift if is_own else ())
    try:
        way.from_map(np.empty((0, 2)))
    except CrsError as error:
        raise ExportError("no_such_crs", crs=crs, details=error.code) from error
    if not is_own and not _has_places(crs):
        raise ExportError("crs_without_places", crs=crs)
    return way


def _has_places(crs: str) -> bool:
    """Return False for a CRS of heights alone, or of metres from the middle of the Earth."""
    if is_geographic_wgs84_like(crs):
        return True
    from pyproj import CRS

    known = CRS(crs)
    return bool(known.is_geographic or known.is_projected or known.is_engineering)


def shapes_of(batch: FeatureGeometry, way: Georeference, *, is_multi: bool = True) -> WrittenShapes:
    """Return shapes in the CRS of a file, cut at ±180°.

    Parameters
    ----------
    batch : FeatureGeometry
        In EPSG:3857.
    way : Georeference
        From there to the CRS.
    is_multi : bool
        False for shapes of one part where all have but one.

    Returns
    -------
    WrittenShapes

    Raises
    ------
    ExportError
        A shape has no place in the CRS.
    """
    decimals = _DECIMALS[is_in_degrees(way.crs)]

    def moved(xy: Coordinates) -> Coordinates:
        found = np.round(way.from_map(xy), decimals)
        if not np.isfinite(found).all():
            raise ExportError("not_in_crs", crs=way.crs)
        return found

    cut = {
        row: shapely.transform(_as_several(within_180(batch.feature(row))), moved)
        for row in np.flatnonzero(goes_beyond_180(batch)).tolist()
    }
    return WrittenShapes(replace(batch, coordinates=moved(batch.coordinates)), is_multi, cut)


def goes_beyond_180(batch: FeatureGeometry) -> NDArray[np.bool_]:
    """Return which features have something beyond ±180°, (n,) bool."""
    edge = HALF_WORLD_M + _HAIR_M
    return np.asarray((batch.bounds[:, 0] < -edge) | (batch.bounds[:, 2] > edge))


def has_single_parts(layer: Layer) -> bool:
    """Return True if a layer in memory has no feature of several parts, nor says that it may."""
    geometry = layer.geometry
    if layer.partial is not None or "multi" in layer.origin.geometry_type.lower():
        return False
    parts = np.diff(geometry.feature_offsets)
    return not (parts > 1).any() and not goes_beyond_180(geometry).any()


def _as_several(shape: BaseGeometry) -> BaseGeometry:
    several = _SEVERAL.get(shape.geom_type)
    return shape if several is None else several([shape])
