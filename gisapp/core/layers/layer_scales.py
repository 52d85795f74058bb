"""Scales of maps, such as 1:10,000 on the ground, as the resolutions that layers state."""

import math

import numpy as np

from gisapp.core.layers.layer import Layer
from gisapp.core.space.crs import mercator_to_lonlat
from gisapp.core.space.scales import SCREEN_PIXEL_M


def latitude_of(layer: Layer) -> float:
    """Return the latitude of a layer's middle in degrees, 0 where it has no place."""
    if layer.bounds is None:
        return 0.0
    return float(mercator_to_lonlat(np.array([layer.bounds.center]))[0, 1])


def resolution_of(denominator: float, latitude_deg: float) -> float:
    """Return the resolution of a scale, in metres of EPSG:3857 a pixel.

    Parameters
    ----------
    denominator : float
        10000 for 1:10,000 on the ground.
    latitude_deg : float
        Where, in degrees.

    Examples
    --------
    >>> round(resolution_of(10_000, 60.0), 3), round(denominator_of(5.292, 60.0))
    (5.292, 10001)
    """
    return denominator * SCREEN_PIXEL_M / math.cos(math.radians(latitude_deg))


def denominator_of(resolution: float, latitude_deg: float) -> float:
    """Return the scale of a resolution; parameters and result as of `resolution_of`."""
    return resolution * math.cos(math.radians(latitude_deg)) / SCREEN_PIXEL_M
