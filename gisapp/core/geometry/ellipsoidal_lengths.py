"""Lengths on the ellipsoid of very many lines at once."""

import numpy as np
from numpy.typing import NDArray

from gisapp.core.geometry import ragged
from gisapp.core.geometry.feature_geometry import FeatureGeometry
from gisapp.core.space.crs import mercator_to_lonlat
from gisapp.core.space.geodesy import legs_m


def lengths_m(geometry: FeatureGeometry) -> NDArray[np.float64]:
    """Return the length of each line on the ellipsoid, its parts together.

    Parameters
    ----------
    geometry : FeatureGeometry
        In EPSG:3857.

    Returns
    -------
    (features,) float64
        In m; 0 for points, polygons and features without geometry.
    """
    if geometry.kind != "line" or not len(geometry.coordinates):
        return np.zeros(len(geometry))
    legs = np.zeros(len(geometry.coordinates))
    legs[:-1] = legs_m(mercator_to_lonlat(geometry.coordinates))
    # No leg goes from the end of one line to the beginning of the next.
    legs[geometry.ring_offsets[1:] - 1] = 0
    return ragged.total(legs, geometry.vertex_offsets)
