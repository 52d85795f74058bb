"""Seeded parcels of districts side by side without gaps: 15 vertices on average, 1 % with a hole.

`python -m tests.benchmarks.dense_parcels 1000000 dense.gpkg` writes a file of them.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from tests.benchmarks.districts import PLOTS_PER_DISTRICT, districts, middle_district, plots_of
from tests.benchmarks.parcel_table import parcel_batch, write_named
from tests.benchmarks.towns import SEED
from tests.benchmarks.wkb_files import in_order, polygon_array

SHARE_WITH_HOLE = 0.01
_HOLE = 0.3
"""Width of a hole by that of its plot."""
_DISTRICTS_A_BATCH = 40


def dense_batches(count: int, seed: int = SEED) -> Iterator[pa.RecordBatch]:
    """Return `count` parcels, district after district, in the columns of `SCHEMA`."""
    return district_batches(districts(count, 1, seed), count, seed)


def write_dense(path: Path, count: int, seed: int = SEED) -> None:
    """Write parcels to a file, in the format that its suffix names."""
    write_named(path, dense_batches(count, seed))


def middle_of_dense(count: int) -> tuple[float, float]:
    """Return the centre of the district in the middle, in degrees."""
    return middle_district(districts(count, 1))


def district_batches(
    corners: NDArray[np.float64], count: int, seed: int, number: int = 0
) -> Iterator[pa.RecordBatch]:
    """Return `count` parcels of districts with these corners, numbered from `number` on."""
    for first in range(0, len(corners), _DISTRICTS_A_BATCH):
        rng = np.random.default_rng((seed, count, first))
        wkb = _wkb(corners[first : first + _DISTRICTS_A_BATCH], rng)
        before = first * PLOTS_PER_DISTRICT
        yield parcel_batch(number + before, wkb[: count - before], rng)


def _wkb(corners: NDArray[np.float64], rng: np.random.Generator) -> pa.Array:
    plots = plots_of(corners, rng)
    has_hole = rng.random(len(plots.points)) < SHARE_WITH_HOLE
    groups = []
    for rows, shells in plots.of_equal_size():
        bare, holed = rows[~has_hole[rows]], rows[has_hole[rows]]
        groups.append((bare, polygon_array(shells[~has_hole[rows]])))
        groups.append((holed, polygon_array(shells[has_hole[rows]], _holes(plots.corners[holed]))))
    return in_order(groups)


def _holes(corners: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return closed clockwise rings, (n, 5, 2), in the middle of the plots with these corners."""
    middle = corners.mean(axis=1, keepdims=True)
    rings = middle + _HOLE * (corners[:, ::-1] - middle)
    return np.concatenate((rings, rings[:, :1]), axis=1)


if __name__ == "__main__":
    write_dense(Path(sys.argv[2]), int(sys.argv[1]))
