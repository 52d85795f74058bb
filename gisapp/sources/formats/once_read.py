"""A file that is read once for all that is asked of it: geometry first, attributes kept beside it.

GDAL reads all of some formats to say what a layer is called, all to say what its fields are, and
all again for each question.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import finalize

import numpy as np

from gisapp.core.layers.layer import Problem
from gisapp.core.space.crs import Bounds
from gisapp.sources.formats.column_names import picked
from gisapp.sources.formats.layer_info import BATCH_SIZE, ArrowQuery, ArrowStream, LayerInfo
from gisapp.sources.formats.source_protocol import ArrowSource

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True)
class Reading:
    """The only layer of a file, while it is read.

    Parameters
    ----------
    layer : str
        What it is called.
    info : LayerInfo
        What is known of it.
    stream : ArrowStream
        All its attributes and its geometry.
    """

    layer: str
    info: LayerInfo
    stream: ArrowStream


@dataclass(eq=False)
class _State:
    """How far a file has been read."""

    stack: ExitStack = field(default_factory=ExitStack)
    reading: Reading | None = None
    is_taken: bool = False
    attributes: "pa.Table | None" = None


@dataclass(frozen=True)
class OnceReadSource:
    """A file with one layer, whose rows are read when its geometry is; see `ArrowSource`.

    Parameters
    ----------
    other : ArrowSource
        The same file, for what is asked beside that: geometry once more, or another encoding.
    open_reading : callable
        Begins to read the file.
    encoding : str or None
        Of its texts as they are read then, where the user named one.
    """

    other: ArrowSource
    open_reading: Callable[[], AbstractContextManager[Reading]]
    encoding: str | None = None
    _state: _State = field(default_factory=_State, compare=False, repr=False)

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self.other.path

    def problems(self) -> tuple[Problem, ...]:
        """Return what the file lacks: nothing; what had to be put right stands with the layer."""
        return ()

    def layer_names(self) -> tuple[str, ...]:
        """Return the name of the layer."""
        return (self._reading().layer,)

    def layer_info(self, layer: str, encoding: str | None = None) -> LayerInfo:
        """Return what is known of the layer before its rows are read."""
        if encoding != self.encoding:
            return self.other.layer_info(layer, encoding)
        return self._reading().info

    def layer_bounds(self, layer: str) -> Bounds | None:
        """Return xmin, ymin, xmax, ymax in the layer's own CRS; None without any geometry."""
        return self.other.layer_bounds(layer)

    def feature_count(self, layer: str) -> int | None:
        """Return how many features the layer has, for which all of the file is read."""
        return self.other.layer_info(layer).features

    @contextmanager
    def arrow_stream(self, layer: str, query: ArrowQuery) -> Iterator[ArrowStream]:
        """Open the layer to read it in batches, in the file's order."""
        state = self._state
        is_asked_anew = query.encoding != self.encoding or query.bbox is not None
        if query.geometry and query.is_whole and not is_asked_anew and not state.is_taken:
            yield from self._first_rows(query)
        elif state.attributes is not None and not query.geometry and not is_asked_anew:
            yield _chosen(self._reading().stream, state.attributes, query)
        else:
            with self.other.arrow_stream(layer, query) as stream:
                yield stream

    def _reading(self) -> Reading:
        state = self._state
        if state.reading is None:
            # What nobody reads to its end is closed with this source, or with the program.
            finalize(state, state.stack.close)
            state.reading = state.stack.enter_context(self.open_reading())
        return state.reading

    def _first_rows(self, query: ArrowQuery) -> Iterator[ArrowStream]:
        """Yield the stream of all rows, of which the attributes are kept when all have come."""
        stream = self._reading().stream
        self._state.is_taken = True
        with self._state.stack:
            kept = replace(stream, batches=self._keeping(stream))
            yield kept if query.columns is None else _with_columns(kept, query.columns)

    def _keeping(self, stream: ArrowStream) -> "pa.RecordBatchReader":
        import pyarrow as pa

        schema = stream.batches.schema
        attributes = [name for name in schema.names if name != stream.geometry_column]
        kept: list[pa.RecordBatch] = []

        def rows() -> Iterator[pa.RecordBatch]:
            for batch in stream.batches:
                kept.append(_alone(batch.select(attributes)))
                yield batch
            chosen = pa.schema(schema.field(name) for name in attributes)
            self._state.attributes = pa.Table.from_batches(kept, chosen)

        return pa.RecordBatchReader.from_batches(schema, rows())


def _alone(batch: "pa.RecordBatch") -> "pa.RecordBatch":
    """Return a copy that doesn't keep in memory what came in one piece with it."""
    import pyarrow as pa

    return pa.ipc.read_record_batch(batch.serialize(), batch.schema)


def _with_columns(stream: ArrowStream, columns: tuple[str, ...]) -> ArrowStream:
    """Return a stream with its ids, some attributes and its geometry."""
    names = stream.batches.schema.names
    wanted = [stream.id_column, *columns, stream.geometry_column]
    return replace(
        stream, batches=picked(stream.batches, [names.index(each) for each in wanted], wanted)
    )


def _chosen(stream: ArrowStream, rows: "pa.Table", query: ArrowQuery) -> ArrowStream:
    """Return the attributes that a query asks for, of those that were kept."""
    import pyarrow as pa

    if query.columns is not None:
        rows = rows.select([stream.id_column, *query.columns])
    if query.feature_ids is not None:
        ids = np.asarray(rows.column(stream.id_column))
        rows = rows.filter(pa.array(np.isin(ids, query.feature_ids)))
    return replace(stream, batches=rows.to_reader(max_chunksize=BATCH_SIZE))
