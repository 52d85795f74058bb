"""Seeded districts on the squares of a grid, full of plots side by side without gaps.

Each district has 50 × 50 plots between lines that are 20 to 600 m apart, in an order of its own,
so that slivers lie among them. Its middle is turned, so that its lines bend.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tests.benchmarks.towns import SEED, SOUTH, WEST, nearest_to_middle

PLOTS_PER_SIDE = 50
PLOTS_PER_DISTRICT = PLOTS_PER_SIDE**2
WIDTHS_M = np.geomspace(20, 600, PLOTS_PER_SIDE)
SIDE_M = float(WIDTHS_M.sum())
DEG_PER_M = np.array((1 / 97_700, 1 / 110_850))
"""Of longitude and latitude, in the middle of the land."""
MOST_BETWEEN = 8
"""The most vertices of a plot's side between its two corners."""
_PROPORTION = 1.6
"""Width of the land by its height."""
_MOST_TURN = 0.7
_JITTER, _BEND = 0.15, 0.12
"""How far corners and the vertices between them stray, by the room that they have."""
# About 15 vertices a plot; the most are 37.
_CHANCES = 0.79 ** np.arange(MOST_BETWEEN + 1)


@dataclass(frozen=True)
class Plots:
    """The outlines of plots, made of four sides each.

    Parameters
    ----------
    points : array, (n, 4 * (1 + MOST_BETWEEN), 2)
        Each side's first corner and the vertices after it, in degrees, counter-clockwise.
    are_there : array of bool, (n, 4 * (1 + MOST_BETWEEN))
        Which of them there are.
    """

    points: NDArray[np.float64]
    are_there: NDArray[np.bool_]

    @property
    def corners(self) -> NDArray[np.float64]:
        """The four corners of each, (n, 4, 2)."""
        return self.points[:, :: 1 + MOST_BETWEEN]

    def of_equal_size(self) -> Iterator[tuple[NDArray[np.int64], NDArray[np.float64]]]:
        """Yield rows whose plots have equally many vertices, and their closed rings."""
        sizes = self.are_there.sum(axis=1)
        for size in np.unique(sizes).tolist():
            rows = np.flatnonzero(sizes == size)
            rings = self.points[rows][self.are_there[rows]].reshape(-1, size, 2)
            yield rows, np.concatenate((rings, rings[:, :1]), axis=1)


def districts(plots: int, squares_a_district: int, seed: int = SEED) -> NDArray[np.float64]:
    """Return the south-west corners of as many districts as so many plots need, in degrees.

    They lie on random squares of a grid, on each of its squares if `squares_a_district` is 1.
    """
    count = -(-plots // PLOTS_PER_DISTRICT)
    squares = count * squares_a_district
    columns = int(np.ceil(np.sqrt(_PROPORTION * squares)))
    chosen = np.random.default_rng(seed).choice(squares, count, replace=False)
    row_column = np.stack(np.divmod(np.sort(chosen), columns), axis=1)
    return row_column[:, ::-1] * (SIDE_M * DEG_PER_M) + (WEST, SOUTH)


def middle_district(corners: NDArray[np.float64]) -> tuple[float, float]:
    """Return the centre of the district nearest to the middle of all, in degrees."""
    return nearest_to_middle(corners + SIDE_M / 2 * DEG_PER_M)


def plots_of(corners: NDArray[np.float64], rng: np.random.Generator) -> Plots:
    """Return the plots of districts with these south-west corners, in degrees."""
    nodes, room = _nodes(len(corners), rng)
    south, south_count = _between(nodes[:, :-1], nodes[:, 1:], room[:, :-1], room[:, 1:], rng)
    west, west_count = _between(
        nodes[:, :, :-1], nodes[:, :, 1:], room[:, :, :-1], room[:, :, 1:], rng
    )
    sides = (
        (nodes[:, :-1, :-1], south[:, :, :-1], south_count[:, :, :-1]),
        (nodes[:, 1:, :-1], west[:, 1:], west_count[:, 1:]),
        (nodes[:, 1:, 1:], *_reversed(south[:, :, 1:], south_count[:, :, 1:])),
        (nodes[:, :-1, 1:], *_reversed(west[:, :-1], west_count[:, :-1])),
    )
    # An axis for the four sides, another for a side's corner and what follows it.
    points = np.stack([np.concatenate((a[..., None, :], b), axis=-2) for a, b, _ in sides], axis=3)
    counts = np.stack([count for *_, count in sides], axis=3)
    are_there = np.arange(1 + MOST_BETWEEN) <= counts[..., None]
    points *= DEG_PER_M
    points += corners[:, None, None, None, None, :]
    slots = 4 * (1 + MOST_BETWEEN)
    return Plots(points.reshape(-1, slots, 2), are_there.reshape(-1, slots))


def _nodes(count: int, rng: np.random.Generator) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return where lines of districts cross, in metres, and the room about each; none at borders.

    Shapes are (count, lines, lines, 2) and (count, lines, lines).
    """
    widths = rng.permuted(np.broadcast_to(WIDTHS_M, (count, 2, PLOTS_PER_SIDE)), axis=-1)
    padded = np.pad(widths, ((0, 0), (0, 0), (1, 1)))
    lines = padded.cumsum(axis=-1)[..., :-1]
    narrower = np.minimum(padded[..., :-1], padded[..., 1:])
    room = np.minimum(narrower[:, 0, :, None], narrower[:, 1, None, :])
    nodes = np.empty((*room.shape, 2))
    nodes[..., 0], nodes[..., 1] = lines[:, 0, :, None], lines[:, 1, None, :]
    nodes += rng.uniform(-_JITTER, _JITTER, nodes.shape) * room[..., None]
    return _with_turned_middle(nodes, rng), room


def _with_turned_middle(
    nodes: NDArray[np.float64], rng: np.random.Generator
) -> NDArray[np.float64]:
    """Turn points of districts about their middle: the less, the nearer they are to the border."""
    centered = nodes - SIDE_M / 2
    inside = np.maximum(0, 1 - (centered**2).sum(axis=-1) / (SIDE_M / 2) ** 2)
    angle = rng.uniform(-_MOST_TURN, _MOST_TURN, (len(nodes), 1, 1)) * inside**2
    x, y, cos, sin = centered[..., 0], centered[..., 1], np.cos(angle), np.sin(angle)
    return np.stack((x * cos - y * sin, x * sin + y * cos), axis=-1) + SIDE_M / 2


def _between(
    start: NDArray[np.float64],
    end: NDArray[np.float64],
    start_room: NDArray[np.float64],
    end_room: NDArray[np.float64],
    rng: np.random.Generator,
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Return vertices between points, (…, MOST_BETWEEN, 2), and how many of them there are."""
    count = rng.choice(1 + MOST_BETWEEN, start_room.shape, p=_CHANCES / _CHANCES.sum())
    share = np.arange(1, 1 + MOST_BETWEEN) / (1 + count[..., None])
    room = np.minimum(start_room, end_room)[..., None]
    bend = rng.uniform(-_BEND, _BEND, share.shape) * room * 4 * share * (1 - share)
    way = end - start
    across = way[..., ::-1] * (-1, 1) / np.hypot(way[..., 0], way[..., 1])[..., None]
    along = start[..., None, :] + share[..., None] * way[..., None, :]
    return along + bend[..., None] * across[..., None, :], count


def _reversed(
    between: NDArray[np.float64], count: NDArray[np.int64]
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Return vertices between points as they come from the other end."""
    order = np.maximum(0, count[..., None] - 1 - np.arange(MOST_BETWEEN))
    return np.take_along_axis(between, order[..., None], axis=-2), count
