"""Seeded enterprises: points on the sites of towns.

`python -m tests.benchmarks.enterprises 1000000 enterprises.gpkg` writes a file of them.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa

from tests.benchmarks.towns import SEED, sites
from tests.benchmarks.wkb_files import binary_array, write_batches

INDUSTRIES = ("电子信息", "航空制造", "医药健康", "新材料", "装备制造", "现代物流")
BATCH_SIZE = 500_000
SCHEMA = pa.schema(
    [
        ("name", pa.string()),
        ("industry", pa.string()),
        ("staff", pa.int32()),
        ("geometry", pa.binary()),
    ]
)
_POINT = np.dtype([("order", "u1"), ("type", "<u4"), ("xy", "<f8", (2,))])


def enterprise_batches(count: int, seed: int = SEED) -> Iterator[pa.RecordBatch]:
    """Return `count` points in random order, one a site.

    Columns: name (text), industry (text), staff (int), geometry (WKB, longitude and latitude).
    """
    centers = sites(count, seed).centers
    for first in range(0, count, BATCH_SIZE):
        rng = np.random.default_rng((seed, count, first))
        points = np.empty(len(centers[first : first + BATCH_SIZE]), _POINT)
        points["order"], points["type"] = 1, 1
        points["xy"] = centers[first : first + BATCH_SIZE]
        numbers = range(first, first + len(points))
        industries = rng.integers(len(INDUSTRIES), size=len(points))
        yield pa.record_batch(
            [
                pa.array([f"企业{number:08d}" for number in numbers]),
                pa.array(np.array(INDUSTRIES)[industries]),
                pa.array(rng.lognormal(3.5, 1.2, len(points)).astype(np.int32)),
                binary_array(points),
            ],
            schema=SCHEMA,
        )


def write_enterprises(path: Path, count: int, seed: int = SEED) -> None:
    """Write enterprises to a file, in the format that its suffix names."""
    write_batches(path, SCHEMA, enterprise_batches(count, seed), "Point")


if __name__ == "__main__":
    write_enterprises(Path(sys.argv[2]), int(sys.argv[1]))
