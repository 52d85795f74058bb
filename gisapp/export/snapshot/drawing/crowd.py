"""Very many features as small squares: each in the look of the class that is seen there."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from gisapp.core.layers.layer import Layer
from gisapp.core.space.viewport import Viewport
from gisapp.core.space.worlds import moves_into_view
from gisapp.export.snapshot.drawing.path_text import UNITS_A_PX

_SIDES_PX = (3, 5, 8, 12, 20, 40)
"""Sides of squares, tried in this order until their text is short enough."""


_MOST = 200_000
"""Of more vertices, some are enough to tell in which squares there is something."""


def crowd_paths(layer: Layer, viewport: Viewport, most_letters: int) -> tuple[dict[int, str], int]:
    """Return the squares in which a layer has something, by class, and their side in units.

    Parameters
    ----------
    layer : Layer
        Its geometry is in EPSG:3857.
    viewport : Viewport
        What the drawing shows.
    most_letters : int
        How long all texts together may be.

    Returns
    -------
    dict, int
        The text of a path for each class, to be stroked as wide as a square; empty where even the
        largest squares are too many.
    """
    places, classes = _seen(layer, viewport)
    for size_px in _SIDES_PX:
        paths = _paths(places, classes, viewport, size_px)
        if sum(map(len, paths.values())) <= most_letters:
            return paths, size_px * UNITS_A_PX
    return {}, 0


def _seen(layer: Layer, viewport: Viewport) -> tuple[NDArray[np.float64], NDArray[np.uint8]]:
    """Return the vertices and the middles in view in pixels, (n, 2), and the class of each."""
    geometry = layer.geometry
    middles = (geometry.bounds[:, :2] + geometry.bounds[:, 2:]) / 2
    vertices = np.arange(0, len(geometry.coordinates), len(geometry.coordinates) // _MOST + 1)
    rows = np.searchsorted(geometry.vertex_offsets, vertices, side="right") - 1
    places = np.concatenate((geometry.coordinates[vertices], middles))
    classes = np.concatenate((layer.classes[rows], layer.classes))
    pixels, seen = [np.empty((0, 2))], [np.empty(0, np.uint8)]
    for move in moves_into_view(viewport.extent, layer.bounds):
        moved = viewport.to_pixels(places + np.array((move, 0.0)))
        # Features without a place have no middle, and compare as false.
        inside = ((moved >= 0) & (moved < (viewport.width, viewport.height))).all(axis=1)
        pixels.append(moved[inside])
        seen.append(classes[inside])
    return np.concatenate(pixels), np.concatenate(seen)


def _paths(
    places: NDArray[np.float64], classes: NDArray[np.uint8], viewport: Viewport, size_px: int
) -> dict[int, str]:
    columns = -(-viewport.width // size_px)
    cells = (places // size_px).astype(np.int64) @ (1, columns)
    # Of several classes in a square, the one that is painted last is seen.
    seen, last = np.unique(cells[::-1], return_index=True)
    of_cells = classes[::-1][last]
    return {
        code: "".join(_runs(seen[of_cells == code], columns, size_px))
        for code in np.unique(of_cells).tolist()
    }


def _runs(cells: NDArray[np.int64], columns: int, size_px: int) -> Iterator[str]:
    """Yield a line along each row of squares that touch, in units."""
    row = cells // columns
    is_first = np.append(True, (np.diff(cells) > 1) | (np.diff(row) > 0))
    starts = np.flatnonzero(is_first)
    lengths = np.diff(np.append(starts, len(cells)))
    side = size_px * UNITS_A_PX
    for cell, length in zip(cells[starts].tolist(), lengths.tolist(), strict=True):
        x, y = cell % columns * side, cell // columns * side + side // 2
        yield f"M{x} {y}h{length * side}"
