"""Random shapes for tests that ask shapely for the truth."""

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from gisapp.core.geometry.feature_geometry import FeatureGeometry, GeometryKind


def stars(count: int, *, seed: int = 0, spread: float = 1000.0) -> list[shapely.Polygon]:
    """Return polygons of 5 to 40 vertices around a middle, every third with a hole."""
    chance = np.random.default_rng(seed)
    shapes = []
    for number in range(count):
        turns = np.sort(chance.uniform(0, 2 * np.pi, chance.integers(5, 40)))
        radii = chance.uniform(20, 60, len(turns))
        middle = chance.uniform(0, spread, 2)
        ring = middle + np.column_stack((np.cos(turns), np.sin(turns))) * radii[:, None]
        star = shapely.Polygon(ring)
        hole = shapely.Point(middle).buffer(5)
        with_hole = number % 3 == 0 and star.is_valid and star.contains_properly(hole)
        shapes.append(shapely.Polygon(ring, [hole.exterior]) if with_hole else star)
    return [shape for shape in shapes if shape.is_valid]


def mixed(kind: GeometryKind, count: int, *, seed: int = 0) -> list[BaseGeometry | None]:
    """Return shapes of a kind: single ones, multi ones, empty ones and None in turn."""
    some = stars(2 * count, seed=seed)
    shapes: list[BaseGeometry | None] = []
    for number in range(count):
        one, other = some[number % len(some)], some[(number * 7 + 1) % len(some)]
        match number % 5:
            case 3:
                shapes.append(None if number % 2 else type(_single(kind, one))())
            case 4:
                shapes.append(_multi(kind, one, other))
            case _:
                shapes.append(_single(kind, one))
    return shapes


def geometry_of(kind: GeometryKind, shapes: list[BaseGeometry | None]) -> FeatureGeometry:
    """Return the features of shapes in EPSG:3857, numbered from 100."""
    return FeatureGeometry.from_shapely(kind, shapes, range(100, 100 + len(shapes)))


def _single(kind: GeometryKind, star: shapely.Polygon) -> BaseGeometry:
    match kind:
        case "point":
            return star.centroid
        case "line":
            return _open_outline(star)
        case "polygon":
            return star


def _multi(kind: GeometryKind, one: shapely.Polygon, other: shapely.Polygon) -> BaseGeometry:
    match kind:
        case "point":
            return shapely.MultiPoint([one.centroid, other.centroid])
        case "line":
            return shapely.MultiLineString([_open_outline(one), _open_outline(other)])
        case "polygon":
            return shapely.MultiPolygon([one, other])


def _open_outline(star: shapely.Polygon) -> shapely.LineString:
    return shapely.LineString(star.exterior.coords[:-1])
