"""Which row of another layer each row of a layer lies in, found by place."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import shapely
from numpy.typing import NDArray

from gisapp.core.geometry.feature_geometry import FeatureGeometry
from gisapp.core.geometry.ragged import Rows
from gisapp.core.layers.layer import FeatureRef
from gisapp.core.own_parks.rows.layer_rows import LayerRows
from gisapp.core.progress import NO_PROGRESS, Progress

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

_AT_ONCE = 20_000
_LEAST_SHARE = 0.5
"""Of a shape lies in what it belongs to."""


@dataclass(frozen=True, eq=False)
class PlaceLinks:
    """In which row of other layers each row of a layer lies; 12 bytes a row.

    Parameters
    ----------
    containers : tuple of FeatureRef
        The rows that others lie in.
    container_of : (rows,) int32
        The place among them of that in which each row lies; -1 for none.
    order : (rows,) int64
        The rows in the order of their containers.
    """

    containers: tuple[FeatureRef, ...]
    container_of: NDArray[np.int32]
    order: Rows

    @classmethod
    def of(cls, containers: Sequence[FeatureRef], container_of: NDArray[np.int32]) -> "PlaceLinks":
        """Return the links in both directions."""
        return cls(tuple(containers), container_of, np.argsort(container_of, kind="stable"))

    def around(self, row: int) -> FeatureRef | None:
        """Return what a row lies in."""
        place = int(self.container_of[row])
        return self.containers[place] if place >= 0 else None

    def within(self, ref: FeatureRef) -> Rows:
        """Return the rows that lie in a feature."""
        place = self._places.get(ref)
        if place is None:
            return np.empty(0, np.int64)
        first = np.searchsorted(self.container_of, place, "left", sorter=self.order)
        last = np.searchsorted(self.container_of, place, "right", sorter=self.order)
        return np.sort(self.order[first:last])

    @cached_property
    def _places(self) -> dict[FeatureRef, int]:
        return {ref: place for place, ref in enumerate(self.containers)}

    @property
    def outside(self) -> Rows:
        """The rows that lie in nothing, ascending."""
        return np.flatnonzero(self.container_of < 0)


def place_links(
    rows: LayerRows,
    containers: Sequence[tuple[LayerRows, Rows]],
    progress: Progress = NO_PROGRESS,
) -> PlaceLinks:
    """Return in which polygon each row lies, in a worker.

    A point lies in the smallest polygon that has it; a line or a polygon in the one that has
    most of it, if that is half of it or more.

    Parameters
    ----------
    rows : LayerRows
        What lies somewhere.
    containers : sequence of (LayerRows, Rows)
        The layers of polygons, and which rows of each are meant.
    progress : Progress
        Asked after every 20,000 rows whether to stop.

    Raises
    ------
    Cancelled
        The user wanted it.
    """
    refs, shapes = _containers(containers)
    container_of = np.full(len(rows.feature_ids), -1, np.int32)
    if refs:
        frame = _frame(shapes, np.arange(len(refs)))
        here = rows.layer.layer_id
        itself = {ref.feature_id: n for n, ref in enumerate(refs) if ref.layer_id == here}
        geometry = rows.layer.geometry
        is_meant = ~np.isin(geometry.feature_ids, rows.totals)
        place_of = np.searchsorted(rows.feature_ids, geometry.feature_ids)
        for first in range(0, len(geometry), _AT_ONCE):
            progress.check()
            there = np.arange(first, min(first + _AT_ONCE, len(geometry)))
            there = there[is_meant[there]]
            own = [itself.get(each, -1) for each in geometry.feature_ids[there].tolist()]
            found = _containers_of(geometry, there, frame, np.array(own))
            container_of[place_of[there]] = found
    return PlaceLinks.of(refs, container_of)


def _containers(
    layers: Sequence[tuple[LayerRows, Rows]],
) -> tuple[list[FeatureRef], NDArray[np.object_]]:
    refs: list[FeatureRef] = []
    shapes = [np.empty(0, object)]
    for rows, meant in layers:
        geometry = rows.layer.geometry
        ids = rows.feature_ids[meant]
        order = np.argsort(geometry.feature_ids)
        there = order[np.searchsorted(geometry.feature_ids, ids, sorter=order)]
        refs += rows.refs(meant)
        shapes.append(geometry.features(there))
    return refs, shapely.make_valid(np.concatenate(shapes))


def _frame(shapes: NDArray[np.object_], numbers: NDArray[np.int64]) -> "GeoDataFrame":
    from geopandas import GeoDataFrame

    return GeoDataFrame({"number": numbers}, geometry=shapes, crs=3857)


def _containers_of(
    geometry: FeatureGeometry, rows: Rows, containers: "GeoDataFrame", own: NDArray[np.int64]
) -> NDArray[np.int32]:
    """Return the number of what each of some rows lies in; -1 for none.

    Parameters
    ----------
    own : (rows,) int64
        The number that each row has among the containers: nothing lies in itself.
    """
    shapes = shapely.make_valid(geometry.features(rows))
    inside = _frame(shapes, np.arange(len(rows)))
    pairs = inside.sjoin(containers, predicate="intersects", lsuffix="inner", rsuffix="outer")
    inner = pairs["number_inner"].to_numpy(np.int64)
    outer = pairs["number_outer"].to_numpy(np.int64)
    is_other = outer != own[inner]
    inner, outer = inner[is_other], outer[is_other]
    around = containers.geometry.to_numpy()
    shares = _shares(shapes[inner], around[outer])
    # The largest share first, of these the smallest polygon.
    best = np.lexsort([shapely.area(around[outer]), -shares, inner])
    inner, outer, shares = inner[best], outer[best], shares[best]
    is_first = np.diff(inner, prepend=-1) > 0
    chosen = is_first & (shares >= _LEAST_SHARE)
    found = np.full(len(rows), -1, np.int32)
    found[inner[chosen]] = outer[chosen]
    return found


def _shares(inner: NDArray[np.object_], outer: NDArray[np.object_]) -> NDArray[np.float64]:
    """Return how much of each shape lies in another one, from 0 to 1; all of a point."""
    shapely.prepare(outer)
    shares = np.ones(len(inner))
    is_cut = ~shapely.covers(outer, inner)
    size = _sizes(inner[is_cut])
    cut = _sizes(shapely.intersection(inner[is_cut], outer[is_cut]))
    shares[is_cut] = np.divide(cut, size, out=np.zeros_like(size), where=size > 0)
    return shares


def _sizes(shapes: NDArray[np.object_]) -> NDArray[np.float64]:
    """Return the area of polygons and the length of lines; 0 of points."""
    areas: NDArray[np.float64] = shapely.area(shapes)
    lengths = np.where(shapely.get_dimensions(shapes) == 1, shapely.length(shapes), 0.0)
    return np.where(areas > 0, areas, lengths)
