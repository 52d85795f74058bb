"""The features of a table that is too large for memory, left in the file and read by extent."""

from collections.abc import Iterator

from gisapp.core.crs import Bounds, extent_from_map
from gisapp.core.extent import Extent
from gisapp.core.feature_geometry import FeatureGeometry, GeometryKind
from gisapp.sources.arrow_attributes import ArrowAttributes
from gisapp.sources.geometry_batches import read_batches
from gisapp.sources.table import Table


class StoredFeatures:
    """The features of one kind of a table.

    `extent` is where they lie, in EPSG:3857, None where none has a place; what is beyond may
    have no place in the table's CRS.
    """

    def __init__(
        self, table: Table, kind: GeometryKind, extent: Extent | None, attributes: ArrowAttributes
    ) -> None:
        self._table = table
        self._kind = kind
        self._extent = extent
        self._attributes = attributes

    def pieces(self, extent: Extent) -> Iterator[FeatureGeometry]:
        """Read the features that touch a box of EPSG:3857, and maybe some near it, bit by bit.

        Raises
        ------
        SourceError
            The file cannot be read any more.
        """
        bounds = self._bounds(extent)
        if bounds is None:
            return
        table = self._table
        for batch in read_batches(table.path, table.name, table.crs, table.encoding, bounds):
            if self._kind in batch.geometries:
                yield batch.geometries[self._kind]

    def attributes_in(self, extent: Extent) -> ArrowAttributes:
        """Return the attributes of all features, those that touch a box quickest."""
        return self._attributes.near(self._bounds(extent))

    def _bounds(self, extent: Extent) -> Bounds | None:
        """Return a box of EPSG:3857 in the table's CRS, None where it holds nothing."""
        inside = extent.intersection(self._extent) if self._extent else None
        return extent_from_map(inside, self._table.crs) if inside else None
