"""Which part of the map a canvas shows, and how pixels and map points turn into each other."""

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from gisapp.core.space.crs import FARTHEST
from gisapp.core.space.extent import Extent

COARSEST = 2 * 20037508.342789244 / 256
"""Metres of EPSG:3857 a pixel at which the whole world is 256 pixels wide."""
FINEST = 0.01
SURROUNDINGS_PX = 160
"""Frames reach so far beyond what is seen, on each side, so that a pan meets no white edge."""


@dataclass(frozen=True)
class Viewport:
    """The part of the map that a canvas shows, and how large it is drawn there.

    Parameters
    ----------
    x, y : float
        The centre, in metres of EPSG:3857.
    resolution : float
        Metres of EPSG:3857 a pixel.
    width, height : int
        Size in logical pixels, each at least 1.
    """

    x: float
    y: float
    resolution: float
    width: int
    height: int

    @classmethod
    def fitting(cls, extent: Extent, width: int, height: int, margin: float = 0.06) -> "Viewport":
        """Return the viewport of a size that shows all of `extent`.

        Parameters
        ----------
        extent : Extent
            In EPSG:3857. A single point is shown at 2 m a pixel.
        width, height : int
            The viewport's size in logical pixels.
        margin : float
            The share of the size to leave free on each side.
        """
        room = 1 - 2 * margin
        resolution = max(extent.width / (width * room), extent.height / (height * room)) or 2.0
        x, y = extent.center
        return cls(x, y, _within_limits(resolution), width, height)

    @property
    def extent(self) -> Extent:
        """What is seen, in EPSG:3857."""
        half_width = self.width * self.resolution / 2
        half_height = self.height * self.resolution / 2
        return Extent(
            self.x - half_width, self.y - half_height, self.x + half_width, self.y + half_height
        )

    @property
    def with_surroundings(self) -> "Viewport":
        """The viewport with the margin that frames paint around it."""
        more = 2 * SURROUNDINGS_PX
        return self.resized(self.width + more, self.height + more)

    @property
    def ground_resolution(self) -> float:
        """Metres on the ground a pixel at the centre: Web Mercator stretches by 1 / cos(lat)."""
        return self.resolution / math.cosh(self.y / 6378137.0)

    def to_pixel(self, x: float, y: float) -> tuple[float, float]:
        """Turn a point of EPSG:3857 into logical pixels from the top left corner."""
        return (
            (x - self.x) / self.resolution + self.width / 2,
            (self.y - y) / self.resolution + self.height / 2,
        )

    def to_pixels(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        """Turn points of EPSG:3857, (n, 2), into logical pixels from the top left corner."""
        corner = self.extent.xmin, self.extent.ymax
        return (points - corner) * (1 / self.resolution, -1 / self.resolution)

    def to_map(self, column: float, row: float) -> tuple[float, float]:
        """Turn logical pixels from the top left corner into a point of EPSG:3857."""
        return (
            self.x + (column - self.width / 2) * self.resolution,
            self.y - (row - self.height / 2) * self.resolution,
        )

    def panned(self, columns: float, rows: float) -> "Viewport":
        """Return the viewport after the map was dragged so many logical pixels right and down."""
        return self.centered(self.x - columns * self.resolution, self.y + rows * self.resolution)

    def zoomed(self, factor: float, column: float, row: float) -> "Viewport":
        """Return the viewport after zooming about a pixel, which keeps its place on the map.

        Parameters
        ----------
        factor : float
            Above 1 goes closer, as far as the finest resolution; below 1 farther away.
        column, row : float
            Logical pixels from the top left corner.
        """
        resolution = _within_limits(self.resolution / factor)
        x, y = self.to_map(column, row)
        zoomed = replace(self, resolution=resolution)
        return zoomed.centered(
            x - (column - self.width / 2) * resolution, y + (row - self.height / 2) * resolution
        )

    def centered(self, x: float, y: float) -> "Viewport":
        """Return the viewport with another centre, in EPSG:3857, at most `FARTHEST` away."""
        return replace(self, x=_within_reach(x), y=_within_reach(y))

    def resized(self, width: int, height: int) -> "Viewport":
        """Return the viewport with another size about the same centre."""
        return replace(self, width=max(1, width), height=max(1, height))


def _within_reach(coordinate: float) -> float:
    return min(max(coordinate, -FARTHEST), FARTHEST)


def _within_limits(resolution: float) -> float:
    return min(max(resolution, FINEST), COARSEST)
