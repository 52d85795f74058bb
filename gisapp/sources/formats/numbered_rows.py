"""A layer without ids of its own, or with one twice: its rows are numbered in the file's order."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from gisapp.core.layers.layer import Problem
from gisapp.core.space.crs import Bounds
from gisapp.sources.formats.column_names import picked
from gisapp.sources.formats.layer_info import ArrowQuery, ArrowStream, LayerInfo
from gisapp.sources.formats.source_protocol import ArrowSource

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True)
class NumberedRows:
    """Another source, whose rows have their place in the file for an id, from 1.

    All of a layer is read each time, with all columns: asked for other columns, a view may give
    its rows in another order.
    """

    source: ArrowSource

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self.source.path

    def problems(self) -> tuple[Problem, ...]:
        """Return what had to be put right in the file; see `ArrowSource`."""
        return self.source.problems()

    def layer_names(self) -> tuple[str, ...]:
        """Return the names of the layers with geometry; see `ArrowSource`."""
        return self.source.layer_names()

    def layer_info(self, layer: str, encoding: str | None = None) -> LayerInfo:
        """Return what the file states about a layer, of which nothing is found by id."""
        info = self.source.layer_info(layer, encoding)
        return replace(info, finds_by_id=False, finds_by_extent=False)

    def layer_bounds(self, layer: str) -> Bounds | None:
        """Return the bounds of a layer in its own CRS; see `ArrowSource`."""
        return self.source.layer_bounds(layer)

    def feature_count(self, layer: str) -> int | None:
        """Return how many features a layer has; see `ArrowSource`."""
        return self.source.feature_count(layer)

    @contextmanager
    def arrow_stream(self, layer: str, query: ArrowQuery) -> Iterator[ArrowStream]:
        """Open a layer to read it in batches; see `ArrowSource`."""
        whole = ArrowQuery(geometry=True, encoding=query.encoding, progress=query.progress)
        with self.source.arrow_stream(layer, whole) as stream:
            names = stream.batches.schema.names
            kept = [stream.id_column]
            kept += [each for each in names if each not in (kept[0], stream.geometry_column)]
            if query.columns is not None:
                kept[1:] = query.columns
            if query.geometry:
                kept.append(stream.geometry_column)
            chosen = picked(_numbered(stream, query), [names.index(each) for each in kept], kept)
            yield replace(stream, batches=chosen)


def _numbered(stream: ArrowStream, query: ArrowQuery) -> "pa.RecordBatchReader":
    """Return the rows that a query asks for, with new ids."""
    import pyarrow as pa

    schema = stream.batches.schema
    place = schema.get_field_index(stream.id_column)
    wanted = None if query.feature_ids is None else np.array(query.feature_ids, np.int64)

    def rows() -> Iterator[pa.RecordBatch]:
        first = 1
        for batch in stream.batches:
            ids = np.arange(first, first + len(batch))
            first += len(batch)
            numbered = batch.set_column(place, schema.field(place), pa.array(ids))
            if wanted is not None:
                numbered = numbered.filter(pa.array(np.isin(ids, wanted)))
            yield numbered

    return pa.RecordBatchReader.from_batches(schema, rows())
