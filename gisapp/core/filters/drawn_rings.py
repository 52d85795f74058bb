"""The area of a condition, as it lies on the map."""

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from gisapp.core.filters.layer_filter import Ring
from gisapp.core.space.crs import lonlat_to_mercator


def area_of(rings: tuple[Ring, ...]) -> BaseGeometry:
    """Return a drawn area in EPSG:3857, put right where its outline crosses itself.

    Parameters
    ----------
    rings : tuple of rings
        The shell, then holes: longitude and latitude in degrees of WGS 84.

    Returns
    -------
    shapely geometry
        Empty where the shell has no three corners.

    Examples
    --------
    >>> area_of((((0, 0), (1, 0), (0, 1), (0, 0)),)).geom_type, area_of(()).is_empty
    ('Polygon', True)
    """
    drawn = [lonlat_to_mercator(np.array(ring, np.float64)) for ring in rings]
    if not drawn or len(drawn[0]) < 4:
        return shapely.Polygon()
    area: BaseGeometry = shapely.make_valid(
        shapely.Polygon(drawn[0], [hole for hole in drawn[1:] if len(hole) > 3]),
        method="structure",
        keep_collapsed=False,
    )
    return area
