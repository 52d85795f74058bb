"""An area that someone drew on the map to find features in it: a box, a polygon or a circle."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
import shapely
from numpy.typing import NDArray

from gisapp.core.geometry.feature_index import FeatureIndex
from gisapp.core.geometry.ragged import Rows
from gisapp.core.geometry.rows_in_area import Meeting, rows_in_area
from gisapp.core.geometry.rows_in_circle import rows_in_circle
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.space.extent import Extent
from gisapp.core.space.geodesic_circle import circle_outline


class DrawnArea(Protocol):
    """What all of them have; frozen, so that workers may share it."""

    @property
    def extent(self) -> Extent:
        """Its bounds, in EPSG:3857."""

    def rows(self, index: FeatureIndex, meeting: Meeting, progress: Progress = NO_PROGRESS) -> Rows:
        """Return the features of an index that touch the area, or lie wholly inside it.

        Parameters are those of `rows_in_area`; Cancelled as there.
        """


@dataclass(frozen=True)
class BoxArea:
    """An upright box, in EPSG:3857."""

    extent: Extent

    def rows(self, index: FeatureIndex, meeting: Meeting, progress: Progress = NO_PROGRESS) -> Rows:
        """Return the features found; see `DrawnArea.rows`."""
        if meeting == "inside":
            return index.rows_in_box(self.extent)
        bounds = self.extent.xmin, self.extent.ymin, self.extent.xmax, self.extent.ymax
        return rows_in_area(index, shapely.box(*bounds), meeting, progress)


@dataclass(frozen=True)
class PolygonArea:
    """What a line that returns to its beginning goes around.

    Parameters
    ----------
    vertices : tuple of (float, float)
        x and y in EPSG:3857, at least three; the outline may cross itself.
    """

    vertices: tuple[tuple[float, float], ...]

    @property
    def extent(self) -> Extent:
        """Its bounds, in EPSG:3857."""
        return _extent_of(self._points)

    def rows(self, index: FeatureIndex, meeting: Meeting, progress: Progress = NO_PROGRESS) -> Rows:
        """Return the features found; see `DrawnArea.rows`."""
        area = shapely.make_valid(
            shapely.Polygon(self._points), method="structure", keep_collapsed=False
        )
        return rows_in_area(index, area, meeting, progress)

    @property
    def _points(self) -> NDArray[np.float64]:
        return np.array(self.vertices, np.float64)


@dataclass(frozen=True)
class CircleArea:
    """All within a distance of a point.

    Parameters
    ----------
    x, y : float
        The centre, in EPSG:3857.
    radius_m : float
        In metres on the ellipsoid, more than 0.
    """

    x: float
    y: float
    radius_m: float

    @property
    def extent(self) -> Extent:
        """Its bounds, in EPSG:3857."""
        return _extent_of(circle_outline(self.x, self.y, self.radius_m))

    def rows(self, index: FeatureIndex, meeting: Meeting, progress: Progress = NO_PROGRESS) -> Rows:
        """Return the features found; see `DrawnArea.rows`."""
        return rows_in_circle(index, self.x, self.y, self.radius_m, meeting, progress)


def _extent_of(points: NDArray[np.float64]) -> Extent:
    (xmin, ymin), (xmax, ymax) = points.min(axis=0).tolist(), points.max(axis=0).tolist()
    return Extent(xmin, ymin, xmax, ymax)
