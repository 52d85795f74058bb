"""Builds the geometry of a layer while it is being read: what has arrived is not copied again."""

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from gisapp.core.geometry import ragged
from gisapp.core.geometry.feature_geometry import FeatureGeometry, GeometryKind
from gisapp.core.geometry.feature_index import BLOCK_SIZE
from gisapp.core.geometry.geometry_arrays import NestedOffsets
from gisapp.core.geometry.ragged import Offsets, Rows
from gisapp.core.geometry.spatial_order import is_spatial_order, spatial_order

KEEPS_ORDER_UP_TO = 5000
"""A run of up to so many features keeps its order; larger ones get a spatial order."""
_RESERVE = 1.05
"""How much more room is made than the features that came first suggest."""

_Value = TypeVar("_Value", bound=np.generic)


class GeometryBuilder:
    """Joins features of one kind that arrive in runs; for one thread.

    A run is put in spatial order by itself. If each run is about as large as all before it,
    that draws as fast as one order for all, and nothing that is on the screen has to move.

    What `so_far` returned stays as it was while more arrives: it is the beginning of arrays
    that are written at their end only.

    Parameters
    ----------
    kind : {"point", "line", "polygon"}
        The kind of all features.
    """

    def __init__(self, kind: GeometryKind) -> None:
        self.kind = kind
        self._coordinates = _GrowingArray(np.empty((0, 2)))
        self._ring_offsets = _GrowingArray(np.zeros(1, np.int64))
        self._part_offsets = _GrowingArray(np.zeros(1, np.int64))
        self._feature_offsets = _GrowingArray(np.zeros(1, np.int64))
        self._feature_ids = _GrowingArray(np.empty(0, np.int64))
        self._bounds = _GrowingArray(np.empty((0, 4)))
        self._areas = _GrowingArray(np.empty(0))

    def __len__(self) -> int:
        """Return the number of features that have arrived."""
        return len(self._feature_ids.so_far)

    @property
    def nbytes(self) -> int:
        """Memory of what has arrived, in bytes."""
        return self.so_far().nbytes

    def append(self, run: Sequence[FeatureGeometry], share: float = 1.0) -> None:
        """Add a run of features.

        Parameters
        ----------
        run : sequence of FeatureGeometry
            At least one, of the builder's kind.
        share : float
            How much of everything will have arrived with this run, above 0 and up to 1, so that
            room for the rest is made once.
        """
        bounds = np.concatenate([piece.bounds for piece in run])
        if len(bounds) <= KEEPS_ORDER_UP_TO or is_spatial_order(bounds, BLOCK_SIZE):
            for piece in run:
                self._append(piece, share)
        else:
            self._append_in_order(run, spatial_order(bounds), share)

    def so_far(self) -> FeatureGeometry:
        """Return the features that have arrived; more may be appended afterwards."""
        return FeatureGeometry(
            self.kind,
            self._coordinates.so_far,
            self._ring_offsets.so_far,
            self._part_offsets.so_far,
            self._feature_offsets.so_far,
            self._feature_ids.so_far,
            self._bounds.so_far,
            self._areas.so_far,
        )

    def _append(self, piece: FeatureGeometry, share: float) -> None:
        self._coordinates.append(piece.coordinates, share)
        self._append_offsets(piece.offsets, share)
        self._feature_ids.append(piece.feature_ids, share)
        self._bounds.append(piece.bounds, share)
        self._areas.append(piece.areas, share)

    def _append_in_order(self, run: Sequence[FeatureGeometry], order: Rows, share: float) -> None:
        offsets = NestedOffsets(
            ragged.joined([piece.ring_offsets for piece in run]),
            ragged.joined([piece.part_offsets for piece in run]),
            ragged.joined([piece.feature_offsets for piece in run]),
        )
        _, ordered = offsets.picked(order)
        starts = np.empty(len(order), np.int64)
        starts[order] = ordered.feature_vertices[:-1]
        place = self._coordinates.extended(int(ordered.rings[-1]), share)
        first = 0
        for piece in run:
            last = first + len(piece)
            ragged.scatter(piece.coordinates, piece.vertex_offsets, starts[first:last], place)
            first = last
        self._append_offsets(ordered, share)
        ids = np.concatenate([piece.feature_ids for piece in run])
        bounds = np.concatenate([piece.bounds for piece in run])
        areas = np.concatenate([piece.areas for piece in run])
        self._feature_ids.append(ids[order], share)
        self._bounds.append(bounds[order], share)
        self._areas.append(areas[order], share)

    def _append_offsets(self, offsets: NestedOffsets, share: float) -> None:
        for array, more in (
            (self._ring_offsets, offsets.rings),
            (self._part_offsets, offsets.parts),
            (self._feature_offsets, offsets.features),
        ):
            array.append(_following(array.so_far, more), share)


class _GrowingArray(Generic[_Value]):
    """An array with room at its end; copied into a larger one when that room is used up."""

    def __init__(self, start: NDArray[_Value]) -> None:
        self._place = start
        self._size = len(start)

    @property
    def so_far(self) -> NDArray[_Value]:
        """What was appended until now; shares its memory with later ones."""
        return self._place[: self._size]

    def append(self, values: NDArray[_Value], share: float) -> None:
        """Put values at the end; with them, `share` of all have arrived."""
        self.extended(len(values), share)[:] = values

    def extended(self, count: int, share: float) -> NDArray[_Value]:
        """Return the end of the array after so many values were added to it, to be written."""
        before, self._size = self._size, self._size + count
        if self._size > len(self._place):
            shape: tuple[Any, ...] = (int(self._size / share * _RESERVE), *self._place.shape[1:])
            place = np.empty(shape, self._place.dtype)
            place[:before] = self._place[:before]
            self._place = place
        return self._place[before : self._size]


def _following(offsets: Offsets, more: Offsets) -> Offsets:
    """Return the offsets of further rows, to be put behind those of the rows before them."""
    return np.asarray(more[1:] + offsets[-1])
