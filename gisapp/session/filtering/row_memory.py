"""The attributes of a layer that its filter has read, kept for the next change of the filter."""

from collections.abc import Sequence
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from gisapp.core.geometry.feature_geometry import FeatureGeometry
from gisapp.core.layers.attributes import AttributeTable
from gisapp.core.layers.layer import Layer
from gisapp.core.progress import Progress
from gisapp.core.tables.arrow_rows import ArrowRows
from gisapp.core.tables.value_masks import encoded

if TYPE_CHECKING:
    import pyarrow as pa


class RowMemory:
    """Attributes of the features of a layer, each read once; workers share it.

    Parameters
    ----------
    attributes : AttributeTable
        The layer's.
    geometry : FeatureGeometry
        Of the features that are in memory.
    """

    def __init__(self, attributes: AttributeTable, geometry: FeatureGeometry) -> None:
        self._attributes = attributes
        self._geometry = geometry
        self._lock = Lock()
        self._columns: dict[str, pa.ChunkedArray] = {}

    @cached_property
    def _order(self) -> NDArray[np.int64]:
        return np.argsort(self._geometry.feature_ids, kind="stable")

    def is_of(self, layer: Layer) -> bool:
        """True if a layer still has these features and attributes."""
        return self._attributes is layer.attributes and self._geometry is layer.geometry

    def rows(self, fields: Sequence[str], progress: Progress) -> ArrowRows:
        """Return some attributes in the order of the features, texts encoded where that is of use.

        Parameters and errors are those of `AttributeTable.arrow_rows`.
        """
        import pyarrow as pa

        with self._lock:
            missing = [field for field in fields if field not in self._columns]
            if missing:
                self._read(missing, progress)
            table = pa.table({field: self._columns[field] for field in fields})
        ids = self._geometry.feature_ids
        return ArrowRows(table, ids, self._order)

    def _read(self, fields: Sequence[str], progress: Progress) -> None:
        """Read some attributes, and keep them in the order of the features."""
        ids = self._geometry.feature_ids
        read = self._attributes.arrow_rows(fields, ids, progress)
        progress.check()
        places = read.places(ids) if len(ids) else ids
        for field in fields:
            self._columns[field] = encoded(read.table.column(field)).take(places)
