"""Tables whose names and values would do harm where they became part of a question."""

import json
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import shapely

_VALUES = (
    "'; DROP TABLE kept; --",
    'plain "quoted"',
    "zero\0byte",
    "$1 ? %s {0}",
    "DK-10",
    "dk-2",
    "ＤＫ-3",
    "   ",
    "read_csv('/etc/passwd')",
    None,
)
HOSTILE_NAMES = (
    "'; DROP TABLE kept; --",
    'a"b""c',
    "c0",
    "select",
    "number",
    "with NaN",
    "day",
    "moment",
    "flag",
    "list",
)
"""The columns of `hostile_table`."""


def hostile_table(count: int) -> pa.Table:
    """Return rows with columns of many types, called `HOSTILE_NAMES`."""
    numbers = np.arange(count)
    texts = [_VALUES[each % len(_VALUES)] for each in numbers * 7]
    floats = np.where(numbers % 5, numbers % 11 / 4, np.nan)
    floats[numbers % 13 == 0] = np.inf
    moments = numbers % 9 * 86_400_000_000
    columns = (
        pa.array(texts),
        pa.array(
            [None if each is None else f"{each}{place % 3}" for place, each in enumerate(texts)]
        ),
        pa.array(numbers % 4, pa.uint8()),
        pa.array((numbers * 3 % 50).tolist(), pa.decimal128(12, 2)),
        pa.array(numbers),
        pa.array(floats, mask=numbers % 17 == 0, from_pandas=False),
        pa.array((numbers % 400).astype(np.int32)).cast(pa.date32()),
        pa.array(moments).cast(pa.timestamp("us", "Asia/Shanghai")),
        pa.array(numbers % 3 == 0, mask=numbers % 7 == 0),
        pa.array([[int(each % 3)] for each in numbers]),
    )
    return pa.table(dict(zip(HOSTILE_NAMES, columns, strict=True)))


def write_geoparquet(path: Path, table: pa.Table, rows_of_group: int = 1000) -> Path:
    """Write a table with a small square for each row, in degrees."""
    count = len(table)
    x, y = 115.2 + np.arange(count) % 60 * 0.01, 28.2 + np.arange(count) // 60 * 0.01
    shapes = shapely.to_wkb(shapely.box(x, y, x + 0.004, y + 0.004))
    sides = pa.StructArray.from_arrays(
        [pa.array(each) for each in (x, y, x + 0.004, y + 0.004)], ["xmin", "ymin", "xmax", "ymax"]
    )
    covering = {"bbox": {each: ["bbox", each] for each in ("xmin", "ymin", "xmax", "ymax")}}
    column = {"encoding": "WKB", "geometry_types": ["Polygon"], "covering": covering}
    geo = {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": column}}
    whole = table.append_column("geometry", pa.array(shapes, pa.binary()))
    whole = whole.append_column("bbox", sides)
    pq.write_table(
        whole.replace_schema_metadata({"geo": json.dumps(geo)}), path, row_group_size=rows_of_group
    )
    return path
