"""The bounds of something on the map or on the earth: west, south, east, north."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Extent:
    """An upright rectangle, in the CRS and the units that whoever owns it names.

    >>> Extent(0, 0, 4, 2).center
    (2.0, 1.0)
    """

    xmin: float
    ymin: float
    xmax: float
    ymax: float

    @classmethod
    def of_bounds(cls, bounds: NDArray[np.float64]) -> "Extent | None":
        """Return the smallest extent around all rows of `bounds`.

        Parameters
        ----------
        bounds : (n, 4) float64
            xmin, ymin, xmax, ymax of each feature, in any CRS; NaN where a feature has no
            geometry.

        Returns
        -------
        Extent or None
            In the same CRS; None if there is no row, or no feature has geometry.

        Examples
        --------
        >>> Extent.of_bounds(np.array([[0.0, 0, 1, 1], [4, 2, 5, 3], [np.nan] * 4]))
        Extent(xmin=0.0, ymin=0.0, xmax=5.0, ymax=3.0)
        >>> Extent.of_bounds(np.empty((0, 4))) is None
        True
        """
        known = bounds[~np.isnan(bounds[:, 0])]
        if not len(known):
            return None
        low, high = known[:, :2].min(axis=0), known[:, 2:].max(axis=0)
        return cls(float(low[0]), float(low[1]), float(high[0]), float(high[1]))

    @classmethod
    def around(cls, extents: "Iterable[Extent | None]") -> "Extent | None":
        """Return the smallest extent around all those given; None if there is none."""
        known = [extent for extent in extents if extent is not None]
        return reduce(Extent.union, known) if known else None

    @property
    def width(self) -> float:
        """East minus west."""
        return self.xmax - self.xmin

    @property
    def height(self) -> float:
        """North minus south."""
        return self.ymax - self.ymin

    @property
    def area(self) -> float:
        """Width times height."""
        return self.width * self.height

    @property
    def center(self) -> tuple[float, float]:
        """The middle, as x and y."""
        return (self.xmin + self.xmax) / 2, (self.ymin + self.ymax) / 2

    def union(self, other: "Extent") -> "Extent":
        """Return the smallest extent around both."""
        return Extent(
            min(self.xmin, other.xmin),
            min(self.ymin, other.ymin),
            max(self.xmax, other.xmax),
            max(self.ymax, other.ymax),
        )

    def intersection(self, other: "Extent") -> "Extent | None":
        """Return what both extents share, maybe a line or a point; None if they do not touch."""
        if not self.intersects(other):
            return None
        return Extent(
            max(self.xmin, other.xmin),
            max(self.ymin, other.ymin),
            min(self.xmax, other.xmax),
            min(self.ymax, other.ymax),
        )

    def intersects(self, other: "Extent") -> bool:
        """True if both extents share a point; touching counts."""
        return (
            self.xmin <= other.xmax
            and other.xmin <= self.xmax
            and self.ymin <= other.ymax
            and other.ymin <= self.ymax
        )

    def contains(self, other: "Extent") -> bool:
        """True if `other` lies wholly inside; touching the edge counts."""
        return (
            self.xmin <= other.xmin
            and other.xmax <= self.xmax
            and self.ymin <= other.ymin
            and other.ymax <= self.ymax
        )

    def moved(self, east: float) -> "Extent":
        """Return the extent moved east by so much, west if it is negative."""
        return Extent(self.xmin + east, self.ymin, self.xmax + east, self.ymax)

    def buffered(self, distance: float) -> "Extent":
        """Return the extent grown by `distance` on each side; a negative one makes it smaller."""
        return Extent(
            self.xmin - distance, self.ymin - distance, self.xmax + distance, self.ymax + distance
        )
