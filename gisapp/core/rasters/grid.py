"""Where the pixels of a raster lie on the map."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from gisapp.core.space.crs import (
    EDGE,
    FARTHEST,
    Bounds,
    Coordinates,
    mercator_to_lonlat,
)
from gisapp.core.space.extent import Extent
from gisapp.core.space.geodesy import leg_lengths_m
from gisapp.core.space.georeference import Georeference

Transform = tuple[float, float, float, float, float, float]
"""a, b, c, d, e, f: x = a · column + b · row + c, and y = d · column + e · row + f."""

_TOO_FAR = 1e12
"""No unit is so small that the earth has such coordinates; PROJ would think long about them."""
_STEPS = 33
"""Points along each side of a raster whose places say where all of it lies."""


@dataclass(frozen=True)
class PixelGrid:
    """The size of a raster, and where its pixels lie in the coordinates of its file.

    Columns count from the left and rows from the top; 0, 0 is the top left corner of the first
    pixel.

    Parameters
    ----------
    width, height : int
        In pixels.
    transform : Transform
        From columns and rows to coordinates; it may turn and mirror.
    """

    width: int
    height: int
    transform: Transform

    @property
    def is_usable(self) -> bool:
        """True if the transform has an inverse, and leads to numbers that can be coordinates."""
        a, b, _, d, e, _ = self.transform
        determinant = a * e - b * d
        return bool(determinant) and bool((np.abs((*self.bounds, determinant)) < _TOO_FAR).all())

    @property
    def bounds(self) -> Bounds:
        """xmin, ymin, xmax, ymax of its corners, in the coordinates of its file."""
        (xmin, ymin), (xmax, ymax) = (
            edge.tolist() for edge in (self.corners.min(axis=0), self.corners.max(axis=0))
        )
        return xmin, ymin, xmax, ymax

    @property
    def corners(self) -> Coordinates:
        """Its corners in the coordinates of its file, (4, 2): one after the other around it."""
        width, height = self.width, self.height
        return self.coordinates_of(np.array([[0, 0], [width, 0], [width, height], [0, height]]))

    def coordinates_of(self, pixels: Coordinates) -> Coordinates:
        """Return the coordinates, (n, 2) float64, of columns and rows, (n, 2)."""
        a, b, c, d, e, f = self.transform
        columns, rows = np.asarray(pixels, np.float64).T
        return np.column_stack((a * columns + b * rows + c, d * columns + e * rows + f))

    def pixels_of(self, coordinates: Coordinates) -> Coordinates:
        """Return the columns and rows at some coordinates: the inverse of `coordinates_of`."""
        a, b, c, d, e, f = self.transform
        determinant = a * e - b * d
        with np.errstate(invalid="ignore"):
            x, y = (coordinates - (c, f)).T
            return np.column_stack(((e * x - b * y), (a * y - d * x))) / determinant


@dataclass(frozen=True)
class RasterGrid(PixelGrid):
    """A grid of pixels on the map.

    Parameters
    ----------
    width, height, transform
        As of `PixelGrid`.
    georeference : Georeference
        From the coordinates of the file to EPSG:3857.
    """

    georeference: Georeference

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
        return self.georeference.to_map(self.coordinates_of(pixels))

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
        return self.pixels_of(self.georeference.from_map(places))
