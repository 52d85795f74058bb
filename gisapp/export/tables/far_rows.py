"""The attributes of features that are read from a file which is too large for memory."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from gisapp.core.geometry.feature_geometry import FeatureGeometry
from gisapp.core.layers.attributes import arrow_rows_of
from gisapp.core.layers.layer import Layer
from gisapp.core.progress import Progress
from gisapp.core.tables.arrow_rows import ArrowRows
from gisapp.errors import SourceError
from gisapp.export.tables.chosen import Chosen

if TYPE_CHECKING:
    import pyarrow as pa


def far_rows(
    layer: Layer, batches: Iterator[FeatureGeometry], chosen: Chosen, progress: Progress
) -> "Iterator[tuple[FeatureGeometry, pa.Table]]":
    """Yield geometry with the attributes of the same features, of a layer beyond memory.

    Where all of its file is read, both come side by side in one pass each; else they are looked
    up, batch by batch.

    Parameters
    ----------
    layer : Layer
        Redacted.
    batches : iterator of FeatureGeometry
        What is written of it.
    chosen : Chosen
        What that is.
    progress : Progress
        Asked now and then whether to stop.
    """
    names = [each.name for each in layer.attributes.fields]
    store = layer.row_store
    own = layer.partial.store.attributes_in(None).fields if layer.partial else ()
    if not names or store is None or not chosen.is_all or not set(names) <= {f.name for f in own}:
        for batch in batches:
            columns = layer.attributes.columns(names, batch.feature_ids.tolist())
            yield batch, arrow_rows_of(columns, batch.feature_ids).table
        return
    beside = _Beside(store.batches(names, progress), layer.origin.source)
    for batch in batches:
        yield batch, beside.rows_of(batch.feature_ids)


class _Beside:
    """Rows that come in the order of the file, as the geometry does, in batches of their own.

    Parameters
    ----------
    rows : iterator of ArrowRows
        All rows of the file.
    path : str
        The file.
    """

    def __init__(self, rows: Iterator[ArrowRows], path: str) -> None:
        self._rows = rows
        self._path = path
        self._waiting: list[ArrowRows] = []

    def rows_of(self, ids: NDArray[np.int64]) -> "pa.Table":
        """Return the attributes of the features that come next."""
        import pyarrow as pa

        left = ids
        for rows in self._waiting:
            left = left[~np.isin(left, rows.ids)]
        while len(left):
            more = next(self._rows, None)
            if more is None:
                raise SourceError("no_attributes_of_some", path=self._path)
            self._waiting.append(more)
            left = left[~np.isin(left, more.ids)]
        found = self._waiting
        joined = ArrowRows.of(
            pa.concat_tables([rows.table for rows in found]),
            np.concatenate([rows.ids for rows in found]),
        )
        # Geometry of one batch may be told kind by kind: what came last may be asked for again.
        self._waiting = found[-2:]
        return joined.table.take(joined.places(ids))
