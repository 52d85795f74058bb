"""A source too large for memory: which features are loaded, and what is known of the others."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from gisapp.core.geometry.density_grid import DensityGrid
from gisapp.core.geometry.feature_geometry import FeatureGeometry
from gisapp.core.geometry.feature_index import FeatureIndex
from gisapp.core.layers.attributes import AttributeTable, AttributeValue
from gisapp.core.layers.row_store import Ids, RowStore
from gisapp.core.layers.symbology import Symbology
from gisapp.core.space.extent import Extent
from gisapp.core.space.worlds import nearest_move

_MARGINS = (0.5, 0.2, 0.0)
"""How far around a view features are loaded, in widths of it: the widest that there is room for."""
_INSETS = (0.0, 0.25, 0.375, 0.45, 0.48, 0.49)
"""What a square is made smaller by on each side, in widths of it, until there is room for it."""


class FeatureStore(Protocol):
    """Where the features of a layer can be read by extent, from any thread."""

    def batches(self, extent: Extent | None) -> Iterator[FeatureGeometry]:
        """Read the features whose bounds touch an extent, batch by batch.

        Parameters
        ----------
        extent : Extent or None
            In EPSG:3857. None reads all features, those without geometry included.

        Yields
        ------
        FeatureGeometry
            In EPSG:3857, of the layer's kind.

        Raises
        ------
        SourceError
            The source cannot be read any more.
        """

    def extent_of(self, feature_ids: Sequence[int]) -> Extent | None:
        """Read the extent of a few features, in EPSG:3857; None if none has geometry."""

    def attributes_in(self, extent: Extent | None) -> AttributeTable:
        """Return the attributes of all features; those that touch an extent are read fastest."""

    @property
    def rows(self) -> RowStore | None:
        """All rows of the layer; None where the source cannot tell them quickly enough."""

    def ids_with(
        self, field: str, wanted: Collection[AttributeValue]
    ) -> Mapping[AttributeValue, int] | None:
        """Read which feature has each value of a field; None where the field tells none apart."""


@dataclass(frozen=True, eq=False)
class PartialContent:
    """What is known of a source that is too large for memory, and which part of it is loaded.

    Parameters
    ----------
    store : FeatureStore
        Reads features by extent.
    share : float
        How much of the source has been read to learn the rest: 1 for all.
    density_grid : DensityGrid
        Of all features but the large ones.
    large : FeatureIndex
        Of the large ones, with fewer vertices than they have.
    features : int
        How many there are, with and without geometry.
    extent : Extent or None
        Around all features of the source, in EPSG:3857; None if none has geometry.
    capacity : int
        How many features there is room for in memory.
    loaded : Extent or None
        All features that touch this extent are in memory; None: only the large ones.
    colors : Symbology or None
        How loaded features are coloured, if by an attribute: by the same classes in every extent.
    passing : (n,) int64 or None
        All features of the source that the layer's filter lets through, by their ids; None
        without a filter, and where nobody knows yet.
    nearby : mapping of str to FeatureIndex
        Of the layers that the filter is about, by their ids, for an export that reads features.
    """

    store: FeatureStore
    share: float
    density_grid: DensityGrid
    large: FeatureIndex
    features: int
    extent: Extent | None
    capacity: int
    loaded: Extent | None = None
    colors: Symbology | None = None
    passing: Ids | None = None
    nearby: Mapping[str, FeatureIndex] = field(default_factory=dict)

    def beside(self, view: Extent) -> Extent:
        """Return a view of EPSG:3857, moved by whole worlds to where most of the features are."""
        if self.extent is None:
            return view
        return view.moved(nearest_move(view.center[0], self.extent.center[0]))

    def has_loaded(self, extent: Extent) -> bool:
        """True if all features that touch `extent`, in EPSG:3857, are in memory."""
        return self.loaded is not None and self.loaded.contains(extent)

    def is_enough_for(self, viewport_extent: Extent) -> bool:
        """True if the loaded extent is enough to draw `viewport_extent`.

        True too if there are so many features in view that the density grid is drawn for them.
        """
        return (
            self.has_loaded(viewport_extent) or self.extent_to_load(viewport_extent) == self.loaded
        )

    def extent_to_load(self, viewport_extent: Extent) -> Extent | None:
        """Return the extent whose features are needed to draw `viewport_extent`, in EPSG:3857.

        It is wider than the view, as far as there is room, so that a pan need not load at once.
        None if there is no room for the features in view: then the density grid is drawn.
        """
        if self.extent is None:
            return None
        size = max(viewport_extent.width, viewport_extent.height)
        for margin in _MARGINS:
            extent = viewport_extent.buffered(margin * size)
            if self._expected_features(extent, self.extent) <= self.capacity:
                return extent
        return None

    @property
    def sample_extent(self) -> Extent | None:
        """An extent of EPSG:3857 with many features for which there is room; None if there is none.

        Its features are a sample of the values that an attribute has.
        """
        square = self.density_grid.fullest
        if square is None:
            return None
        smaller = (square.buffered(-inset * square.width) for inset in _INSETS)
        return next(
            (each for each in smaller if self._expected_features(each, square) <= self.capacity),
            None,
        )

    def _expected_features(self, extent: Extent, whole: Extent) -> float:
        """Return about how many features touch an extent.

        Those that have not been counted yet are expected to lie evenly in `whole`.
        """
        counted = self.density_grid.features_in(extent) + len(self.large.rows_in(extent))
        inside = extent.intersection(whole)
        if self.share == 1 or inside is None:
            return counted
        even = self.features / self.share * inside.area / (whole.area or 1.0)
        return max(counted, even)
