"""The geometry of a layer while it is being read: what has arrived is shared, not copied."""

from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from gisapp.core.feature_geometry import FeatureGeometry, GeometryKind
from gisapp.core.ragged import Offsets

_Value = TypeVar("_Value", bound=np.generic)

_RESERVE = 1.05
"""Room is made for so much more than the features that came first let expect."""


class GrowingGeometry:
    """Features of one kind that arrive batch after batch, for the use of one thread.

    What `so_far` returned stays as it was while more arrives: it is the beginning of arrays
    that are written at their end only.
    """

    def __init__(self, kind: GeometryKind) -> None:
        self.kind = kind
        self._coordinates = _GrowingArray(np.empty((0, 2)))
        self._ring_offsets = _GrowingArray(np.zeros(1, np.int64))
        self._part_offsets = _GrowingArray(np.zeros(1, np.int64))
        self._feature_offsets = _GrowingArray(np.zeros(1, np.int64))
        self._feature_ids = _GrowingArray(np.empty(0, np.int64))
        self._bounds = _GrowingArray(np.empty((0, 4)))

    def __len__(self) -> int:
        """Return the number of features that have arrived."""
        return len(self._feature_ids.so_far)

    def append(self, batch: FeatureGeometry, share: float = 1.0) -> None:
        """Take more features of the same kind.

        `share`, above 0, is how much of everything will have arrived with them, so that room is
        made once.
        """
        self._coordinates.append(batch.coordinates, share)
        for offsets, more in (
            (self._ring_offsets, batch.ring_offsets),
            (self._part_offsets, batch.part_offsets),
            (self._feature_offsets, batch.feature_offsets),
        ):
            offsets.append(_following(offsets.so_far, more), share)
        self._feature_ids.append(batch.feature_ids, share)
        self._bounds.append(batch.bounds, share)

    def so_far(self) -> FeatureGeometry:
        """Return the features that have arrived, in the order in which they did."""
        return FeatureGeometry(
            self.kind,
            self._coordinates.so_far,
            self._ring_offsets.so_far,
            self._part_offsets.so_far,
            self._feature_offsets.so_far,
            self._feature_ids.so_far,
            self._bounds.so_far,
        )


class _GrowingArray(Generic[_Value]):
    """An array with room at its end; moved to a larger place where that room does not do."""

    def __init__(self, start: NDArray[_Value]) -> None:
        self._place = start
        self._size = len(start)

    @property
    def so_far(self) -> NDArray[_Value]:
        """What was appended until now; shares its memory with later ones."""
        return self._place[: self._size]

    def append(self, values: NDArray[_Value], share: float) -> None:
        """Put values at the end; with them, `share` of all have arrived."""
        size = self._size + len(values)
        if size > len(self._place):
            shape: tuple[Any, ...] = (int(size / share * _RESERVE), *self._place.shape[1:])
            place = np.empty(shape, self._place.dtype)
            place[: self._size] = self.so_far
            self._place = place
        self._place[self._size : size] = values
        self._size = size


def _following(offsets: Offsets, more: Offsets) -> Offsets:
    """Return the offsets of further rows, to be put behind those of the rows before them."""
    return np.asarray(more[1:] + offsets[-1])
