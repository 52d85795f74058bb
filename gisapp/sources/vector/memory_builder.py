"""The layers of one table of a file while it is read into memory."""

import numpy as np
from numpy.typing import NDArray

from gisapp.core.geometry.feature_geometry import FeatureGeometry, GeometryKind
from gisapp.core.geometry.geometry_builder import GeometryBuilder
from gisapp.core.layers.layer import Layer, Problem
from gisapp.sources.vector.geometry_batches import GeometryBatch
from gisapp.sources.vector.source_table import Table
from gisapp.sources.vector.table_layers import layers_by_kind, most_frequent

_RUNS = 8
"""A run that waits for its order is no more than this part of a table, so that it takes little
memory and time: ordering it goes on beside reading the next one."""


class MemoryBuilder:
    """Takes batches of a table and makes layers of all that has arrived; see `Collector`."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._attributes = table.attributes()
        self._grown: dict[GeometryKind, GeometryBuilder] = {}
        self._waiting: dict[GeometryKind, list[FeatureGeometry]] = {}
        self._without_geometry: list[NDArray[np.int64]] = []
        self._ids: list[NDArray[np.int64]] = []
        self._arrived = self._settled = 0
        self._worth_showing = 0

    def __len__(self) -> int:
        """Return the number of features that have arrived, those without geometry included."""
        return self._arrived

    @property
    def nbytes(self) -> int:
        """How many bytes of memory the features take that have arrived."""
        waiting = sum(each.nbytes for run in self._waiting.values() for each in run)
        return waiting + sum(each.nbytes for each in self._grown.values())

    @property
    def is_worth_showing(self) -> bool:
        """True if about as much has arrived since the layers were made last as before."""
        return self._arrived >= self._worth_showing

    @property
    def repeated_ids(self) -> int:
        """How many features have an id that another one has too."""
        ids = np.concatenate([np.empty(0, np.int64), *self._ids])
        if (ids[1:] > ids[:-1]).all():
            return 0
        _, counts = np.unique(ids, return_counts=True)
        return int(counts[counts > 1].sum())

    def append(self, batch: GeometryBatch) -> None:
        """Take a batch of the table."""
        self._arrived += len(batch)
        self._ids.append(batch.feature_ids)
        for kind, geometry in batch.geometries.items():
            self._waiting.setdefault(kind, []).append(geometry)
        if len(batch.without_geometry):
            self._without_geometry.append(batch.without_geometry)
        features = self._table.info.features
        if features and self._arrived - self._settled >= features / _RUNS:
            self._settle(min(self._arrived / features, 1.0))

    def shown(self, share: float) -> tuple[Layer, ...]:
        """Return the layers of what has arrived and has geometry, bottom first.

        Parameters
        ----------
        share : float
            How much of the table has arrived, above 0 and up to 1.
        """
        self._settle(share)
        self._worth_showing = 2 * self._arrived
        geometries = {kind: each.so_far() for kind, each in self._grown.items()}
        return layers_by_kind(geometries, self._table, self._attributes)

    def complete(self, problems: tuple[Problem, ...]) -> tuple[Layer, ...]:
        """Return the layers of all that has arrived, bottom first, with the problems of it.

        Features without geometry go to the kind of which there is most.
        """
        self._table = self._table.with_problems(problems)
        layers = self.shown(share=1.0)
        if layers and not self._without_geometry:
            return layers
        ids = np.concatenate([np.empty(0, np.int64), *self._without_geometry])
        self._without_geometry.clear()
        most = most_frequent({kind: len(each) for kind, each in self._grown.items()}, self._table)
        self._waiting[most] = [FeatureGeometry.missing(most, ids)]
        return self.shown(share=1.0)

    def _settle(self, share: float) -> None:
        """Put what waits behind what came before; with it `share` of the table has arrived."""
        for kind, run in self._waiting.items():
            self._grown.setdefault(kind, GeometryBuilder(kind)).append(run, share)
        self._waiting.clear()
        self._settled = self._arrived
