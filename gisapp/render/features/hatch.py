"""Hatching as real lines, cut to the polygons they fill: crisp at any resolution and on paper."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gisapp.core.geometry.ragged import Offsets


@dataclass(frozen=True)
class HatchGrid:
    """Parallel diagonal lines over the whole plane, in pixels, x right and y down.

    Parameters
    ----------
    rising : bool
        Whether the lines rise to the right, as a slash does.
    spacing : float
        Distance between two lines.
    anchor : (float, float)
        A point that a line passes through; tied to the map, so that a pan moves the lines along.
    """

    rising: bool
    spacing: float
    anchor: tuple[float, float]

    def cut_to(
        self,
        points: NDArray[np.float64],
        ring_offsets: Offsets,
        ring_owners: NDArray[np.int64],
        box: tuple[float, float, float, float],
    ) -> NDArray[np.float64]:
        """Return the pieces of the lines inside polygons, (n, 2, 2): two points each.

        Along each line the crossings with a polygon's edges, sorted, are in and out by turns.

        Parameters
        ----------
        points, ring_offsets
            Closed rings, as in `FeatureGeometry`.
        ring_owners : (rings,) int64
            The polygon that each ring belongs to; holes stay free of lines.
        box : (xmin, ymin, xmax, ymax)
            Lines that miss it are left out.
        """
        across, along = self._turned(points)
        step = self.spacing * math.sqrt(2)
        first, last = self._edges(ring_offsets)
        low = np.minimum(across[first], across[last]) / step
        high = np.maximum(across[first], across[last]) / step
        seen_low, seen_high = self._seen(box, step)
        first_line = np.ceil(np.maximum(low, seen_low)).astype(np.int64)
        counts = np.ceil(np.minimum(high, seen_high)).astype(np.int64) - first_line
        counts = np.maximum(counts, 0)
        edge = np.repeat(np.arange(len(first)), counts)
        line = first_line[edge] + np.arange(len(edge)) - np.repeat(counts.cumsum() - counts, counts)
        start, end = first[edge], last[edge]
        share = (line * step - across[start]) / (across[end] - across[start])
        place = along[start] + share * (along[end] - along[start])
        owner = np.repeat(ring_owners, np.diff(ring_offsets) - 1)[edge]
        order = np.lexsort((place, line, owner))
        return self._turned_back((line * step)[order], place[order]).reshape(-1, 2, 2)

    @staticmethod
    def _edges(ring_offsets: Offsets) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the first and the last point of each edge, rings in order."""
        first = np.delete(np.arange(ring_offsets[-1]), ring_offsets[1:] - 1)
        return first, first + 1

    def _seen(self, box: tuple[float, float, float, float], step: float) -> tuple[float, float]:
        xmin, ymin, xmax, ymax = box
        corners = np.array([(xmin, ymin), (xmin, ymax), (xmax, ymin), (xmax, ymax)])
        across, _ = self._turned(corners)
        return float(across.min()) / step, float(across.max()) / step

    def _turned(
        self, points: NDArray[np.float64]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return each point's place across the lines and along them, from the anchor."""
        x, y = points[:, 0] - self.anchor[0], points[:, 1] - self.anchor[1]
        return (x + y, x - y) if self.rising else (x - y, x + y)

    def _turned_back(
        self, across: NDArray[np.float64], along: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        x = (across + along) / 2 + self.anchor[0]
        y = (across - along if self.rising else along - across) / 2 + self.anchor[1]
        return np.column_stack((x, y))
