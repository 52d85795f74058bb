"""Arrays of well-known binary made in bulk, and files of them written batch by batch."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from tests.benchmarks.towns import CRS


def polygon_array(*rings: NDArray[np.float64]) -> pa.Array:
    """Return polygons as an Arrow array of well-known binary.

    Parameters
    ----------
    rings : array, (n, vertices, 2)
        The polygons' shells, then a hole of each, and so on; closed, in longitude and latitude.
    """
    made = np.empty(len(rings[0]), _polygon_type(rings))
    made["order"], made["type"], made["rings"] = 1, 3, len(rings)
    for number, ring in enumerate(rings):
        made[f"count {number}"], made[f"ring {number}"] = ring.shape[1], ring
    return binary_array(made)


def _polygon_type(rings: Sequence[NDArray[np.float64]]) -> np.dtype[np.void]:
    fields: list[tuple[str, str] | tuple[str, str, tuple[int, ...]]]
    fields = [("order", "u1"), ("type", "<u4"), ("rings", "<u4")]
    for number, ring in enumerate(rings):
        fields += [(f"count {number}", "<u4"), (f"ring {number}", "<f8", ring.shape[1:])]
    return np.dtype(fields)


def binary_array(records: NDArray[np.void]) -> pa.Array:
    """Return structured records of equal size as an Arrow array of their bytes."""
    offsets = np.arange(len(records) + 1, dtype=np.int32) * records.dtype.itemsize
    return pa.BinaryArray.from_buffers(
        pa.binary(), len(records), [None, pa.py_buffer(offsets), pa.py_buffer(records.tobytes())]
    )


def in_order(groups: Sequence[tuple[NDArray[np.int64], pa.Array]]) -> pa.Array:
    """Return one array of groups, each with the rows where its elements belong."""
    rows = np.concatenate([rows for rows, _ in groups])
    return pa.concat_arrays([array for _, array in groups]).take(pa.array(np.argsort(rows)))


def write_batches(
    path: Path, schema: pa.Schema, batches: Iterator[pa.RecordBatch], geometry_type: str
) -> None:
    """Write features whose column `geometry` is WKB, in the format that the suffix names."""
    import pyogrio

    pyogrio.write_arrow(
        pa.RecordBatchReader.from_batches(schema, batches),
        path,
        geometry_name="geometry",
        geometry_type=geometry_type,
        crs=CRS,
    )
