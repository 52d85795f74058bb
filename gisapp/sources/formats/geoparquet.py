"""GeoParquet files: one layer each, whose features have their row number for an id."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import starmap
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from gisapp.core.layers.attributes import Field
from gisapp.core.layers.layer import Problem
from gisapp.core.space.crs import Bounds
from gisapp.core.space.extent import Extent
from gisapp.errors import SourceError
from gisapp.sources.formats.column_names import name_unlike, unique_names
from gisapp.sources.formats.failures import as_source_error
from gisapp.sources.formats.geoparquet_columns import (
    as_plain,
    as_wkb,
    beyond_floats,
    field_type,
)
from gisapp.sources.formats.geoparquet_metadata import GeoColumn, read_geo_column
from gisapp.sources.formats.geoparquet_rows import RowNumbers, Within, read_rows
from gisapp.sources.formats.layer_info import ArrowQuery, ArrowStream, LayerInfo
from gisapp.sources.stand_ins.private_folder import readable_name
from gisapp.sources.stand_ins.registry import stand_in_for

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

_READ_AT_ONCE = 1 << 20
"""Bytes of a column; without it all of a row group are read, which may be the whole file."""


@dataclass(frozen=True)
class GeoParquetSource:
    """A GeoParquet file, which has one layer with the name of the file; see `ArrowSource`."""

    path: Path

    def problems(self) -> tuple[Problem, ...]:
        """Return what had to be put right before the file could be opened: nothing ever is."""
        return ()

    def layer_names(self) -> tuple[str, ...]:
        """Return the name of the one layer."""
        with opened(self.path):
            return (readable_name(self.path.stem),)

    def layer_info(self, layer: str, encoding: str | None = None) -> LayerInfo:
        """Return what the file states about its layer; its texts are always UTF-8."""
        with opened(self.path) as (file, geo):
            groups = map(file.metadata.row_group, range(file.num_row_groups))
            exact = beyond_floats(file)
            return LayerInfo(
                fields=tuple(
                    Field(each.name, field_type(each.type, each.name in exact))
                    for each in _fields(file, geo)
                ),
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

    def layer_bounds(self, layer: str) -> Bounds | None:
        """Return xmin, ymin, xmax, ymax in the layer's own CRS; None without any geometry."""
        import shapely

        stated = self.layer_info(layer).bounds
        if stated is not None:
            return stated
        bounds = [np.empty((0, 4))]
        with self.arrow_stream(layer, ArrowQuery(columns=(), geometry=True)) as stream:
            for batch in stream.batches:
                wkb = np.asarray(batch.column(stream.geometry_column), object)
                bounds.append(shapely.bounds(shapely.from_wkb(wkb, on_invalid="ignore")))
        extent = Extent.of_bounds(np.concatenate(bounds))
        return (extent.xmin, extent.ymin, extent.xmax, extent.ymax) if extent else None

    @contextmanager
    def arrow_stream(self, layer: str, query: ArrowQuery) -> Iterator[ArrowStream]:
        """Open the layer to read it in batches, in the file's order."""
        with opened(self.path) as (file, geo):
            within = None if query.bbox is None else _within(self.path, query.bbox, geo)
            columns = _Columns.of(query, file, geo)
            rows = read_rows(file, columns.stored, numbers=query.feature_ids, within=within)
            yield columns.stream(file, rows)

    def feature_count(self, layer: str) -> int | None:
        """Return how many features the file has."""
        return self.layer_info(layer).features


@dataclass(frozen=True)
class _Columns:
    """The columns of a file that a query asks for, and what they are called in its answer."""

    attributes: Sequence[str]
    exact: frozenset[str]
    geometry: GeoColumn | None
    id_name: str
    geometry_name: str

    @classmethod
    def of(cls, query: ArrowQuery, file: "pq.ParquetFile", geo: GeoColumn) -> "_Columns":
        names = query.columns
        attributes = [each.name for each in _fields(file, geo)] if names is None else names
        return cls(
            attributes,
            beyond_floats(file),
            geo if query.geometry else None,
            name_unlike("row", attributes),
            name_unlike("geometry", attributes),
        )

    @property
    def stored(self) -> list[str]:
        """The columns to read from the file."""
        return [*self.attributes, *([self.geometry.name] if self.geometry else [])]

    def stream(
        self, file: "pq.ParquetFile", rows: "Iterator[tuple[pa.RecordBatch, RowNumbers]]"
    ) -> ArrowStream:
        """Return the answer that has these rows of the file."""
        import pyarrow as pa

        by_name = dict(zip(unique_names(file.schema_arrow.names), file.schema_arrow, strict=True))
        fields = [by_name[name].with_name(name) for name in self.stored]
        empty = pa.RecordBatch.from_pylist([], pa.schema(fields))
        schema = self._answer(empty, np.empty(0, np.int64)).schema
        batches = pa.RecordBatchReader.from_batches(schema, starmap(self._answer, rows))
        return ArrowStream(batches, self.id_name, self.geometry_name)

    def _answer(self, batch: "pa.RecordBatch", numbers: RowNumbers) -> "pa.RecordBatch":
        import pyarrow as pa

        made = {name: as_plain(batch.column(name), name in self.exact) for name in self.attributes}
        made[self.id_name] = pa.array(numbers)
        if self.geometry:
            stored = batch.column(self.geometry.name)
            made[self.geometry_name] = as_wkb(stored, self.geometry.encoding)
        return pa.record_batch(made)


@contextmanager
def opened(path: Path) -> "Iterator[tuple[pq.ParquetFile, GeoColumn]]":
    """Open a file, and find its geometry; failures, also while it is open, become one sentence.

    Parameters
    ----------
    path : Path
        The file.
    """
    with as_source_error(path), _parquet(stand_in_for(path).name) as file:
        yield file, read_geo_column(path, file.schema_arrow)


def _parquet(name: str) -> "pq.ParquetFile":
    # Known to Arrow, its types are always read as such, whichever file comes first.
    import geoarrow.pyarrow  # noqa: F401
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        return pq.ParquetFile(name, pre_buffer=False, buffer_size=_READ_AT_ONCE)
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        # What GeoArrow and Arrow say of names and extension types that are garbled.
        raise pa.ArrowInvalid(f"its schema is garbled, {error}") from error


def _fields(file: "pq.ParquetFile", geo: GeoColumn) -> list["pa.Field"]:
    """Return the attributes, each name once, without the columns that serve geometry."""
    stored = file.schema_arrow
    return [
        each.with_name(name)
        for each, name in zip(stored, unique_names(stored.names), strict=True)
        if each.name not in geo.no_attributes
    ]


def _within(path: Path, bbox: Bounds, geo: GeoColumn) -> Within:
    if geo.covering is None:
        raise SourceError("parquet_no_covering", path=path)
    return Within(bbox, geo.covering)
