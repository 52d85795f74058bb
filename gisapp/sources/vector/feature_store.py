"""The features of a table that is too large for memory, left in the file and read by extent."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from gisapp.core.geometry.feature_geometry import FeatureGeometry, GeometryKind
from gisapp.core.geometry.feature_index import FeatureIndex
from gisapp.core.layers.attributes import AttributeValue
from gisapp.core.layers.row_store import RowStore
from gisapp.core.space.crs import Bounds
from gisapp.core.space.extent import Extent
from gisapp.sources.vector.arrow_attributes import ArrowAttributes
from gisapp.sources.vector.file_rows import FileRows
from gisapp.sources.vector.geometry_batches import read_batches
from gisapp.sources.vector.source_table import Table


class FileFeatureStore:
    """The features of a table with one kind of geometry.

    Parameters
    ----------
    table : Table
        Where they are.
    kind : "point", "line" or "polygon"
        The kind of their geometry.
    extent : Extent or None
        Where they lie, in EPSG:3857; None where none has a place. What is beyond may have no
        place in the table's CRS.
    attributes : ArrowAttributes
        Those of all features of the table.
    takes_missing : bool
        True if the table's features without geometry count among them.
    rows : FileRows or None
        All rows, where each of them is one of these features.
    """

    def __init__(
        self,
        table: Table,
        kind: GeometryKind,
        extent: Extent | None,
        attributes: ArrowAttributes,
        *,
        takes_missing: bool,
        rows: FileRows | None = None,
    ) -> None:
        self._table = table
        self._kind = kind
        self._extent = extent
        self._attributes = attributes
        self._takes_missing = takes_missing
        self._rows = rows

    def batches(self, extent: Extent | None) -> Iterator[FeatureGeometry]:
        """Yield the features whose bounds touch an extent, batch by batch.

        Parameters
        ----------
        extent : Extent or None
            In EPSG:3857; None for all features, those without geometry included.

        Raises
        ------
        SourceError
            The file cannot be read any more.
        """
        bounds = self._bounds(extent) if extent else None
        if extent is not None and bounds is None:
            return
        kind = self._kind
        for batch in read_batches(self._table, bbox=bounds):
            if kind in batch.geometries:
                yield _touching(batch.geometries[kind], extent)
            if extent is None and self._takes_missing and len(batch.without_geometry):
                yield FeatureGeometry.missing(kind, batch.without_geometry)

    def extent_of(self, feature_ids: Sequence[int]) -> Extent | None:
        """Return where a few features lie, in EPSG:3857; None where none has a place.

        Parameters
        ----------
        feature_ids : sequence of int
            Ids of the table's features.

        Raises
        ------
        SourceError
            The file cannot be read any more.
        """
        if not feature_ids:
            return None
        batches = read_batches(self._table, feature_ids=feature_ids)
        found = (each for batch in batches for each in batch.geometries.values())
        return Extent.around(Extent.of_bounds(geometry.bounds) for geometry in found)

    def attributes_in(self, extent: Extent | None) -> ArrowAttributes:
        """Return the attributes of all features, quickest for those that touch an extent.

        Parameters
        ----------
        extent : Extent or None
            In EPSG:3857; None where no part is asked for more often.
        """
        return self._attributes.near(self._bounds(extent)) if extent else self._attributes

    @property
    def rows(self) -> RowStore | None:
        """All rows of the features; None where some of the table are of others."""
        return self._rows

    def ids_with(
        self, field: str, wanted: Collection[AttributeValue]
    ) -> Mapping[AttributeValue, int] | None:
        """Return the feature that has each of some values; see `ArrowAttributes.ids_with`."""
        return self._attributes.ids_with(field, wanted)

    def _bounds(self, extent: Extent) -> Bounds | None:
        """Return bounds around an extent of EPSG:3857; None where no feature lies in it."""
        inside = extent.intersection(self._extent) if self._extent else None
        return self._table.georeference.extent_from_map(inside) if inside else None


def _touching(geometry: FeatureGeometry, extent: Extent | None) -> FeatureGeometry:
    """Return the features whose bounds touch an extent, without those that came along."""
    if extent is None:
        return geometry
    rows = FeatureIndex(geometry).rows_in(extent)
    return geometry if len(rows) == len(geometry) else geometry.reordered(rows)
