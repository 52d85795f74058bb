"""Which of several files that are opened together lies above which: plots above the zones."""

import math
from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.layer_stack import LayerStack

_LOOKED_AT = 10_000
"""So many features tell how large those of a file are."""


class ArrivalOrder:
    """Puts files that come one after the other in an order in which all of them are seen.

    The smaller the areas of a file are, the higher it lies, lines and points above all areas;
    each file keeps its own order. Which one was read first says nothing of them.
    """

    def __init__(self, layers: LayerStack) -> None:
        self._layers = layers
        self._files: list[tuple[str, ...]] = []
        self._left: tuple[str, ...] = ()

    def take(self, layer_ids: Collection[str]) -> None:
        """Find the place of a file that has come, unless the user has moved another one."""
        is_moved = self._order(self._left) != self._left
        self._files.append(tuple(layer_ids))
        if is_moved:
            return
        by_size = sorted(self._files, key=self._size_m2, reverse=True)
        wanted = [each for file in by_size for each in self._order(file)]
        self._layers.arrange(wanted)
        self._left = self._order(wanted)

    def _order(self, layer_ids: Collection[str]) -> tuple[str, ...]:
        """Return those ids that are of features on the map, bottom first."""
        layers = (each for each in self._layers.layers if each.raster is None)
        return tuple(each.layer_id for each in layers if each.layer_id in layer_ids)

    def _size_m2(self, layer_ids: tuple[str, ...]) -> float:
        """Return how large the areas of a file are, about; those of a mere table lie below."""
        layers = self._layers.present(layer_ids)
        areas = [_sizes_m2(each) for each in layers if each.geometry.kind == "polygon"]
        sizes = np.concatenate([*areas, np.empty(0)])
        if len(sizes):
            return float(np.median(sizes))
        return math.inf if all(each.is_table for each in layers) else 0.0


def _sizes_m2(layer: Layer) -> NDArray[np.float64]:
    bounds = layer.geometry.bounds
    some = bounds[:: max(1, len(bounds) // _LOOKED_AT)]
    sizes = (some[:, 2] - some[:, 0]) * (some[:, 3] - some[:, 1])
    return np.asarray(sizes[np.isfinite(sizes)], np.float64)
