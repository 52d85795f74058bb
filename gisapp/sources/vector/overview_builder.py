"""The layers of one table that is too large for memory, while an overview of it is made."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from gisapp.core.geometry.density_builder import DensityBuilder
from gisapp.core.geometry.density_grid import DensityGrid
from gisapp.core.geometry.feature_geometry import FeatureGeometry, GeometryKind
from gisapp.core.layers.layer import CUT_SHORT, Layer, Problem
from gisapp.core.layers.partial import PartialContent
from gisapp.core.space.extent import Extent
from gisapp.sources.vector.feature_store import FileFeatureStore
from gisapp.sources.vector.geometry_batches import GeometryBatch
from gisapp.sources.vector.source_table import Table
from gisapp.sources.vector.table_layers import layers_by_kind, most_frequent


@dataclass(frozen=True, eq=False)
class Thinned:
    """What is kept of the features with one kind of geometry.

    Parameters
    ----------
    overview : DensityGrid
        How densely all features lie.
    large : FeatureGeometry
        The large features, with fewer vertices than they have.
    extent : Extent or None
        Around all features, in EPSG:3857.
    features : int
        How many there are, with and without geometry.
    takes_missing : bool
        True if the table's features without geometry count among them.
    """

    overview: DensityGrid
    large: FeatureGeometry
    extent: Extent | None
    features: int
    takes_missing: bool


class OverviewBuilder:
    """Takes batches of a table and keeps an overview of each kind of geometry; see `Collector`.

    Parameters
    ----------
    table : Table
        What is read.
    most : int
        How many features in view the layers may load, besides the overview.
    most_squares : int
        How many squares an overview may have.
    """

    def __init__(self, table: Table, most: int, most_squares: int) -> None:
        self._table = table
        self._most = most
        self._most_squares = most_squares
        self._growing: dict[GeometryKind, DensityBuilder] = {}
        self._without_geometry = 0
        self._arrived = 0
        self._worth_showing = 0
        self.thinned: Mapping[GeometryKind, Thinned] = {}
        """What is kept of each kind, as it was shown last."""
        self.problems: tuple[Problem, ...] = ()
        """What was wrong with the table, once that is known."""

    def __len__(self) -> int:
        """Return the number of features that have arrived, those without geometry included."""
        return self._arrived

    @property
    def nbytes(self) -> int:
        """How many bytes of memory the overviews take."""
        return sum(each.nbytes for each in self._growing.values())

    @property
    def is_worth_showing(self) -> bool:
        """True if about as much has arrived since the layers were made last as before."""
        return self._arrived >= self._worth_showing

    def append(self, batch: GeometryBatch) -> None:
        """Take a batch of the table."""
        self._arrived += len(batch)
        self._without_geometry += len(batch.without_geometry)
        for kind, geometry in batch.geometries.items():
            if kind not in self._growing:
                self._growing[kind] = DensityBuilder(kind, self._table.extent, self._most_squares)
            self._growing[kind].append(geometry)

    def shown(self, share: float) -> tuple[Layer, ...]:
        """Return the layers of what has arrived, bottom first.

        Parameters
        ----------
        share : float
            How much of the table has arrived, above 0 and up to 1.
        """
        self._worth_showing = 2 * self._arrived
        self.thinned = self._so_far()
        return layers_of(self.thinned, self._table, self._most, share)

    def complete(self, problems: tuple[Problem, ...]) -> tuple[Layer, ...]:
        """Return the layers of all that has arrived, bottom first, with the problems of it."""
        self._table = self._table.with_problems(problems)
        self.problems = problems
        if not self._growing:
            kind = most_frequent({}, self._table)
            self._growing[kind] = DensityBuilder(kind, None)
        expected = max(self._table.info.features or 0, self._arrived, 1)
        return self.shown(1.0 if self.is_whole else self._arrived / expected)

    @property
    def is_whole(self) -> bool:
        """True if all of the table has arrived; to be asked once it is complete."""
        return not any(problem.code in CUT_SHORT for problem in self.problems)

    def _so_far(self) -> Mapping[GeometryKind, Thinned]:
        """Return what is kept, the kind that arrived first in front.

        Features without geometry are counted to the kind of which there is most.
        """
        counts = {kind: len(each) for kind, each in self._growing.items()}
        most = most_frequent(counts, self._table)
        more = {most: self._without_geometry}
        return {
            kind: Thinned(
                *each.so_far(), each.extent, counts[kind] + more.get(kind, 0), kind == most
            )
            for kind, each in self._growing.items()
        }


def layers_of(
    thinned: Mapping[GeometryKind, Thinned], table: Table, most: int, share: float = 1.0
) -> tuple[Layer, ...]:
    """Return the layers of what is kept of a table, bottom first.

    Parameters
    ----------
    thinned : mapping
        What is kept of each kind of geometry.
    table : Table
        Where the features are, and are read from when they are in view.
    most : int
        How many features in view a layer may load.
    share : float
        How much of the table has arrived, above 0 and up to 1.
    """
    attributes = table.attributes(fits_into_memory=False)
    geometries = {kind: each.large for kind, each in thinned.items()}
    # Rows of several kinds are several layers, and which is of which only their geometry tells.
    is_all = share == 1 and len(thinned) == 1 and table.info.finds_by_id
    rows = attributes.all_rows if is_all else None
    made = []
    for layer in layers_by_kind(geometries, table, attributes):
        kind = layer.geometry.kind
        kept = thinned[kind]
        extent = kept.extent if share == 1 else Extent.around((table.extent, kept.extent))
        store = FileFeatureStore(
            table, kind, extent, attributes, takes_missing=kept.takes_missing, rows=rows
        )
        partial = PartialContent(
            store, share, kept.overview, layer.index, kept.features, extent, most
        )
        made.append(replace(layer, content=replace(layer.content, partial=partial)))
    return tuple(made)
