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
    have no place in the table's CRS. With `takes_missing`, the table's features without geometry
    count among them.
    """

    def __init__(
        self,
        table: Table,
        kind: GeometryKind,
        extent: Extent | None,
        attributes: ArrowAttributes,
        *,
        takes_missing: bool,
    ) -> None:
        self._table = table
        self._kind = kind
        self._extent = extent
        self._attributes = attributes
        self._takes_missing = takes_missing

    def pieces(self, extent: Extent | None) -> Iterator[FeatureGeometry]:
        """Read the features that touch a box of EPSG:3857, and maybe some near it, bit by bit.

        None asks for all of the layer, those without geometry included.

        Raises
        ------
        SourceError
            The file cannot be read any more.
        """
        bounds = self._bounds(extent) if extent else None
        if extent is not None and bounds is None:
            return
        table, kind = self._table, self._kind
        for batch in read_batches(table.path, table.name, table.crs, table.encoding, bounds):
            if kind in batch.geometries:
                yield batch.geometries[kind]
            if extent is None and self._takes_missing and len(batch.without_geometry):
                yield FeatureGeometry.missing(kind, batch.without_geometry)

    def attributes_in(self, extent: Extent) -> ArrowAttributes:
        """Return the attributes of all features, those that touch a box quickest."""
        return self._attributes.near(self._bounds(extent))

    def _bounds(self, extent: Extent) -> Bounds | None:
        """Return a box of EPSG:3857 in the table's CRS, None where it holds nothing."""
        inside = extent.intersection(self._extent) if self._extent else None
        return extent_from_map(inside, self._table.crs) if inside else None
