"""A box on the map or on the earth: west, south, east, north."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Extent:
    """An axis-parallel box, in the units of whatever CRS its owner names.

    >>> Extent(0, 0, 4, 2).center
    (2.0, 1.0)
    """

    xmin: float
    ymin: float
    xmax: float
    ymax: float

    @classmethod
    def of_bounds(cls, bounds: NDArray[np.float64]) -> "Extent | None":
        """Return the box around all rows of `bounds`, or None where there is none.

        Parameters
        ----------
        bounds : (n, 4) array
            xmin, ymin, xmax, ymax of each feature; NaN where a feature has no geometry.
        """
        known = bounds[~np.isnan(bounds[:, 0])]
        if not len(known):
            return None
        low, high = known[:, :2].min(axis=0), known[:, 2:].max(axis=0)
        return cls(float(low[0]), float(low[1]), float(high[0]), float(high[1]))

    @classmethod
    def around(cls, extents: "Iterable[Extent | None]") -> "Extent | None":
        """Return the smallest box around all that are given, or None where none is."""
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
        """Return the smallest box around both."""
        return Extent(
            min(self.xmin, other.xmin),
            min(self.ymin, other.ymin),
            max(self.xmax, other.xmax),
            max(self.ymax, other.ymax),
        )

    def intersection(self, other: "Extent") -> "Extent | None":
        """Return what both boxes share, None where that is nothing."""
        if not self.intersects(other):
            return None
        return Extent(
            max(self.xmin, other.xmin),
            max(self.ymin, other.ymin),
            min(self.xmax, other.xmax),
            min(self.ymax, other.ymax),
        )

    def intersects(self, other: "Extent") -> bool:
        """Tell whether the boxes share a point; touching counts."""
        return (
            self.xmin <= other.xmax
            and other.xmin <= self.xmax
            and self.ymin <= other.ymax
            and other.ymin <= self.ymax
        )

    def contains(self, other: "Extent") -> bool:
        """Tell whether `other` lies wholly inside; touching the edge counts."""
        return (
            self.xmin <= other.xmin
            and other.xmax <= self.xmax
            and self.ymin <= other.ymin
            and other.ymax <= self.ymax
        )

    def buffered(self, distance: float) -> "Extent":
        """Return the box grown by `distance` on each side."""
        return Extent(
            self.xmin - distance, self.ymin - distance, self.xmax + distance, self.ymax + distance
        )
