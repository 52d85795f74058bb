"""GeoParquet files: one layer each, whose features have their row number for an id."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import starmap
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from gisapp.core.layers.attributes import Field
from gisapp.core.space.crs import Bounds
from gisapp.core.space.extent import Extent
from gisapp.errors import SourceError
from gisapp.sources.formats.geoparquet_columns import as_plain, as_wkb, field_type
from gisapp.sources.formats.geoparquet_metadata import GeoColumn, read_geo_column
from gisapp.sources.formats.geoparquet_rows import RowNumbers, Within, read_rows
from gisapp.sources.formats.layer_info import ArrowStream, LayerInfo

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

_READ_AT_ONCE = 1 << 20
"""Bytes of a column; without it all of a row group are read, which may be the whole file."""


def layer_names(path: Path) -> tuple[str, ...]:
    """Return the name of the one layer, which is the file's.

    Raises
    ------
    SourceError
        The file cannot be read, or has no geometry.
    """
    with _opened(path):
        return (path.stem,)


def layer_info(path: Path) -> LayerInfo:
    """Return what a file says of its layer, without reading its features.

    Raises
    ------
    SourceError
        The file cannot be read, or has no geometry.
    """
    with _opened(path) as (file, geo):
        groups = map(file.metadata.row_group, range(file.num_row_groups))
        return LayerInfo(
            fields=tuple(Field(each.name, field_type(each.type)) for each in _fields(file, geo)),
            crs=geo.crs,
            geometry_type=geo.geometry_type,
            encoding="UTF-8",
            features=file.metadata.num_rows,
            counts_exactly=True,
            bounds=geo.bounds,
            finds_by_id=True,
            finds_by_extent=geo.covering is not None,
            size_bytes=sum(group.total_byte_size for group in groups),
        )


def layer_bounds(path: Path) -> Bounds | None:
    """Return xmin, ymin, xmax, ymax in the file's own numbers, None where there are none.

    Raises
    ------
    SourceError
        The file cannot be read, or has no geometry.
    """
    import shapely

    bounds = layer_info(path).bounds
    if bounds is not None:
        return bounds
    boxes = [np.empty((0, 4))]
    with arrow_stream(path, columns=[], geometry=True) as stream:
        for batch in stream.batches:
            wkb = np.asarray(batch.column(stream.geometry_column), object)
            boxes.append(shapely.bounds(shapely.from_wkb(wkb, on_invalid="ignore")))
    extent = Extent.of_bounds(np.concatenate(boxes))
    return (extent.xmin, extent.ymin, extent.xmax, extent.ymax) if extent else None


@contextmanager
def arrow_stream(
    path: Path,
    *,
    columns: list[str] | None = None,
    feature_ids: list[int] | None = None,
    bbox: Bounds | None = None,
    geometry: bool = False,
) -> Iterator[ArrowStream]:
    """Open a file to read it in batches; parameters and errors as in `table_file`."""
    import pyarrow as pa

    with _opened(path) as (file, geo):
        if feature_ids and max(feature_ids) >= file.metadata.num_rows:
            raise SourceError(f"{path} has fewer features than before; open it again.")
        within = None if bbox is None else _within(path, bbox, geo)
        attributes = [each.name for each in _fields(file, geo)] if columns is None else columns
        id_column = _unlike("row", attributes)
        geometry_column = _unlike("geometry", attributes)

        def taken(batch: "pa.RecordBatch", numbers: RowNumbers) -> "pa.RecordBatch":
            made = {name: as_plain(batch.column(name)) for name in attributes}
            made[id_column] = pa.array(numbers)
            if geometry:
                made[geometry_column] = as_wkb(batch.column(geo.name), geo.encoding)
            return pa.record_batch(made)

        wanted = [*attributes, geo.name] if geometry else attributes
        rows = read_rows(file, wanted, numbers=feature_ids, within=within)
        empty = pa.RecordBatch.from_pylist([], pa.schema(map(file.schema_arrow.field, wanted)))
        schema = taken(empty, np.empty(0, np.int64)).schema
        batches = pa.RecordBatchReader.from_batches(schema, starmap(taken, rows))
        yield ArrowStream(batches, id_column, geometry_column)


@contextmanager
def _opened(path: Path) -> "Iterator[tuple[pq.ParquetFile, GeoColumn]]":
    """Open a file; failures, also while it is open, become one sentence."""
    import pyarrow as pa

    try:
        with _parquet(path) as file:
            yield file, read_geo_column(path, file.schema_arrow)
    except (pa.ArrowException, OSError) as error:
        reason = str(error).partition("\n")[0].strip(" .")
        raise SourceError(f"{path} cannot be read as GeoParquet: {reason}.") from error


def _parquet(path: Path) -> "pq.ParquetFile":
    # Known to Arrow, its types are always read as such, whichever file comes first.
    import geoarrow.pyarrow  # noqa: F401
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        return pq.ParquetFile(path, pre_buffer=False, buffer_size=_READ_AT_ONCE)
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        # What GeoArrow and Arrow say of names and extension types that are garbled.
        raise pa.ArrowInvalid(f"its schema is garbled, {error}") from error


def _fields(file: "pq.ParquetFile", geo: GeoColumn) -> list["pa.Field"]:
    """Return the attributes, without the columns that serve geometry."""
    return [each for each in file.schema_arrow if each.name not in geo.no_attributes]


def _within(path: Path, bbox: Bounds, geo: GeoColumn) -> Within:
    if geo.covering is None:
        raise SourceError(
            f"{path} doesn't say where each feature lies (no covering), so it cannot be read by "
            "extent."
        )
    return Within(bbox, geo.covering)


def _unlike(name: str, others: Sequence[str]) -> str:
    """Return a name for a column that no other has."""
    while name in others:
        name = f"_{name}"
    return name
