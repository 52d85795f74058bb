"""What every seeded parcel says of itself, and files of parcels."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa

from tests.benchmarks.wkb_files import write_batches

LAND_USES = ("工业用地", "仓储用地", "商业用地", "居住用地", "公园绿地", "道路用地", "耕地", "水域")
SCHEMA = pa.schema(
    [
        ("parcel_no", pa.string()),
        ("land_use", pa.string()),
        ("rent", pa.float64()),
        ("geometry", pa.binary()),
    ]
)
_NAMED = pa.schema([SCHEMA.field(0).with_name("name"), *list(SCHEMA)[1:]])


def parcel_batch(first: int, wkb: pa.Array, rng: np.random.Generator) -> pa.RecordBatch:
    """Return parcels of these shapes, numbered from `first` on, in the columns of `SCHEMA`."""
    count = len(wkb)
    return pa.record_batch(
        [
            pa.array([f"DK{number:08d}" for number in range(first, first + count)]),
            pa.array(np.array(LAND_USES)[rng.integers(len(LAND_USES), size=count)]),
            pa.array(rng.gamma(2, 15, count).round(1), mask=rng.random(count) < 0.1),
            wkb,
        ],
        schema=SCHEMA,
    )


def write_named(path: Path, batches: Iterator[pa.RecordBatch]) -> None:
    """Write parcels whose number is called "name", so that maps show it."""
    named = (pa.record_batch(batch.columns, schema=_NAMED) for batch in batches)
    write_batches(path, _NAMED, named, "Polygon")
