"""Some rows of a table that is written: attributes as Arrow, and their shapes."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from gisapp.core.layers.layer import Layer
from gisapp.core.progress import Progress
from gisapp.export.tables.written_shapes import WrittenShapes, wkb_of

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True, eq=False)
class RowBatch:
    """Some rows of one layer.

    Parameters
    ----------
    layer : Layer
        Whose features they are.
    ids : (n,) int64
        The features.
    attributes : pyarrow.Table
        Of n rows.
    places : WrittenShapes or None
        Their shapes in the CRS of the file; None for a table without places.
    """

    layer: Layer
    ids: NDArray[np.int64]
    attributes: "pa.Table"
    places: WrittenShapes | None

    @property
    def shapes(self) -> NDArray[np.object_]:
        """Shapely geometries, (n,); None where there is none."""
        if self.places is None:
            return np.full(len(self.ids), None)
        return self.places.objects

    @property
    def wkb(self) -> "pa.Array":
        """The shapes as well-known binary, little-endian."""
        return wkb_of(self.shapes) if self.places is None else self.places.wkb

    def rows(self) -> "Iterator[tuple[BaseGeometry | None, dict[str, Any]]]":
        """Yield the shape and the attributes of each row."""
        # Column by column, and with names taken once: a dict for each row comes from zip alone.
        names = self.attributes.column_names
        columns = [column.to_pylist() for column in self.attributes.columns]
        values = zip(*columns, strict=True) if columns else iter([()] * len(self.ids))
        for shape, row in zip(self.shapes, values, strict=True):
            yield shape, dict(zip(names, row, strict=True))


class RowTable(Protocol):
    """A table that is written: its columns are known before its rows come, batch by batch."""

    @property
    def name(self) -> str:
        """What it is called in the file."""

    @property
    def crs(self) -> str:
        """The CRS of its shapes, `EPSG:n` or WKT2; empty for a table without places."""

    @property
    def schema(self) -> "pa.Schema":
        """The attributes."""

    @property
    def geometry_type(self) -> str:
        """What all shapes are, such as MultiPolygon; Unknown if of several kinds, "" for none."""

    @property
    def layers(self) -> tuple[Layer, ...]:
        """The layers whose features it has."""

    @property
    def count(self) -> int:
        """How many rows there are, at most."""

    @property
    def whole(self) -> "pa.Table | None":
        """All attributes, where they are in memory; None where they must be read."""

    def batches(self, progress: Progress) -> Iterator[RowBatch]:
        """Yield the rows.

        Raises
        ------
        SourceError
            The source of a layer cannot be read any more.
        ExportError
            A shape has no place in the CRS, or a value is of another type than those before.
        Cancelled
            The export shall end.
        """
