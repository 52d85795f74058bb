"""Hatching as lines that are cut to the polygons they fill: crisp at any scale and in print."""

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
        True if the lines rise to the right, as a slash does.
    spacing : float
        Distance between two lines, in pixels.
    anchor : (float, float)
        A point on one of the lines, in pixels; tied to the map, so that a pan moves the lines.
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
        """Return the segments of the lines that lie inside polygons.

        Along each line its crossings with a polygon's edges, sorted, lead in and out by turns.

        Parameters
        ----------
        points : (n, 2) float64
            The vertices of closed rings, in pixels.
        ring_offsets : (rings + 1,) int64
            Ring i has the points `ring_offsets[i]:ring_offsets[i + 1]`.
        ring_owners : (rings,) int64
            The polygon that each ring belongs to; its holes stay free of lines.
        box : (float, float, float, float)
            xmin, ymin, xmax, ymax in pixels; lines that miss it are left out.

        Returns
        -------
        (segments, 2, 2) float64
            The two end points of each segment, in pixels; of shape (0, 2, 2) if there is none.
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
        """Return the positions of the first and the last point of each edge, (edges,) int64."""
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
        """Return each point's distance from the anchor across the lines and along them."""
        x, y = points[:, 0] - self.anchor[0], points[:, 1] - self.anchor[1]
        return (x + y, x - y) if self.rising else (x - y, x + y)

    def _turned_back(
        self, across: NDArray[np.float64], along: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        x = (across + along) / 2 + self.anchor[0]
        y = (across - along if self.rising else along - across) / 2 + self.anchor[1]
        return np.column_stack((x, y))
