"""Where the pixels of a raster lie on the map."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from gisapp.core.space.crs import (
    EDGE,
    FARTHEST,
    Bounds,
    Coordinates,
    from_map,
    mercator_to_lonlat,
    to_map,
)
from gisapp.core.space.extent import Extent
from gisapp.core.space.geodesy import leg_lengths_m

Transform = tuple[float, float, float, float, float, float]
"""a, b, c, d, e, f: x = a · column + b · row + c, and y = d · column + e · row + f."""

_TOO_FAR = 1e12
"""No unit is so small that the earth has such coordinates; PROJ would think long about them."""
_STEPS = 33
"""Points along each side of a raster whose places say where all of it lies."""


@dataclass(frozen=True)
class RasterGrid:
    """The size of a raster, and where its pixels lie.

    Columns count from the left and rows from the top; 0, 0 is the top left corner of the first
    pixel.

    Parameters
    ----------
    width, height : int
        In pixels.
    transform : Transform
        From columns and rows to coordinates of `crs`, east before north; it may turn and mirror.
    crs : str
        `EPSG:n` or another code, or WKT2.
    """

    width: int
    height: int
    transform: Transform
    crs: str

    @property
    def is_usable(self) -> bool:
        """True if the transform has an inverse, and leads to numbers that can be coordinates."""
        a, b, _, d, e, _ = self.transform
        determinant = a * e - b * d
        return bool(determinant) and bool((np.abs((*self.bounds, determinant)) < _TOO_FAR).all())

    @cached_property
    def extent(self) -> Extent | None:
        """Where it lies in EPSG:3857; None if it has no place there.

        Raises
        ------
        CrsError
            The CRS is not known.
        """
        columns = np.linspace(0, self.width, _STEPS)
        rows = np.linspace(0, self.height, _STEPS)
        places = self.places_of(np.stack(np.meshgrid(columns, rows), axis=-1).reshape(-1, 2))
        places = places[np.isfinite(places).all(axis=1)]
        if not len(places) or np.abs(places[:, 0]).max() > FARTHEST:
            return None
        xs, ys = places[:, 0], np.clip(places[:, 1], -EDGE, EDGE)
        return Extent(float(xs.min()), float(ys.min()), float(xs.max()), float(ys.max()))

    @property
    def bounds(self) -> Bounds:
        """xmin, ymin, xmax, ymax of its corners, in coordinates of `crs`."""
        width, height = self.width, self.height
        corners = self._coordinates(np.array([[0, 0], [width, 0], [0, height], [width, height]]))
        (xmin, ymin), (xmax, ymax) = corners.min(axis=0).tolist(), corners.max(axis=0).tolist()
        return xmin, ymin, xmax, ymax

    @property
    def pixel_m(self) -> tuple[float, float] | None:
        """Width and height on the ground of the pixel in the middle, in metres; None for none."""
        column, row = self.width / 2, self.height / 2
        places = self.places_of(np.array([[column + 1, row], [column, row], [column, row + 1]]))
        if not np.isfinite(places).all():
            return None
        width_m, height_m = leg_lengths_m(mercator_to_lonlat(places))
        return width_m, height_m

    def places_of(self, pixels: Coordinates) -> Coordinates:
        """Return where pixels lie.

        Parameters
        ----------
        pixels : (n, 2) float64
            Columns and rows.

        Returns
        -------
        (n, 2) float64
            x and y in EPSG:3857, infinite for those without a place there.
        """
        return to_map(self._coordinates(pixels), self.crs)

    def pixels_at(self, places: Coordinates) -> Coordinates:
        """Return which pixels lie at some places: the inverse of `places_of`.

        Parameters
        ----------
        places : (n, 2) float64
            x and y in EPSG:3857.

        Returns
        -------
        (n, 2) float64
            Columns and rows, maybe outside of the raster; not finite where the CRS has no place.
        """
        a, b, c, d, e, f = self.transform
        x, y = (from_map(places, self.crs) - (c, f)).T
        determinant = a * e - b * d
        with np.errstate(invalid="ignore"):
            return np.column_stack(((e * x - b * y), (a * y - d * x))) / determinant

    def _coordinates(self, pixels: Coordinates) -> Coordinates:
        a, b, c, d, e, f = self.transform
        columns, rows = np.asarray(pixels, np.float64).T
        return np.column_stack((a * columns + b * rows + c, d * columns + e * rows + f))
