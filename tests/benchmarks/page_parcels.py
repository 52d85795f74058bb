"""Seeded parcels with the columns of a land register, for the page: odd names, gaps and codes.

`python -m tests.benchmarks.page_parcels 100000 parcels.gpkg` writes a file of them.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from tests.benchmarks.dense_parcels import dense_batches
from tests.benchmarks.parcel_table import LAND_USES
from tests.benchmarks.towns import SEED
from tests.benchmarks.wkb_files import write_batches

SCHEMA = pa.schema(
    [
        ("name", pa.string()),
        ("parcel_no", pa.string()),
        ("land_use_code", pa.string()),
        ("land_use", pa.string()),
        ("owner", pa.string()),
        ("area_m2", pa.float64()),
        ("rent", pa.float64()),
        ("floors", pa.int32()),
        ("registered", pa.int64()),
        ("approved", pa.date32()),
        ("is_idle", pa.bool_()),
        ("remark", pa.string()),
        ("geometry", pa.binary()),
    ]
)
_ROADS = (
    "青山湖",
    "昌东",
    "高新",
    "罗家",
    "湖坊",
    "塘山",
    "京东",
    "艾溪湖",
    "瑶湖",
    "麻丘",
    "尤口",
    "民营",
)
_REMARKS = ("=1+1", '"quoted", and more', "<b>bold</b>", "临河\n不得占用", "—", "x" * 400)
_CODES = ("0601", "0602", "05H1", "0701", "0810", "1003", "0101", "1101")
_OWNERS = 3000


def page_batches(count: int, seed: int = SEED) -> Iterator[pa.RecordBatch]:
    """Return `count` parcels in the columns of `SCHEMA`."""
    first = 0
    for batch in dense_batches(count, seed):
        rng = np.random.default_rng((seed, first))
        yield pa.record_batch([*_columns(first, len(batch), rng), batch.column(3)], schema=SCHEMA)
        first += len(batch)


def write_page_parcels(path: Path, count: int, seed: int = SEED) -> None:
    """Write parcels to a file, in the format that its suffix names."""
    write_batches(path, SCHEMA, page_batches(count, seed), "Polygon")


def _columns(first: int, count: int, rng: np.random.Generator) -> list[pa.Array]:
    numbers = np.arange(first, first + count)
    use = rng.integers(len(LAND_USES), size=count)
    days = rng.integers(11_000, 20_400, count).astype("datetime64[D]")
    return [
        _texts(f"{_ROADS[n % 12]}地块{n}号" for n in numbers.tolist()),
        _texts(f"360111{n // 1000:06d}GB{n % 1000:05d}" for n in numbers.tolist()),
        pa.array(np.array(_CODES)[use]),
        pa.array(np.array(LAND_USES)[use]),
        _texts(f"江西{n}实业有限公司" for n in rng.integers(_OWNERS, size=count).tolist()),
        pa.array(rng.gamma(2, 3000, count).round(2)),
        pa.array(rng.gamma(2, 15, count).round(1), mask=_some(rng, count, 0.1)),
        pa.array(rng.integers(0, 40, count), pa.int32(), mask=_some(rng, count, 0.05)),
        pa.array(9_007_199_254_740_993 + numbers),
        pa.array(days, mask=_some(rng, count, 0.2)),
        pa.array(rng.random(count) < 0.15),
        pa.array(np.array(_REMARKS)[rng.integers(6, size=count)], mask=_some(rng, count, 0.95)),
    ]


def _texts(texts: Iterator[str]) -> pa.Array:
    return pa.array(texts, pa.string())


def _some(rng: np.random.Generator, count: int, share: float) -> NDArray[np.bool_]:
    return rng.random(count) < share


if __name__ == "__main__":
    write_page_parcels(Path(sys.argv[2]), int(sys.argv[1]))
