"""Shapes as the snapshot stores them: whole millionths of a degree, each vertex a step on."""

import math
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from gisapp.core.geometry.cut_at_180 import joined, moved_east
from gisapp.core.layers.layer import Layer
from gisapp.core.space.crs import EARTH_RADIUS, mercator_to_lonlat
from gisapp.core.space.extent import Extent
from gisapp.core.space.worlds import HALF_WORLD_M, moves_into_view, nearest_move

DECIMALS = 6
"""Of a degree: 0.11 m on the ground."""

Shape = list[list[list[int]]]
"""Parts of rings; a ring is lon, lat of the first vertex, then the step to each further one."""


@dataclass(frozen=True)
class StoredShape:
    """The shape of one feature.

    Parameters
    ----------
    row : int
        Its row in the layer's geometry.
    shape : Shape
        Without parts where the feature has no geometry.
    """

    row: int
    shape: Shape


def data_shapes(layer: Layer, tolerance_m: float, middle: float = 0.0) -> list[StoredShape]:
    """Return the shapes of all features of a layer.

    Parameters
    ----------
    layer : Layer
        Its geometry is in EPSG:3857.
    tolerance_m : float
        How far a shape may differ from its source, in metres on the ground.
    middle : float
        x in EPSG:3857 of what the page shows first: shapes come next to it, maybe beyond ±180°.

    Returns
    -------
    list of StoredShape
        One for each feature, in the order of the rows; in degrees of WGS 84.
    """
    rows = range(len(layer.geometry))
    geometries = np.array(
        [beside(layer.geometry.feature(row), middle) for row in rows], dtype=object
    )
    reduced = _reduced(geometries, tolerance_m)
    return [StoredShape(row, _shape(each)) for row, each in zip(rows, reduced, strict=True)]


def ground_shapes(layer: Layer, limits: Extent, tolerance_m: float) -> list[StoredShape]:
    """Return the shapes of a layer of the base map, cut off at the limits.

    Parameters
    ----------
    layer : Layer
        Its geometry is in EPSG:3857.
    limits : Extent
        In EPSG:3857.
    tolerance_m : float
        How far a shape may differ from its source, in metres on the ground.

    Returns
    -------
    list of StoredShape
        Of the features inside the limits only; in degrees of WGS 84.
    """
    box = (limits.xmin, limits.ymin, limits.xmax, limits.ymax)
    stored = []
    for move in moves_into_view(limits, layer.bounds):
        rows = layer.index.rows_in(limits.moved(-move)).tolist()
        geometries = np.array(
            [moved_east(layer.geometry.feature(row), move) for row in rows], dtype=object
        )
        reduced = _reduced(shapely.clip_by_rect(geometries, *box), tolerance_m)
        stored += [StoredShape(row, _shape(each)) for row, each in zip(rows, reduced, strict=True)]
    return [each for each in stored if each.shape]


def beside(geometry: BaseGeometry, middle: float) -> BaseGeometry:
    """Return a shape with each of its parts moved, by whole worlds, next to a meridian.

    Parameters
    ----------
    geometry : shapely geometry
        In EPSG:3857.
    middle : float
        x in EPSG:3857.
    """
    west, _, east, _ = geometry.bounds
    # Most shapes are where they shall be; those without a place compare as false.
    if not max(abs(west - middle), abs(east - middle)) > HALF_WORLD_M:
        return geometry
    parts = shapely.get_parts(geometry)
    moved = [
        moved_east(part, nearest_move((part.bounds[0] + part.bounds[2]) / 2, middle))
        for part in parts
    ]
    return joined(moved)


def _reduced(geometries: NDArray[np.object_], tolerance_m: float) -> NDArray[np.object_]:
    edges = shapely.bounds(geometries)[:, [1, 3]]
    stated = edges[np.isfinite(edges)]
    if tolerance_m <= 0 or not len(stated):
        return geometries
    # Web Mercator draws everything larger by 1 / cos(latitude) = cosh(y / R).
    stretch = math.cosh(float(stated.mean()) / EARTH_RADIUS)
    reduced: NDArray[np.object_] = shapely.simplify(geometries, tolerance_m * stretch)
    return reduced


def _shape(geometry: BaseGeometry) -> Shape:
    parts = shapely.get_parts(geometry)
    return [
        [_steps(shapely.get_coordinates(ring)) for ring in _rings(part)]
        for part in parts
        if not part.is_empty
    ]


def _rings(part: BaseGeometry) -> list[BaseGeometry]:
    if part.geom_type == "Polygon":
        return list(shapely.get_rings(part))
    return [part]


def _steps(coordinates: NDArray[np.float64]) -> list[int]:
    whole = np.rint(mercator_to_lonlat(coordinates) * 10**DECIMALS).astype(np.int64)
    steps = np.diff(whole, axis=0, prepend=np.zeros((1, 2), np.int64))
    moved = steps.any(axis=1)
    moved[0] = True
    flat: list[int] = steps[moved].ravel().tolist()
    return flat
