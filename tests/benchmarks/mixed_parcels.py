"""Seeded parcels as land registers have them: a few giants of 100,000 vertices among small plots.

Districts lie on a third of the squares of a grid; giants, such as forests and lakes, reach over
many of them. `python -m tests.benchmarks.mixed_parcels 1000000 mixed.gpkg` writes a file.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from tests.benchmarks.dense_parcels import district_batches
from tests.benchmarks.districts import DEG_PER_M, SIDE_M, districts, middle_district
from tests.benchmarks.parcel_table import parcel_batch, write_named
from tests.benchmarks.towns import SEED
from tests.benchmarks.wkb_files import polygon_array

VERTICES_OF_GIANT = 100_000
PARCELS_A_GIANT = 50_000
_SQUARES_A_DISTRICT = 3
_RADII_M = (8_000, 30_000)
_OCTAVES, _HIGHEST_WAVE, _ROUGHNESS = 15, 0.25, 0.55
"""A coast is a circle and so many waves, each half as long as the one before and so much lower."""


def mixed_batches(count: int, seed: int = SEED) -> Iterator[pa.RecordBatch]:
    """Return `count` parcels, the giants first, in the columns of `SCHEMA`."""
    giants = max(1, count // PARCELS_A_GIANT)
    plots = count - giants
    corners = districts(plots, _SQUARES_A_DISTRICT, seed)
    rng = np.random.default_rng((seed, count))
    places = rng.choice(corners + SIDE_M / 2 * DEG_PER_M, giants)
    places[0] = middle_district(corners)
    yield parcel_batch(0, polygon_array(_giants(places, rng)), rng)
    yield from district_batches(corners, plots, seed, giants)


def write_mixed(path: Path, count: int, seed: int = SEED) -> None:
    """Write parcels to a file, in the format that its suffix names."""
    write_named(path, mixed_batches(count, seed))


def middle_of_mixed(count: int) -> tuple[float, float]:
    """Return the centre of the district in the middle, in degrees."""
    giants = max(1, count // PARCELS_A_GIANT)
    return middle_district(districts(count - giants, _SQUARES_A_DISTRICT))


def _giants(places: NDArray[np.float64], rng: np.random.Generator) -> NDArray[np.float64]:
    """Return closed rings, (n, vertices, 2), with rough coasts that run through these places."""
    angles = np.linspace(0, 2 * np.pi, VERTICES_OF_GIANT)
    reach = np.ones((len(places), VERTICES_OF_GIANT))
    height, waves = _HIGHEST_WAVE, 1
    for _ in range(_OCTAVES):
        phase = rng.uniform(0, 2 * np.pi, (len(places), 1))
        reach += height * np.cos(waves * angles + phase)
        height, waves = height * _ROUGHNESS, waves * 2
    reach *= rng.uniform(*_RADII_M, (len(places), 1))
    circle = np.stack((np.cos(angles), np.sin(angles)), axis=-1)
    rings: NDArray[np.float64] = circle * reach[..., None] * DEG_PER_M
    rings += places[:, None, :] - rings[:, :1]
    rings[:, -1] = rings[:, 0]
    return rings


if __name__ == "__main__":
    write_mixed(Path(sys.argv[2]), int(sys.argv[1]))
