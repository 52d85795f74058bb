"""A layer that is too large for memory: what it holds at a time, what it knows of the rest."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from gisapp.core.geometry.density_grid import DensityGrid
from gisapp.core.geometry.feature_geometry import FeatureGeometry
from gisapp.core.geometry.feature_index import FeatureIndex
from gisapp.core.layers.attributes import AttributeTable
from gisapp.core.layers.symbology import Symbology
from gisapp.core.space.extent import Extent

_AHEAD = (0.5, 0.2, 0.0)
"""How far beyond a view features are wanted, in widths of it: as far as they may be held."""

_SMALLER = (0.0, 0.25, 0.375, 0.45, 0.48, 0.49)
"""What a sample's box is made smaller by on each side, in widths of it."""


class FeatureStore(Protocol):
    """Where the features of a layer can be read by extent, from any thread."""

    def batches(self, extent: Extent | None) -> Iterator[FeatureGeometry]:
        """Read the features whose bounds touch a box of EPSG:3857, bit by bit.

        None asks for all of the layer, those without geometry included.
        """

    def extent_of(self, feature_ids: Sequence[int]) -> Extent | None:
        """Read where a few features lie, in EPSG:3857."""

    def attributes_in(self, extent: Extent | None) -> AttributeTable:
        """Return the attributes of all features, those that touch a box quickest."""


@dataclass(frozen=True, eq=False)
class PartialContent:
    """What a layer holds of a source that is too large for memory, and what it knows of it.

    Parameters
    ----------
    share : float
        How much of the source the overview tells of: 1 for all.
    overview : DensityGrid
        Of all features but the large ones.
    large : FeatureIndex
        Of the large ones, with fewer vertices than they have.
    features : int
        How many it tells of, with and without geometry.
    extent : Extent or None
        Around all features of the source, in EPSG:3857.
    most : int
        Of so many features there is room.
    held : Extent or None
        The layer has all features that touch this box; None: only the large ones.
    colors : Symbology or None
        How what is held is coloured, if by an attribute: by the same classes wherever it lies.
    """

    store: FeatureStore
    share: float
    overview: DensityGrid
    large: FeatureIndex
    features: int
    extent: Extent | None
    most: int
    loaded: Extent | None = None
    colors: Symbology | None = None

    def has_loaded(self, box: Extent) -> bool:
        """Tell whether all features are held that touch a box of EPSG:3857."""
        return self.loaded is not None and self.loaded.contains(box)

    def is_enough_for(self, seen: Extent) -> bool:
        """Tell whether what is held is what shall be held to show a box of EPSG:3857."""
        return self.has_loaded(seen) or self.extent_to_load(seen) == self.loaded

    def extent_to_load(self, seen: Extent) -> Extent | None:
        """Return the box whose features shall be held to show one; None: the overview will do."""
        if self.extent is None:
            return None
        for share in _AHEAD:
            box = seen.buffered(share * max(seen.width, seen.height))
            if self._features_about(box, self.extent) <= self.most:
                return box
        return None

    @property
    def sample_extent(self) -> Extent | None:
        """A box of EPSG:3857 where there are many features, but not too many; None for no place."""
        box = self.overview.fullest
        if box is None:
            return None
        smaller = (box.buffered(-share * box.width) for share in _SMALLER)
        return next(
            (each for each in smaller if self._features_about(each, box) <= self.most), None
        )

    def _features_about(self, box: Extent, whole: Extent) -> float:
        """Return about how many features lie in a box; of what is not told yet, as if even."""
        told = self.overview.features_in(box) + len(self.large.rows_in(box))
        inside = box.intersection(whole)
        if self.share == 1 or inside is None:
            return told
        even = self.features / self.share * inside.area / (whole.area or 1.0)
        return max(told, even)
