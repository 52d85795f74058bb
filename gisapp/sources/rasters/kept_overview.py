"""A smaller version of a raster that has none, made piece by piece as it is looked at."""

from collections.abc import Callable
from functools import partial
from itertools import count

import numpy as np

from gisapp.core.rasters.raster import PixelWindow, RasterPart
from gisapp.core.rasters.resampling import Pixels, averaged
from gisapp.core.sized_cache import SizedCache

KEPT_BYTES = 192 * 2**20
"""What the smaller versions of all rasters take at most; what was not seen for long is dropped."""
_LARGEST_BYTES = 64 * 2**20
"""What that of one raster takes at most."""
_BYTES_A_PIXEL = 4
_PIECE_PX = 1024
"""The side of what is read at once of a raster that is stored in tiles."""
_PIXELS_AT_ONCE = 4 * 2**20
"""What is read at once of a raster that is stored in rows."""

_PIECES: SizedCache[tuple[int, int, int], Pixels] = SizedCache(KEPT_BYTES, lambda each: each.nbytes)
_NUMBERS = count()

Read = Callable[[PixelWindow, int], Pixels]
"""Reads a window of a raster, so many times smaller."""


class KeptOverview:
    """A smaller version of a raster, or a small one as it is.

    Parameters
    ----------
    width, height : int
        Of the raster, in pixels.
    block : (int, int)
        Rows and columns of the blocks that the file is stored in.
    """

    def __init__(self, width: int, height: int, block: tuple[int, int]) -> None:
        self.factor = _factor(width, height)
        """How many pixels of the raster are one, along each side."""
        self._size = width, height
        self._number = next(_NUMBERS)
        rows, columns = block
        is_in_rows = columns >= width
        rows_at_once = -(-_PIXELS_AT_ONCE // width // rows) * rows if is_in_rows else _PIECE_PX
        self._piece = (
            self._whole_steps(width if is_in_rows else _PIECE_PX),
            self._whole_steps(max(rows_at_once, rows)),
        )

    def part(self, window: PixelWindow, factor: float, read: Read) -> RasterPart:
        """Return a part; what is not kept is read by `read`.

        Other parameters and errors are those of `PixelSource.read`.
        """
        times = max(1, int(factor / self.factor))
        step = self.factor * times
        width, height = self._size
        around = PixelWindow(
            window.left // step * step,
            window.top // step * step,
            min(-(-window.right // step) * step, -(-width // step) * step),
            min(-(-window.bottom // step) * step, -(-height // step) * step),
        )
        return RasterPart(averaged(self._put_together(around, read), times), around)

    def _put_together(self, around: PixelWindow, read: Read) -> Pixels:
        """Return all pixels of a window that begins and ends at whole steps."""
        columns, rows = around.width // self.factor, around.height // self.factor
        whole = np.zeros((rows, columns, 4), np.uint8)
        piece_width, piece_height = self._piece
        for row in range(around.top // piece_height, -(-around.bottom // piece_height)):
            for column in range(around.left // piece_width, -(-around.right // piece_width)):
                piece = _PIECES.get_or_make(
                    (self._number, column, row), partial(self._piece_at, column, row, read)
                )
                self._put(piece, column, row, whole, around)
        return whole

    def _put(
        self, piece: Pixels, column: int, row: int, whole: Pixels, around: PixelWindow
    ) -> None:
        """Put what is seen of a piece into the pixels of a window."""
        left = (column * self._piece[0] - around.left) // self.factor
        top = (row * self._piece[1] - around.top) // self.factor
        from_left, from_top = max(-left, 0), max(-top, 0)
        seen = piece[from_top : whole.shape[0] - top, from_left : whole.shape[1] - left]
        left, top = max(left, 0), max(top, 0)
        whole[top : top + seen.shape[0], left : left + seen.shape[1]] = seen

    def _piece_at(self, column: int, row: int, read: Read) -> Pixels:
        piece_width, piece_height = self._piece
        left, top = column * piece_width, row * piece_height
        right, bottom = left + piece_width, top + piece_height
        width, height = self._size
        inside = PixelWindow(left, top, min(right, width), min(bottom, height))
        if inside.width <= 0 or inside.height <= 0:
            return np.zeros((0, 0, 4), np.uint8)
        return read(inside, self.factor)

    def _whole_steps(self, pixels: int) -> int:
        return -(-pixels // self.factor) * self.factor


def _factor(width: int, height: int) -> int:
    """Return the smallest power of two by which a raster is made small enough."""
    factor = 1
    while (width // factor) * (height // factor) * _BYTES_A_PIXEL > _LARGEST_BYTES:
        factor *= 2
    return factor
