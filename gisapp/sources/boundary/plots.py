"""The plots of a boundary-point file with their shapes, and how they and their areas are told."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from gisapp.core.space.crs import mercator_to_lonlat, to_map
from gisapp.core.space.geodesy import area_m2
from gisapp.core.space.survey_crs import DEGREES
from gisapp.sources.boundary.crs import BoundaryCrs
from gisapp.sources.boundary.lines import PlotLines
from gisapp.sources.boundary.plot_line import PlotStatement, statement_of
from gisapp.sources.boundary.rings import Ring, rings_of, shape_of

_FARTHEST_DEG = 30.0
"""Nothing that one survey measures is larger."""


@dataclass(frozen=True)
class Plot:
    """One plot of a file.

    Parameters
    ----------
    feature_id : int
        From 1, in the file's order.
    lines : PlotLines
        Its lines in the file.
    stated : PlotStatement
        What its plot line says.
    xy : (points, 2) float64
        Its points, east first, in the file's CRS.
    rings : tuple of Ring
        Of areas and lines; of points one ring.
    outside : tuple of Ring
        Those that are stated as holes but lie outside.
    shape : shapely geometry or None
        None where it has points too few.
    """

    feature_id: int
    lines: PlotLines
    stated: PlotStatement
    xy: NDArray[np.float64]
    rings: tuple[Ring, ...]
    outside: tuple[Ring, ...]
    shape: BaseGeometry | None

    @property
    def title(self) -> str:
        """What a user calls it: its number, else its name, else its place in the file."""
        return self.stated.number or self.stated.name or str(self.feature_id)

    @property
    def line(self) -> int:
        """Where it begins in the file, from 1."""
        return self.lines.line

    @property
    def is_area(self) -> bool:
        """True if it has an area."""
        return isinstance(self.shape, shapely.Polygon | shapely.MultiPolygon)

    @cached_property
    def is_valid(self) -> bool:
        """True unless its shape crosses or touches itself where it must not."""
        return self.shape is None or bool(self.shape.is_valid)


def plot_of(feature_id: int, lines: PlotLines, *, is_east_first: bool) -> Plot:
    """Return a plot with its shape.

    Parameters
    ----------
    feature_id : int
        From 1, in the file's order.
    lines : PlotLines
        Its lines in the file.
    is_east_first : bool
        True where the first number of a point is its easting or longitude.
    """
    stated = statement_of(lines.cells)
    pair = (lines.first, lines.second) if is_east_first else (lines.second, lines.first)
    xy = np.column_stack([np.array(each, np.float64) for each in pair])
    rings = rings_of(lines, xy)
    outside: tuple[Ring, ...] = ()
    shape: BaseGeometry | None
    if stated.is_point:
        shape = _points(xy)
    elif stated.is_line:
        shape = _lines(rings, xy)
    else:
        shape, outside = shape_of(rings, xy)
    return Plot(feature_id, lines, stated, xy, rings, outside, shape)


def ellipsoidal_area_m2(shape: BaseGeometry, crs: BoundaryCrs) -> float | None:
    """Return the area of a plot on the ellipsoid in m².

    The datum makes no difference to it. None where the CRS of metres is not known, or where the
    numbers are too far apart for one survey.
    """
    code = crs.code or (DEGREES["CGCS2000"] if crs.in_degrees else None)
    if code is None:
        return None
    in_degrees = shapely.transform(shape, lambda xy: mercator_to_lonlat(to_map(xy, code)))
    west, south, east, north = in_degrees.bounds
    # What is not finite is farther apart than any number.
    if not (east - west < _FARTHEST_DEG and north - south < _FARTHEST_DEG):
        return None
    return area_m2(in_degrees)


def computed_area_m2(shape: BaseGeometry, crs: BoundaryCrs) -> float | None:
    """Return the area of a plot in m² as surveys state it: in the plane of the projection.

    Where the numbers are degrees, that is the area on the ellipsoid.
    """
    if crs.in_degrees:
        return ellipsoidal_area_m2(shape, crs)
    return float(shape.area)


def _points(xy: NDArray[np.float64]) -> BaseGeometry | None:
    if not len(xy):
        return None
    return shapely.Point(xy[0]) if len(xy) == 1 else shapely.MultiPoint(xy)


def _lines(rings: tuple[Ring, ...], xy: NDArray[np.float64]) -> BaseGeometry | None:
    lines = list(_each_line(rings, xy))
    if not lines:
        return None
    return shapely.LineString(lines[0]) if len(lines) == 1 else shapely.MultiLineString(lines)


def _each_line(rings: tuple[Ring, ...], xy: NDArray[np.float64]) -> Iterator[NDArray[np.float64]]:
    for ring in rings:
        if ring.stop - ring.start > 1:
            yield xy[ring.start : ring.stop]
