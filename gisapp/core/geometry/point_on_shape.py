"""A point on a shape, where a pin may stand."""

import shapely
from shapely.geometry.base import BaseGeometry


def point_on_shape(shape: BaseGeometry, x: float, y: float) -> tuple[float, float]:
    """Return the point of a shape that is nearest to another point.

    Parameters
    ----------
    shape : BaseGeometry
        In EPSG:3857; not empty.
    x, y : float
        In EPSG:3857. Inside of a polygon it is the point itself.

    Examples
    --------
    >>> point_on_shape(shapely.LineString([(0, 0), (4, 0), (4, 4)]), 2, 1)
    (2.0, 0.0)
    """
    nearest = shapely.shortest_line(shape, shapely.Point(x, y))
    on_shape, _ = nearest.coords
    return on_shape[0], on_shape[1]
