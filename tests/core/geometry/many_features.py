"""Thousands of random features, and the density grids of them."""

import numpy as np
import shapely
from numpy.typing import NDArray

from gisapp.core.geometry.density_builder import DensityBuilder
from gisapp.core.geometry.density_grid import DensityGrid, Squares, lines_and_columns
from gisapp.core.geometry.feature_geometry import FeatureGeometry, GeometryKind
from gisapp.core.space.extent import Extent

WHOLE = Extent(-20_000.0, -10_000.0, 40_000.0, 30_000.0)
COUNT = 4000

Shapes = NDArray[np.object_]


def boxes(count: int = COUNT, *, side: float = 3.0, moved: tuple[float, float] = (0, 0)) -> Shapes:
    """Return boxes all over the whole, most of a few metres, some of hundreds."""
    chance = np.random.default_rng(5)
    low = chance.uniform((WHOLE.xmin, WHOLE.ymin), (WHOLE.xmax, WHOLE.ymax), (count, 2)) + moved
    high = low + side * chance.lognormal(0, 1.2, (count, 2))
    return np.asarray(shapely.box(*low.T, *high.T))


def shapes_of(kind: GeometryKind) -> Shapes:
    if kind == "polygon":
        return boxes()
    if kind == "point":
        return np.asarray(shapely.centroid(boxes()))
    ends = shapely.get_coordinates(boxes()).reshape(COUNT, 5, 2)[:, [0, 2]]
    return np.asarray(shapely.linestrings(ends))


def geometry_of(kind: GeometryKind, shapes: Shapes) -> FeatureGeometry:
    return FeatureGeometry.from_shapely(kind, list(shapes), range(len(shapes)))


def density_of(
    kind: GeometryKind, shapes: Shapes, extent: Extent | None = WHOLE
) -> tuple[DensityGrid, FeatureGeometry]:
    """Return the density grid of shapes that come in ten pieces, and the large ones."""
    builder = DensityBuilder(kind, extent)
    for piece in np.array_split(np.arange(len(shapes)), 10):
        builder.append(geometry_of(kind, shapes).reordered(piece))
    assert len(builder) == len(shapes)
    return builder.so_far()


def small_of(large: FeatureGeometry, shapes: Shapes) -> Shapes:
    return np.delete(shapes, large.feature_ids)


def cells_of(squares: Squares) -> Shapes:
    lines, columns = lines_and_columns(squares.keys)
    west, north = columns * squares.side, -lines * squares.side
    return np.asarray(shapely.box(west, north - squares.side, west + squares.side, north))
