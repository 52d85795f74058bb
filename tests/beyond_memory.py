"""A town in small files, opened with so little memory that its features stay in them."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from gisapp.core.layers.layer import Layer
from gisapp.core.space.crs import from_map, lonlat_to_mercator
from gisapp.core.space.extent import Extent
from gisapp.sources.memory_budget import MemoryBudget
from gisapp.sources.open_request import OpenRequest
from gisapp.sources.vector_reader import open_vector_file
from tests.vector_files import write

COUNT = 3000
MEGABYTE = 1024**2


def town() -> list[BaseGeometry]:
    """Return areas, lines and points in degrees, that don't touch each other."""
    chance = np.random.default_rng(4)
    places = chance.permutation(COUNT)
    x, y = 115.2 + places % 60 * 0.01, 28.2 + places // 60 * 0.01
    sizes = 0.004 * chance.uniform(0.05, 1, COUNT) ** 2
    shapes = np.array(shapely.box(x - sizes, y - sizes, x + sizes, y + sizes))
    ends = np.stack((x - sizes, y - sizes, x + sizes, y), -1).reshape(-1, 2, 2)
    kinds = np.arange(COUNT) % 5
    shapes[kinds == 3] = shapely.linestrings(ends[kinds == 3])
    shapes[kinds == 4] = shapely.points(x[kinds == 4], y[kinds == 4])
    return [*shapes.tolist(), *[shapely.box(115.1, 28.1, 115.15, 28.15)]]


def written(path: Path, crs: str = "EPSG:4490") -> Path:
    """Write the town with some features that have no shape or a broken one."""
    shapes = town()
    if crs != "EPSG:4490":
        in_zone = shapely.transform(shapes, lambda xy: from_map(lonlat_to_mercator(xy), crs))
        shapes = in_zone.tolist()
    broken = shapely.Polygon([(0, 0), (1e30, 0), (1e30, 1e30)])
    shapes += [broken, shapely.GeometryCollection([shapes[0]]), broken]
    # FlatGeobuf with an index takes none without geometry.
    missing = [None] * 3 if path.suffix == ".gpkg" else []
    return write(path, [*shapes, *missing], crs=crs)


def opened(path: Path, budget: MemoryBudget) -> tuple[Layer, ...]:
    *_, last = open_vector_file(OpenRequest(str(path), path, budget=budget))
    return last.layers


def whole(path: Path) -> tuple[Layer, ...]:
    return opened(path, MemoryBudget(1024 * MEGABYTE, path.parent / "none"))


def views(around: Extent | None) -> Iterator[Extent]:
    """Yield views of many sizes, some of them at the edge of the town and beyond."""
    assert around is not None
    chance = np.random.default_rng(8)
    corners = [(x, y) for x in (around.xmin, around.xmax) for y in (around.ymin, around.ymax)]
    inner = chance.uniform((around.xmin, around.ymin), (around.xmax, around.ymax), (30, 2))
    for x, y in (*corners, *inner.tolist()):
        for size in (0.01, 10.0, 900.0, 4000.0):
            yield Extent(x, y, x, y).buffered(size)
