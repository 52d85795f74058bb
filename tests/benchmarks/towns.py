"""Seeded towns that benchmarks fill with parcels, enterprises and roads; all in degrees.

Towns lie on some squares of a wide grid; each is a small grid of blocks, turned by an angle.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

CRS = "EPSG:4490"
WEST, SOUTH = 115.2, 28.0
"""South-west corner of the land, in degrees: a day's ride from Nanchang."""
BLOCK_DEG = 0.0006
BLOCKS_PER_SIDE = 20
SITES_PER_TOWN = BLOCKS_PER_SIDE**2
STREETS_PER_TOWN = 2 * (BLOCKS_PER_SIDE + 1)
SEED = 7


@dataclass(frozen=True)
class Towns:
    """Where towns lie: centres in degrees, (n, 2), and turns in radians, (n,)."""

    centers: NDArray[np.float64]
    turns: NDArray[np.float64]


@dataclass(frozen=True)
class Sites:
    """The sites of all towns in random order: centres in degrees and turns of their towns."""

    centers: NDArray[np.float64]
    turns: NDArray[np.float64]


def towns(count: int, seed: int = SEED) -> Towns:
    """Put towns on a third of the squares of a grid, so that land without any lies between."""
    rng = np.random.default_rng(seed)
    squares = int(np.ceil(np.sqrt(3 * count)))
    chosen = rng.choice(squares**2, count, replace=False)
    square = np.stack(np.divmod(chosen, squares), axis=1) + 0.5
    centers = square * (1.5 * BLOCKS_PER_SIDE * BLOCK_DEG) + (WEST, SOUTH)
    return Towns(centers, rng.uniform(0, np.pi / 2, count))


def towns_for_sites(count: int, seed: int = SEED) -> Towns:
    """Return as many towns as `count` sites need."""
    return towns(-(-count // SITES_PER_TOWN), seed)


def middle_of_sites(count: int) -> tuple[float, float]:
    """Return the centre of the town in the middle of `count` sites, in degrees."""
    return nearest_to_middle(towns_for_sites(count).centers)


def sites(count: int, seed: int = SEED) -> Sites:
    """Return `count` sites that don't overlap, each within half a block of its centre."""
    places = towns_for_sites(count, seed)
    order = np.random.default_rng((seed, count)).permutation(count)
    town, block = np.divmod(order, SITES_PER_TOWN)
    column_row = np.stack(np.divmod(block, BLOCKS_PER_SIDE), axis=1)
    offsets = (column_row - (BLOCKS_PER_SIDE - 1) / 2) * BLOCK_DEG
    turns = places.turns[town]
    return Sites(places.centers[town] + turned(offsets, turns), turns)


def turned(xy: NDArray[np.float64], turns: NDArray[np.float64]) -> NDArray[np.float64]:
    """Turn points, (n, …, 2), about the origin, each row by its own angle in radians."""
    angle = turns.reshape(-1, *[1] * (xy.ndim - 2))
    cos, sin = np.cos(angle), np.sin(angle)
    return np.stack(
        (xy[..., 0] * cos - xy[..., 1] * sin, xy[..., 0] * sin + xy[..., 1] * cos), axis=-1
    )


def nearest_to_middle(centers: NDArray[np.float64]) -> tuple[float, float]:
    """Return the one of some places, (n, 2), that is nearest to the middle of all."""
    middle = (centers.min(axis=0) + centers.max(axis=0)) / 2
    nearest = np.argmin(((centers - middle) ** 2).sum(axis=1))
    x, y = centers[nearest].tolist()
    return x, y
