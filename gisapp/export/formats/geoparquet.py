"""GeoParquet 1.0: one table with its shapes as well-known binary, batch by batch."""

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import shapely

from gisapp.core.progress import Progress
from gisapp.errors import Phrase
from gisapp.export.formats.losses import several_layers
from gisapp.export.formats.writer import FeatureExport, Writer
from gisapp.export.table_names import free_name
from gisapp.export.tables.row_batch import RowTable

_NOWHERE = (np.inf, np.inf, -np.inf, -np.inf)


def _write(export: FeatureExport, path: Path, progress: Progress) -> int:
    import pyarrow as pa
    import pyarrow.parquet as pq

    (table,) = export.tables
    column = free_name("geometry", table.schema.names)
    schema = table.schema
    if table.geometry_type:
        schema = schema.append(pa.field(column, pa.binary()))
    count, bounds, kinds = 0, np.array(_NOWHERE), set[str]()
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for batch in table.batches(progress):
            columns = list(batch.attributes.columns)
            if table.geometry_type:
                columns.append(pa.chunked_array([batch.wkb]))
                kinds |= {each.geom_type for each in batch.shapes if each is not None}
                here = shapely.total_bounds(batch.shapes)
                bounds[:2] = np.fmin(bounds[:2], here[:2])
                bounds[2:] = np.fmax(bounds[2:], here[2:])
            writer.write_table(pa.table(columns, schema=schema))
            count += len(batch.ids)
        if table.geometry_type:
            known = bounds.tolist() if np.isfinite(bounds).all() else None
            told = json.dumps(_metadata(table, column, sorted(kinds), known))
            writer.add_key_value_metadata({"geo": told})
    return count


def _metadata(
    table: RowTable, column: str, kinds: list[str], bounds: list[float] | None
) -> dict[str, object]:
    """Return what GeoParquet 1.0 wants to be told of a table."""
    from pyproj import CRS

    about: dict[str, object] = {
        "encoding": "WKB",
        "geometry_types": kinds,
        "crs": CRS(table.crs).to_json_dict(),
    }
    if bounds is not None:
        about["bbox"] = bounds
    return {"version": "1.0.0", "primary_column": column, "columns": {column: about}}


def _losses(export: FeatureExport) -> Iterator[Phrase]:
    yield from several_layers(export)


WRITER = Writer("geoparquet", (".parquet", ".geoparquet"), _write, _losses, has_one_table=True)
