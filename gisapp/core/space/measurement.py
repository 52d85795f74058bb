"""A distance or an area that someone measures by setting points on the map, one after another."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

import numpy as np
import shapely
from numpy.typing import NDArray

from gisapp.core.space.crs import mercator_to_lonlat
from gisapp.core.space.geodesy import area_m2, leg_lengths_m

MeasurementKind = Literal["distance", "area"]
MapPoint = tuple[float, float]


@dataclass(frozen=True)
class Measurement:
    """What has been set so far; frozen, so each step makes another.

    Parameters
    ----------
    kind : {"distance", "area"}
    points : tuple of (float, float)
        x and y in EPSG:3857, in the order in which they were set.
    pointer : (float, float) or None
        Where the next point would be set; None while nothing points, and once it has ended.
    is_ended : bool
        No more points follow.
    """

    kind: MeasurementKind
    points: tuple[MapPoint, ...] = ()
    pointer: MapPoint | None = None
    is_ended: bool = False

    def with_point(self, x: float, y: float) -> "Measurement":
        """Return the measurement with a point more; after the end a new one begins."""
        before = () if self.is_ended else self.points
        return Measurement(self.kind, (*before, (x, y)))

    def without_last_point(self) -> "Measurement":
        """Return the measurement without its last point, open again for others."""
        return replace(self, points=self.points[:-1], is_ended=False)

    def pointed_at(self, x: float, y: float) -> "Measurement":
        """Return the measurement with its open end at a point of EPSG:3857."""
        return self if self.is_ended else replace(self, pointer=(x, y))

    def ended(self) -> "Measurement":
        """Return what was set, without the open end."""
        return replace(self, pointer=None, is_ended=True)

    @cached_property
    def vertices(self) -> NDArray[np.float64]:
        """The points set and the open end, (n, 2) float64 in EPSG:3857; (0, 2) before the first."""
        open_end = (self.pointer,) if self.points and self.pointer is not None else ()
        return np.array([*self.points, *open_end], np.float64).reshape(-1, 2)

    @property
    def outline(self) -> NDArray[np.float64]:
        """The vertices of the line whose length is measured, (n, 2) float64 in EPSG:3857.

        An area's outline returns to its first vertex.
        """
        closes = self.kind == "area" and len(self.vertices) > 2
        return np.vstack((self.vertices, self.vertices[:1])) if closes else self.vertices

    @cached_property
    def legs_m(self) -> tuple[float, ...]:
        """The length of each leg of the outline on the ellipsoid, in m."""
        return leg_lengths_m(mercator_to_lonlat(self.outline))

    @property
    def length_m(self) -> float:
        """The length of the outline on the ellipsoid, in m."""
        return sum(self.legs_m)

    @property
    def crosses_itself(self) -> bool:
        """True if an area's outline crosses itself, so that it has no area."""
        return len(self.vertices) > 2 and not shapely.is_valid(shapely.Polygon(self.vertices))

    @cached_property
    def area_m2(self) -> float:
        """The area inside the outline on the ellipsoid, in m²; 0 for less than three points."""
        if len(self.vertices) < 3:
            return 0.0
        return area_m2(shapely.Polygon(mercator_to_lonlat(self.vertices)))
