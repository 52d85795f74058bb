"""Areas on the ellipsoid of a million polygons at once."""

import numpy as np
from numpy.typing import NDArray

from gisapp.core.geometry import ragged
from gisapp.core.geometry.feature_geometry import FeatureGeometry

_RADIUS_M = 6_378_137.0
"""Of the sphere of EPSG:3857, and the semi-major axis of GRS 80."""
_E2 = 0.006_694_380_022_90
"""The squared eccentricity of GRS 80."""
_E = float(np.sqrt(_E2))
_STEP = 65536


def areas_m2(geometry: FeatureGeometry) -> NDArray[np.float64]:
    """Return the area of each polygon on the ellipsoid, holes left out.

    Edges are great circles of the sphere with the ellipsoid's surface. For shapes of some
    kilometres that differs from the geodesics of `geodesy.area_m2` by less than a millionth, and
    takes a hundredth of the time.

    Parameters
    ----------
    geometry : FeatureGeometry
        In EPSG:3857.

    Returns
    -------
    (features,) float64
        In m²; 0 for points, lines and features without geometry.

    Notes
    -----
    Authalic latitudes: J. P. Snyder, "Map Projections: A Working Manual" (1987), equations 3-11
    to 3-13. The excess of each edge over the equator: I. Todhunter, "Spherical Trigonometry"
    (1886), article 103.
    """
    areas = np.zeros(len(geometry))
    if geometry.kind == "polygon":
        for first in range(0, len(geometry), _STEP):
            step = np.arange(first, min(first + _STEP, len(geometry)))
            areas[step] = _areas_m2(geometry.reordered(step))
    return areas


def _areas_m2(geometry: FeatureGeometry) -> NDArray[np.float64]:
    if not len(geometry.coordinates):
        return np.zeros(len(geometry))
    longitude, half_tangent = _on_authalic_sphere(geometry.coordinates)
    excess = np.zeros(len(longitude))
    both = half_tangent[:-1] * half_tangent[1:]
    turned = np.tan(np.diff(longitude) / 2) * (half_tangent[:-1] + half_tangent[1:])
    excess[:-1] = 2 * np.arctan2(turned, 1 + both)
    # The last vertex of a ring is its first one: no edge goes from there to the next ring.
    excess[geometry.ring_offsets[1:] - 1] = 0
    rings = -np.abs(ragged.total(excess, geometry.ring_offsets))
    rings[geometry.part_offsets[:-1]] *= -1
    return ragged.total(rings, geometry.feature_ring_offsets) * _RADIUS_M**2 * _authalic(1.0) / 2


def _on_authalic_sphere(
    xy: NDArray[np.float64],
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return longitudes in radians, and the tangents of half the authalic latitudes."""
    x, y = xy.T
    sine = _authalic(np.tanh(y / _RADIUS_M)) / _authalic(1.0)
    return x / _RADIUS_M, sine / (1 + np.sqrt(np.maximum(1 - sine**2, 0)))


def _authalic(sine: NDArray[np.float64] | float) -> NDArray[np.float64]:
    """Return Snyder's q of latitudes, by their sines."""
    value = (1 - _E2) * (sine / (1 - _E2 * sine**2) + np.arctanh(_E * np.asarray(sine)) / _E)
    return np.asarray(value)
