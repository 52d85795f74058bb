"""Seeded parcels: street blocks of towns, one in twenty with a courtyard, 15 vertices on average.

`python -m tests.benchmarks.parcels 1000000 parcels.gpkg` writes a file of them.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from tests.benchmarks.parcel_table import SCHEMA, parcel_batch
from tests.benchmarks.towns import BLOCK_DEG, SEED, Sites, sites, turned
from tests.benchmarks.wkb_files import in_order, polygon_array, write_batches

SHARE_WITH_COURTYARD = 0.05
CORNERS = (8, 12, 16, 20)
BATCH_SIZE = 250_000


def parcels(count: int, seed: int = SEED) -> pa.Table:
    """Return `count` parcels that don't overlap, in random order.

    Columns: parcel_no (text), land_use (text), rent (float, one in ten missing), geometry (WKB,
    longitude and latitude).
    """
    return pa.Table.from_batches(parcel_batches(count, seed), SCHEMA)


def parcel_batches(count: int, seed: int = SEED) -> Iterator[pa.RecordBatch]:
    """Return the same in batches, so that ten million of them fit into memory."""
    everywhere = sites(count, seed)
    for first in range(0, count, BATCH_SIZE):
        some = slice(first, first + BATCH_SIZE)
        here = Sites(everywhere.centers[some], everywhere.turns[some])
        yield _batch(here, first, np.random.default_rng((seed, count, first)))


def write_parcels(path: Path, count: int, seed: int = SEED) -> None:
    """Write parcels to a file, in the format that its suffix names."""
    write_batches(path, SCHEMA, parcel_batches(count, seed), "Polygon")


def _batch(here: Sites, first: int, rng: np.random.Generator) -> pa.RecordBatch:
    count = len(here.centers)
    corners = rng.choice(CORNERS, count)
    courtyard = rng.random(count) < SHARE_WITH_COURTYARD
    half_sizes = rng.uniform(0.28, 0.47, (count, 2)) * BLOCK_DEG
    groups = [
        (np.flatnonzero((corners == each) & (courtyard == with_hole)), each, with_hole)
        for each in CORNERS
        for with_hole in (False, True)
    ]
    wkb = [
        (rows, _wkb(here, half_sizes, rows, each, with_hole, rng))
        for rows, each, with_hole in groups
    ]
    return parcel_batch(first, in_order(wkb), rng)


def _wkb(
    here: Sites,
    half_sizes: NDArray[np.float64],
    rows: NDArray[np.int64],
    corners: int,
    with_courtyard: bool,
    rng: np.random.Generator,
) -> pa.Array:
    """Return polygons of equally many corners as well-known binary, made in bulk."""
    shell = turned(_outlines(half_sizes[rows], corners, rng), here.turns[rows])
    centers = here.centers[rows, None, :]
    courtyards = [centers + shell[:, ::-1] * 0.4] if with_courtyard else []
    return polygon_array(centers + shell, *courtyards)


def _outlines(
    half_sizes: NDArray[np.float64], corners: int, rng: np.random.Generator
) -> NDArray[np.float64]:
    """Return closed rings about the origin, (n, corners + 1, 2): rectangles of uneven sides."""
    steps = np.arange(corners) + rng.uniform(-0.3, 0.3, (len(half_sizes), corners))
    angles = steps * (2 * np.pi / corners)
    directions = np.stack((np.cos(angles), np.sin(angles)), axis=-1)
    reach = 1 / (np.abs(directions) / half_sizes[:, None, :]).max(axis=-1)
    outline = directions * (reach * rng.uniform(0.94, 1.0, reach.shape))[..., None]
    return np.concatenate((outline, outline[:, :1]), axis=1)


if __name__ == "__main__":
    write_parcels(Path(sys.argv[2]), int(sys.argv[1]))
