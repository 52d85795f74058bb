"""Which features of a newer delivery have another shape, and how far it went."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from gisapp.core.geometry.ellipsoidal_areas import areas_m2
from gisapp.core.geometry.feature_geometry import FeatureGeometry
from gisapp.core.progress import Progress
from gisapp.core.space.crs import mercator_to_lonlat
from gisapp.core.space.geodesy import leg_lengths_m

TOLERANCE_M = 0.01
"""Nearer to each other, two shapes are one: files round coordinates."""
_STEP = 8192
_RADIUS_M = 6_378_137.0
_MOST_VERTICES = 5000
"""Of a shape whose outline is followed vertex by vertex."""


class MovedPlace(NamedTuple):
    """A pair of rows whose shapes differ: its place among the pairs, and by how much."""

    place: int
    distance_m: float | None
    area_change_m2: float


def moved_places(
    old: FeatureGeometry,
    new: FeatureGeometry,
    old_rows: NDArray[np.int64],
    new_rows: NDArray[np.int64],
    progress: Progress,
) -> Iterator[MovedPlace]:
    """Yield the pairs of features whose shapes differ by more than a centimetre.

    Where a ring starts, which way it turns and vertices on a straight line do not count.

    Parameters
    ----------
    old, new : FeatureGeometry
        Of the deliveries, of one kind, in EPSG:3857.
    old_rows, new_rows : (n,) int64
        The features that belong together.
    progress : Progress
        Asked after some thousand pairs whether to stop.

    Raises
    ------
    Cancelled
        It shall stop.
    """
    old_m2, new_m2 = areas_m2(old), areas_m2(new)
    for first in range(0, len(old_rows), _STEP):
        progress.check()
        progress.report(first / len(old_rows))
        ours, theirs = old_rows[first : first + _STEP], new_rows[first : first + _STEP]
        shapes, others = old.features(ours), new.features(theirs)
        for place in _differing(shapes, others, _ground_scales(old, new, ours, theirs)):
            distance_m = _distance_m(shapes[place], others[place])
            if distance_m is None or distance_m > TOLERANCE_M:
                grown_m2 = float(new_m2[theirs[place]] - old_m2[ours[place]])
                yield MovedPlace(first + place, distance_m, grown_m2)


def _ground_scales(
    old: FeatureGeometry,
    new: FeatureGeometry,
    old_rows: NDArray[np.int64],
    new_rows: NDArray[np.int64],
) -> NDArray[np.float64]:
    """Return metres on the ground a metre of EPSG:3857, where each feature lies; 1 for nowhere."""
    y = np.fmax(old.bounds[old_rows, 1], new.bounds[new_rows, 1])
    return np.asarray(1 / np.cosh(np.nan_to_num(y) / _RADIUS_M))


def _differing(
    shapes: NDArray[np.object_], others: NDArray[np.object_], scales: NDArray[np.float64]
) -> list[int]:
    """Return the places at which shapes do not have the same vertices, to the tolerance."""
    tolerances = TOLERANCE_M / scales
    left = np.flatnonzero(~shapely.equals_exact(shapes, others, tolerances))
    plain, other = (
        shapely.normalize(shapely.remove_repeated_points(each[left])) for each in (shapes, others)
    )
    same = shapely.equals_exact(plain, other, tolerances[left])
    nothing = shapely.is_empty(shapes[left]) & shapely.is_empty(others[left])
    return [int(place) for place in left[~(same | nothing)]]


def _distance_m(shape: BaseGeometry, other: BaseGeometry) -> float | None:
    """Return how far the outline went at most; None where one of the shapes is none."""
    if shape.is_empty or other.is_empty:
        return None
    ours, theirs = _outline(shape), _outline(other)
    middle = (shapely.get_coordinates(ours)[0] + shapely.get_coordinates(theirs)[0]) / 2
    if max(map(shapely.get_num_coordinates, (ours, theirs))) > _MOST_VERTICES:
        ours, theirs = shapely.centroid(shape), shapely.centroid(other)
    if shapely.get_num_coordinates(ours) == shapely.get_num_coordinates(theirs) == 1:
        ends = np.concatenate((shapely.get_coordinates(ours), shapely.get_coordinates(theirs)))
        return leg_lengths_m(mercator_to_lonlat(ends))[0]
    scale = 1 / np.cosh(middle[1] / _RADIUS_M)
    return float(shapely.hausdorff_distance(ours, theirs) * scale)


def _outline(shape: BaseGeometry) -> BaseGeometry:
    return shapely.boundary(shape) if shapely.get_dimensions(shape) == 2 else shape
