"""Where the parts of a printed sheet stand: on which page, across it or in one of two columns."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from gisapp.export.expose.paper_rows import Block

COLUMN_GAP = 20.0
_FINEST_STEP = 6.0


class Placed(NamedTuple):
    """A block and its place on a page, in pixels of 1/96 inch from the corner of the page."""

    block: Block
    x: float
    y: float
    width: float


Unit = Sequence[Block]
"""Blocks that stay together: a heading and the first line below it."""


@dataclass
class Flow:
    """Fills pages from top to bottom.

    Parameters
    ----------
    left, top, width, height : float
        The part of each page that may be filled, in pixels of 1/96 inch.
    """

    left: float
    top: float
    width: float
    height: float
    pages: list[list[Placed]] = field(default_factory=lambda: [[]])
    _y: float = 0.0

    def add(self, *unit: Block) -> None:
        """Place blocks across the page, all of them on the same one."""
        height = sum(each.height(self.width) for each in unit)
        if self._y and self._y + height > self.height:
            self._turn()
        for block in unit:
            self._place(block, self.left, self._y, self.width)
            self._y += block.height(self.width)

    def add_columns(self, units: Sequence[Unit]) -> None:
        """Place blocks in two columns, as equal as they can be where they end."""
        width = (self.width - COLUMN_GAP) / 2
        heights = [sum(block.height(width) for block in unit) for unit in units]
        first = 0
        while first < len(units):
            room = self.height - self._y
            left, right = _split(heights[first:], room)
            if not left and self._y:
                self._turn()
                continue
            # One that is higher than a page is cut off by its edge.
            left = left or 1
            middle, last = first + left, first + left + right
            depths = [
                self._fill(units[first:middle], self.left, width),
                self._fill(units[middle:last], self.left + width + COLUMN_GAP, width),
            ]
            first = last
            if first < len(units):
                self._turn()
            else:
                self._y += max(depths)

    def _fill(self, units: Sequence[Unit], x: float, width: float) -> float:
        """Place blocks one below the other, and return how high they are."""
        depth = 0.0
        for block in (block for unit in units for block in unit):
            self._place(block, x, self._y + depth, width)
            depth += block.height(width)
        return depth

    def _place(self, block: Block, x: float, y: float, width: float) -> None:
        self.pages[-1].append(Placed(block, x, self.top + y, width))

    def _turn(self) -> None:
        self.pages.append([])
        self._y = 0.0


def _split(heights: Sequence[float], room: float) -> tuple[int, int]:
    """Return how many of some heights stand in each of two columns, in their order.

    Examples
    --------
    >>> _split([10, 10, 10, 10], 100), _split([60, 60, 60], 100), _split([200], 100)
    ((2, 2), (1, 1), (0, 0))
    """
    depth = min(sum(heights) / 2, room)
    while True:
        left = _fitting(heights, depth)
        right = _fitting(heights[left:], depth)
        if left + right == len(heights) or depth >= room:
            return left, right
        depth = min(depth + _FINEST_STEP, room)


def _fitting(heights: Sequence[float], room: float) -> int:
    """Return how many of some heights fit below each other."""
    used = 0.0
    for count, height in enumerate(heights):
        used += height
        if used > room + 0.01:
            return count
    return len(heights)
