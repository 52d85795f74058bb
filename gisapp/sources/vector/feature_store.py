"""The features of a table that is too large for memory, left in the file and read by extent."""

from collections.abc import Iterator, Sequence

from gisapp.core.geometry.feature_geometry import FeatureGeometry, GeometryKind
from gisapp.core.geometry.feature_index import FeatureIndex
from gisapp.core.space.crs import Bounds, extent_from_map
from gisapp.core.space.extent import Extent
from gisapp.sources.vector.arrow_attributes import ArrowAttributes
from gisapp.sources.vector.geometry_batches import read_batches
from gisapp.sources.vector.source_table import Table


class FileFeatureStore:
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

    def batches(self, extent: Extent | None) -> Iterator[FeatureGeometry]:
        """Read the features whose bounds touch a box of EPSG:3857, bit by bit.

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
                yield _touching(batch.geometries[kind], extent)
            if extent is None and self._takes_missing and len(batch.without_geometry):
                yield FeatureGeometry.missing(kind, batch.without_geometry)

    def extent_of(self, feature_ids: Sequence[int]) -> Extent | None:
        """Read where a few features lie, in EPSG:3857.

        Raises
        ------
        SourceError
            The file cannot be read any more.
        """
        if not feature_ids:
            return None
        table = self._table
        batches = read_batches(
            table.path, table.name, table.crs, table.encoding, feature_ids=list(feature_ids)
        )
        found = (each for batch in batches for each in batch.geometries.values())
        return Extent.around(Extent.of_bounds(geometry.bounds) for geometry in found)

    def attributes_in(self, extent: Extent | None) -> ArrowAttributes:
        """Return the attributes of all features, those that touch a box quickest."""
        return self._attributes.near(self._bounds(extent)) if extent else self._attributes

    def _bounds(self, extent: Extent) -> Bounds | None:
        """Return a box of EPSG:3857 in the table's CRS, None where it holds nothing."""
        inside = extent.intersection(self._extent) if self._extent else None
        return extent_from_map(inside, self._table.crs) if inside else None


def _touching(geometry: FeatureGeometry, extent: Extent | None) -> FeatureGeometry:
    """Return the features whose bounds touch a box, without those that came along."""
    if extent is None:
        return geometry
    rows = FeatureIndex(geometry).rows_in(extent)
    return geometry if len(rows) == len(geometry) else geometry.reordered(rows)
