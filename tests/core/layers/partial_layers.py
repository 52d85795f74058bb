"""A source of 10,000 small squares that is said to be too large for memory."""

from collections.abc import Collection, Iterator, Mapping, Sequence

import numpy as np
import shapely

from gisapp.core.geometry.density_builder import DensityBuilder
from gisapp.core.geometry.feature_geometry import FeatureGeometry
from gisapp.core.geometry.feature_index import FeatureIndex
from gisapp.core.layers.attributes import AttributeTable, AttributeValue, Column
from gisapp.core.layers.partial import PartialContent
from gisapp.core.layers.row_store import RowStore
from gisapp.core.space.extent import Extent
from tests.render.maps import Names

SIDE = 100
WHOLE = Extent(0.0, 0.0, 10.0 * SIDE, 10.0 * SIDE)
ROOM = 900


class Parities(Names):
    """The squares' attributes: whether their number is even or odd."""

    def column(self, field: str, feature_ids: Sequence[int]) -> Column:
        if field != "parity":
            raise KeyError(field)
        return Column.of(["odd" if each % 2 else "even" for each in feature_ids])


class Store:
    """A field of SIDE by SIDE squares, read line by line; it notes what it was asked for."""

    def __init__(self) -> None:
        corners = np.stack(np.meshgrid(*[np.arange(SIDE) * 10.0] * 2), -1).reshape(-1, 2) + 4
        shapes = list(shapely.box(*corners.T, *(corners + 2).T))
        self.geometry = FeatureGeometry.from_shapely("polygon", shapes, range(len(shapes)))
        self.asked: list[Extent | None] = []

    def batches(self, extent: Extent | None) -> Iterator[FeatureGeometry]:
        self.asked.append(extent)
        rows = FeatureIndex(self.geometry).rows_in(extent or WHOLE)
        for some in np.array_split(rows, 10):
            yield self.geometry.reordered(some)

    def extent_of(self, feature_ids: Sequence[int]) -> Extent | None:
        return Extent.of_bounds(self.geometry.bounds[list(feature_ids)])

    def attributes_in(self, extent: Extent | None) -> AttributeTable:
        return Parities()

    @property
    def rows(self) -> RowStore | None:
        return None

    def ids_with(
        self, field: str, wanted: Collection[AttributeValue]
    ) -> Mapping[AttributeValue, int] | None:
        return None


def partial_of(store: Store) -> PartialContent:
    """Return what is known of the field, with room for ROOM of its features."""
    builder = DensityBuilder("polygon", WHOLE.buffered(30_000))
    builder.append(store.geometry)
    grid, large = builder.so_far()
    assert len(large) == 0
    return PartialContent(store, 1.0, grid, FeatureIndex(large), SIDE**2, builder.extent, ROOM)
