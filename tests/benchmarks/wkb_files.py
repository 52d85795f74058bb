"""Arrays of well-known binary made in bulk, and files of them written batch by batch."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from tests.benchmarks.towns import CRS


def binary_array(records: NDArray[np.void]) -> pa.Array:
    """Return structured records of equal size as an Arrow array of their bytes."""
    offsets = np.arange(len(records) + 1, dtype=np.int32) * records.dtype.itemsize
    return pa.BinaryArray.from_buffers(
        pa.binary(), len(records), [None, pa.py_buffer(offsets), pa.py_buffer(records.tobytes())]
    )


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
