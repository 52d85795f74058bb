"""Reads attributes of a vector file's layer: of all features, of some, or of those near a place."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

import numpy as np

from gisapp.core.layers.attributes import AttributeValue
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.space.crs import Bounds
from gisapp.core.tables.arrow_rows import ArrowRows
from gisapp.sources.formats.layer_info import ArrowQuery
from gisapp.sources.formats.source_protocol import ArrowSource
from gisapp.sources.vector.arrow_columns import as_stored, as_written, column_of, joined
from gisapp.sources.vector.readable_texts import readable_texts

if TYPE_CHECKING:
    import pyarrow as pa

_MOST_IDS = 4000
"""GDAL takes no more than 4,997 ids at once for most formats."""


@dataclass(frozen=True)
class AttributeReader:
    """Reads attributes of one layer; all methods raise SourceError if the file cannot be read.

    Parameters
    ----------
    source : ArrowSource
        The file.
    layer : str
        The layer of it.
    encoding : str or None
        Of texts, in place of the one that the file states.
    """

    source: ArrowSource
    layer: str
    encoding: str | None

    def rows_of(self, fields: Sequence[str] | None, feature_ids: Sequence[int]) -> ArrowRows:
        """Return attributes of some features.

        Parameters
        ----------
        fields : sequence of str or None
            The attributes' names; None for all.
        feature_ids : sequence of int
            The features.
        """
        # Of no features there are no rows, but columns.
        starts = range(0, max(len(feature_ids), 1), _MOST_IDS)
        runs = [tuple(feature_ids[first : first + _MOST_IDS]) for first in starts]
        return joined([self._read(self._query(fields, feature_ids=run)) for run in runs])

    def rows_near(
        self,
        fields: Sequence[str] | None,
        bounds: Bounds | None,
        progress: Progress = NO_PROGRESS,
    ) -> ArrowRows:
        """Return attributes of the features near a place.

        Parameters
        ----------
        fields : sequence of str or None
            The attributes' names; None for all.
        bounds : tuple of float or None
            xmin, ymin, xmax, ymax in the layer's own CRS; None for all features.
        progress : Progress
            Asked after each batch whether to stop; after a cancel rows are missing.
        """
        return self._read(self._query(fields, bbox=bounds, progress=progress))

    def batches(self, fields: Sequence[str], progress: Progress) -> Iterator[ArrowRows]:
        """Yield attributes of all features, batch by batch.

        Parameters
        ----------
        fields : sequence of str
            The attributes' names.
        progress : Progress
            Asked before each batch whether to stop.

        Raises
        ------
        Cancelled
            The reading shall end.
        """
        import pyarrow as pa

        query = self._query(fields, progress=progress)
        with self.source.arrow_stream(self.layer, query) as stream:
            for batch in stream.batches:
                progress.check()
                yield self._rows(pa.Table.from_batches([batch]), stream.id_column)

    def ids_with(
        self, field: str, wanted: Collection[AttributeValue]
    ) -> Mapping[AttributeValue, int] | None:
        """Return the feature that has each of some values, read without keeping the others.

        Parameters
        ----------
        field : str
            The attribute's name.
        wanted : collection of AttributeValue
            The values.

        Returns
        -------
        mapping or None
            Feature ids by value; None where features that are read together have the same value,
            so that it tells none from the others.
        """
        import pyarrow as pa

        found: dict[AttributeValue, int] = {}
        with self.source.arrow_stream(self.layer, self._query([field])) as stream:
            for batch in stream.batches:
                values = column_of(pa.chunked_array([batch.column(field)])).values
                stated = [value for value in values if value not in (None, "")]
                ids = batch.column(stream.id_column).to_pylist()
                here = {v: each for v, each in zip(values, ids, strict=True) if v in wanted}
                if len(set(stated)) < len(stated) or found.keys() & here.keys():
                    return None
                found |= here
        return found

    def _query(
        self,
        fields: Sequence[str] | None,
        *,
        feature_ids: tuple[int, ...] | None = None,
        bbox: Bounds | None = None,
        progress: Progress = NO_PROGRESS,
    ) -> ArrowQuery:
        return ArrowQuery(
            columns=None if fields is None else tuple(fields),
            feature_ids=feature_ids,
            bbox=bbox,
            encoding=self.encoding,
            progress=progress,
        )

    def _read(self, query: ArrowQuery) -> ArrowRows:
        import pyarrow as pa

        with self.source.arrow_stream(self.layer, query) as stream:
            batches = takewhile(lambda _: not query.progress.is_cancelled, stream.batches)
            table = pa.Table.from_batches(batches, stream.batches.schema)
        return self._rows(table, stream.id_column)

    def _rows(self, table: "pa.Table", id_column: str) -> ArrowRows:
        table = as_written(readable_texts(as_stored(table), self.source.path))
        ids = np.asarray(table.column(id_column), np.int64)
        return ArrowRows.of(table.drop_columns(id_column), ids)
