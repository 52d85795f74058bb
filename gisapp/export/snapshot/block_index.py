"""Where the features of all blocks lie: what the page draws of those that are too small to see."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gisapp.core.geometry.ragged import Rows
from gisapp.core.space.crs import EARTH_RADIUS
from gisapp.core.text.json_value import Json
from gisapp.export.snapshot.beside_file import write_beside
from gisapp.export.snapshot.block_order import BlockOrder
from gisapp.export.snapshot.number_block import LARGEST, NumberBlock
from gisapp.export.snapshot.shapes import DECIMALS, StoredShapes

BOXES_A_FILE = 131_072
"""Features of which one file says where they lie: some 700 kB."""
_PIXELS_APART = 5
"""How far apart features lie, in pixels, from where their shapes are drawn: a screen has about
90,000 of them then. Farther away each is a box of a few pixels."""
_DENSER = 2.0
"""How much nearer to each other than usual features may be that are drawn as the others are."""
_CLOSE_M = 1.2
"""Metres of EPSG:3857 a pixel (zoom 17) up to which shapes are drawn in any case."""
_SHARE_OF_SIZE = 8
"""A box is as exact as an eighth of a usual feature's size, where it takes less than a pixel."""
_FINEST_M = 0.1


class BlockIndex:
    """Takes the shapes of one block after another, and tells the page where they lie.

    Parameters
    ----------
    order : BlockOrder
        Of the features.
    is_line : bool
        True where a box is told from the line's beginning to its end.
    """

    def __init__(self, order: BlockOrder, *, is_line: bool) -> None:
        self._order, self._is_line = order, is_line
        self._ends = np.zeros((len(order.rows), 4))
        self._bounds = np.zeros((order.placed, 4))
        self._classes = np.zeros(len(order.rows), np.uint8)

    def add(self, number: int, shapes: StoredShapes, classes: NDArray[np.uint8]) -> None:
        """Take the shapes of a block, and the class of each of its features."""
        first, end = self._order.starts[number : number + 2]
        self._classes[first:end] = classes
        if number < self._order.placed:
            low, high, begins, stops = _ends_of(shapes)
            self._bounds[number] = np.hstack((low.min(axis=0), high.max(axis=0)))
            told = (begins, stops) if self._is_line else (low, high)
            self._ends[first:end] = np.hstack(told)

    def write(self, folder: Path) -> None:
        """Write `index.bin`, which tells of the blocks, and the files of boxes.

        Raises
        ------
        OSError
            There is no room, or no right.
        """
        count = int(self._order.starts[self._order.placed])
        low = self._bounds[:, :2].min(axis=0, initial=np.inf)
        origin = np.where(np.isfinite(low), low, 0.0)
        step = self._step(origin, count)
        numbers = NumberBlock()
        corners = (self._bounds - np.tile(origin, 2)) / step
        edges = np.hstack((np.floor(corners[:, :2]), np.ceil(corners[:, 2:]))).astype(np.int64)
        document: dict[str, Json] = {
            "origin": origin.tolist(),
            "step": step,
            "counts": numbers.add(np.diff(self._order.starts)),
            "bounds": [numbers.add_steps(edges[:, side]) for side in range(4)],
            "coarsest": numbers.add((100 * self._coarsest()).astype(np.int64)),
        }
        write_beside(folder / "index.bin", document, numbers)
        for first in range(0, len(self._order.rows), BOXES_A_FILE):
            rows = np.arange(first, min(first + BOXES_A_FILE, len(self._order.rows)))
            path = folder / "boxes" / f"{first // BOXES_A_FILE}.bin"
            self._write_boxes(path, rows, origin, step)

    def _write_boxes(
        self, path: Path, rows: Rows, origin: NDArray[np.float64], step: float
    ) -> None:
        numbers = NumberBlock()
        whole = np.rint((self._ends[rows] - np.tile(origin, 2)) / step).astype(np.int64)
        whole[rows >= self._order.starts[self._order.placed]] = 0
        whole[:, 2:] -= whole[:, :2]
        sides: list[Json] = [numbers.add_steps(whole[:, side]) for side in range(4)]
        classes = numbers.add(self._classes[rows])
        write_beside(path, {"sides": sides, "classes": classes}, numbers)

    def _step(self, origin: NDArray[np.float64], count: int) -> float:
        """Return to how many metres the boxes are told."""
        if not count:
            return 1.0
        sizes = np.abs(self._ends[:count, 2:] - self._ends[:count, :2]).max(axis=1)
        widest = float((self._bounds[:, 2:] - origin).max())
        exact = max(float(np.median(sizes)) / _SHARE_OF_SIZE, _FINEST_M)
        return max(exact, widest / LARGEST)

    def _coarsest(self) -> NDArray[np.float64]:
        """Return up to which metres a pixel the shapes of each block are drawn.

        That is the same for most blocks, so that few zooms show shapes beside boxes.
        """
        placed = self._order.placed
        width, height = (self._bounds[:, 2:] - self._bounds[:, :2]).T
        counts = np.diff(self._order.starts)[:placed]
        apart: NDArray[np.float64] = np.sqrt(width * height / counts) / _PIXELS_APART
        usual = np.zeros(placed)
        for grade in np.unique(self._order.grades[:placed]):
            alike = self._order.grades[:placed] == grade
            usual[alike] = np.median(apart[alike])
        return np.clip(np.minimum(usual, _DENSER * apart), _CLOSE_M, LARGEST / 100)


def _ends_of(shapes: StoredShapes) -> tuple[NDArray[np.float64], ...]:
    """Return lowest and highest corner, first and last vertex of each shape, in EPSG:3857."""
    places = _in_map_metres(shapes.vertices)
    offsets = shapes.offsets
    edges = offsets.rings[offsets.parts[offsets.features]]
    starts, ends = edges[:-1], edges[1:]
    return (
        np.minimum.reduceat(places, starts),
        np.maximum.reduceat(places, starts),
        places[starts],
        places[ends - 1],
    )


def _in_map_metres(vertices: NDArray[np.int64]) -> NDArray[np.float64]:
    radians = np.radians(vertices / 10**DECIMALS)
    north = np.log(np.tan(np.pi / 4 + radians[:, 1] / 2))
    return EARTH_RADIUS * np.stack((radians[:, 0], north), axis=1)
