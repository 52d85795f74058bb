"""GeoParquet files as no library would write them."""

import json
from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from shapely.geometry.base import BaseGeometry


def write(path: Path, columns: Mapping[str, pa.Array], geo: object | bytes | None) -> Path:
    """Write columns of whatever types with whatever metadata."""
    table = pa.table(dict(columns))
    if geo is not None:
        text = geo if isinstance(geo, bytes) else json.dumps(geo).encode()
        table = table.replace_schema_metadata({"geo": text})
    pq.write_table(table, path)
    return path


def metadata(**column: object) -> dict[str, object]:
    described = {"encoding": "WKB", "geometry_types": [], **column}
    return {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": described}}


def wkb(shape: BaseGeometry) -> pa.Array:
    return pa.array([shape.wkb])


def bbox(*path: object) -> dict[str, object]:
    """Return a covering whose columns are all the same."""
    return {"bbox": {side: list(path) for side in ("xmin", "ymin", "xmax", "ymax")}}
