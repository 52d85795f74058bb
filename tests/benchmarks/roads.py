"""Seeded roads: the streets between the blocks of towns, 21 vertices each.

`python -m tests.benchmarks.roads 100000 roads.gpkg` writes a file of them.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from tests.benchmarks.towns import (
    BLOCK_DEG,
    BLOCKS_PER_SIDE,
    SEED,
    STREETS_PER_TOWN,
    Towns,
    nearest_to_middle,
    towns,
    turned,
)
from tests.benchmarks.wkb_files import binary_array, write_batches

ROAD_CLASSES = ("主干路", "次干路", "支路")
VERTICES = BLOCKS_PER_SIDE + 1
BATCH_SIZE = 250_000
SCHEMA = pa.schema(
    [
        ("road_no", pa.string()),
        ("road_class", pa.string()),
        ("geometry", pa.binary()),
    ]
)
_LINE = np.dtype([("order", "u1"), ("type", "<u4"), ("count", "<u4"), ("xy", "<f8", (VERTICES, 2))])


def road_batches(count: int, seed: int = SEED) -> Iterator[pa.RecordBatch]:
    """Return `count` lines, town after town.

    Columns: road_no (text), road_class (text), geometry (WKB, longitude and latitude).
    """
    places = towns(-(-count // STREETS_PER_TOWN), seed)
    for first in range(0, count, BATCH_SIZE):
        rng = np.random.default_rng((seed, count, first))
        streets = np.arange(first, min(first + BATCH_SIZE, count))
        lines = np.empty(len(streets), _LINE)
        lines["order"], lines["type"], lines["count"] = 1, 2, VERTICES
        lines["xy"] = _streets(places, streets, rng)
        classes = np.minimum(rng.geometric(0.6, len(streets)), len(ROAD_CLASSES))
        yield pa.record_batch(
            [
                pa.array([f"R{number:08d}" for number in streets.tolist()]),
                pa.array(np.array(ROAD_CLASSES)[-classes]),
                binary_array(lines),
            ],
            schema=SCHEMA,
        )


def middle_of_streets(count: int) -> tuple[float, float]:
    """Return the centre of the town in the middle of `count` roads, in degrees."""
    return nearest_to_middle(towns(-(-count // STREETS_PER_TOWN)).centers)


def write_roads(path: Path, count: int, seed: int = SEED) -> None:
    """Write roads to a file, in the format that its suffix names."""
    write_batches(path, SCHEMA, road_batches(count, seed), "LineString")


def _streets(
    places: Towns, streets: NDArray[np.int64], rng: np.random.Generator
) -> NDArray[np.float64]:
    """Return slightly uneven lines, (n, VERTICES, 2): half of a town's along, half across."""
    town, street = np.divmod(streets, STREETS_PER_TOWN)
    across, place = np.divmod(street, VERTICES)
    along = np.broadcast_to(np.arange(VERTICES), (len(streets), VERTICES))
    aside = place[:, None] + rng.uniform(-0.03, 0.03, along.shape)
    xy = np.where(
        across[:, None, None] == 0,
        np.stack((along, aside), axis=-1),
        np.stack((aside, along), axis=-1),
    )
    offsets = (xy - BLOCKS_PER_SIDE / 2) * BLOCK_DEG
    return places.centers[town, None, :] + turned(offsets, places.turns[town])


if __name__ == "__main__":
    write_roads(Path(sys.argv[2]), int(sys.argv[1]))
