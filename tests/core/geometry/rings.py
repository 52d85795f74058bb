"""Rings as tests write them, and as flat arrays."""

import numpy as np
from numpy.typing import NDArray

Rings = list[NDArray[np.float64]]


def closed(points: list[tuple[float, float]]) -> NDArray[np.float64]:
    """Return a ring of corners."""
    return np.array([*points, points[0]], np.float64)


def flat(rings: Rings) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Return the points of all rings, and their offsets."""
    offsets = np.cumsum([0, *map(len, rings)])
    return np.concatenate([np.empty((0, 2)), *rings]), offsets


def stars(count: int, vertices: int, reach: float) -> Rings:
    """Return rings around the view that run through it, the same at each call."""
    random = np.random.default_rng(11)
    turns = np.linspace(0, 2 * np.pi, vertices, endpoint=False)
    found = []
    for _ in range(count):
        distances = random.uniform(0.2, 1, vertices) ** 3 * reach
        ring = np.column_stack((np.cos(turns), np.sin(turns))) * distances[:, None] + 50
        found.append(np.vstack((ring, ring[:1])))
    return found


SQUARE = closed([(10, 10), (90, 10), (90, 90), (10, 90)])
HOLE = closed([(40, 40), (60, 40), (60, 60), (40, 60)])
