"""Well-known binary of any type as points, lines and areas: curves, surfaces, collections.

The types are those of OGC 06-103r4, table 7; Z and M are left out.
"""

import math
import struct
from dataclasses import dataclass, field

import numpy as np
import shapely
from numpy.typing import NDArray

from gisapp.core.geometry.feature_geometry import GeometryKind

Vertices = NDArray[np.float64]
"""(n, 2) float64, x and y in the layer's own CRS."""

_NAMES = {13: "Curve", 14: "Surface"}
_POINT, _LINE, _POLYGON, _ARC, _COMPOUND, _CURVED_POLYGON = 1, 2, 3, 8, 9, 10
_TRIANGLE = 17
_SURFACES = frozenset((15, 16))
"""PolyhedralSurface and TIN: faces, of which the footprint is drawn."""
_GROUPS = frozenset((4, 5, 6, 7, 11, 12)) | _SURFACES
_DEEPEST = 100
"""Geometry inside geometry; a file may say that there is more to make a program fail."""
_STEP_RAD = math.radians(4)
"""Between two vertices of an arc, as GDAL takes it."""


@dataclass
class Shapes:
    """What a geometry is made of.

    Parameters
    ----------
    points, lines, polygons : list of shapely geometry
        Its parts.
    unknown : list of str
        Types of parts that cannot be drawn.
    """

    points: list[shapely.Point] = field(default_factory=list)
    lines: list[shapely.LineString] = field(default_factory=list)
    polygons: list[shapely.Polygon] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)

    def by_kind(self) -> dict[GeometryKind, bytes]:
        """Return the parts of each kind as one multi-geometry, in well-known binary."""
        made: dict[GeometryKind, bytes] = {}
        if self.polygons:
            made["polygon"] = shapely.to_wkb(shapely.MultiPolygon(self.polygons))
        if self.lines:
            made["line"] = shapely.to_wkb(shapely.MultiLineString(self.lines))
        if self.points:
            made["point"] = shapely.to_wkb(shapely.MultiPoint(self.points))
        return made


def shapes_of(wkb: bytes) -> Shapes:
    """Return what a geometry is made of.

    Parameters
    ----------
    wkb : bytes
        Well-known binary, ISO's or PostGIS's.

    Raises
    ------
    ValueError
        It is broken off, garbled or nested too deeply.
    """
    try:
        return _Reader(wkb).shapes()
    except (struct.error, shapely.errors.GEOSException, IndexError) as error:
        raise ValueError(f"broken well-known binary: {error}") from error


class _Reader:
    """Reads well-known binary from its first byte on."""

    def __init__(self, wkb: bytes) -> None:
        self._wkb = wkb
        self._at = 0

    def shapes(self) -> Shapes:
        shapes = Shapes()
        self._add_to(shapes, 0)
        return shapes

    def _add_to(self, shapes: Shapes, depth: int) -> None:
        """Read the next geometry and add what it is made of."""
        if depth > _DEEPEST:
            raise ValueError("geometry is nested too deeply")
        order, kind, dimensions = self._header()
        if kind == _POINT:
            vertex = self._vertices(order, 1, dimensions)
            if not np.isnan(vertex).any():
                shapes.points.append(shapely.Point(vertex[0]))
        elif kind in (_LINE, _ARC, _COMPOUND):
            vertices = self._curve(order, kind, dimensions, depth)
            if len(vertices) > 1:
                shapes.lines.append(shapely.LineString(vertices))
        elif kind in (_POLYGON, _TRIANGLE, _CURVED_POLYGON):
            shapes.polygons += self._polygon(order, kind, dimensions, depth)
        elif kind in _GROUPS:
            members = Shapes() if kind in _SURFACES else shapes
            for _ in range(self._number(order)):
                self._add_to(members, depth + 1)
            if members is not shapes:
                shapes.polygons += _footprint(members.polygons)
        else:
            shapes.unknown.append(_NAMES.get(kind, f"type {kind}"))
            self._at = len(self._wkb)

    def _header(self) -> tuple[str, int, int]:
        """Return the order of bytes, the type, and how many numbers a vertex has."""
        order = "<" if self._wkb[self._at] == 1 else ">"
        (code,) = struct.unpack_from(f"{order}I", self._wkb, self._at + 1)
        self._at += 9 if code & 0x20000000 else 5
        flags = (code >> 31 & 1) + (code >> 30 & 1)
        code &= 0x0FFFFFFF
        return order, code % 1000, 2 + flags + (0, 1, 1, 2)[min(code // 1000, 3)]

    def _number(self, order: str) -> int:
        (number,) = struct.unpack_from(f"{order}I", self._wkb, self._at)
        self._at += 4
        return int(number)

    def _vertices(self, order: str, count: int, dimensions: int) -> Vertices:
        length = count * dimensions * 8
        if length > len(self._wkb) - self._at:
            raise ValueError("well-known binary is broken off")
        values = np.frombuffer(self._wkb, f"{order}f8", count * dimensions, self._at)
        self._at += length
        return np.asarray(values.reshape(-1, dimensions)[:, :2], np.float64)

    def _curve(self, order: str, kind: int, dimensions: int, depth: int) -> Vertices:
        if kind == _COMPOUND:
            parts = [self._next_curve(depth + 1) for _ in range(self._number(order))]
            return _joined(parts)
        vertices = self._vertices(order, self._number(order), dimensions)
        return straightened(vertices) if kind == _ARC else vertices

    def _next_curve(self, depth: int) -> Vertices:
        if depth > _DEEPEST:
            raise ValueError("geometry is nested too deeply")
        order, kind, dimensions = self._header()
        if kind not in (_LINE, _ARC, _COMPOUND):
            raise ValueError(f"a curve has a part of type {kind}")
        return self._curve(order, kind, dimensions, depth)

    def _polygon(self, order: str, kind: int, dimensions: int, depth: int) -> list[shapely.Polygon]:
        """Return the polygon in a list, which is empty where it has no outline."""
        rings = []
        for _ in range(self._number(order)):
            if kind == _CURVED_POLYGON:
                rings.append(self._next_curve(depth + 1))
            else:
                rings.append(self._vertices(order, self._number(order), dimensions))
        rings = [ring for ring in rings if len(ring) > 2]
        return [shapely.Polygon(rings[0], rings[1:])] if rings else []


def straightened(arcs: Vertices) -> Vertices:
    """Return arcs as a line with a vertex every four degrees.

    Parameters
    ----------
    arcs : (2 n + 1, 2) float64
        The ends of n arcs that follow each other, and a vertex between on each. An arc that ends
        where it begins is a circle, with the vertex between opposite.

    Returns
    -------
    (m, 2) float64
    """
    if len(arcs) < 3:
        return arcs
    runs = [arcs[:1]]
    for first in range(0, len(arcs) - 2, 2):
        runs.append(_arc(*arcs[first : first + 3])[1:])
    return np.concatenate(runs)


def _arc(start: Vertices, middle: Vertices, end: Vertices) -> Vertices:
    """Return the vertices of an arc, its ends included."""
    straight = np.stack((start, middle, end))
    if np.array_equal(start, end):
        center = (start + middle) / 2
        sweep = 2 * math.pi
    else:
        found = _center(start, middle, end)
        if found is None:
            return straight
        center = found
        sweep = _angle(start - center, middle - center) + _angle(middle - center, end - center)
    steps = max(math.ceil(abs(sweep) / _STEP_RAD - 1e-9), 2)
    angles = np.linspace(0, sweep, steps + 1)
    turned = np.stack((np.cos(angles), np.sin(angles)))
    x, y = start - center
    vertices = center + np.stack((x * turned[0] - y * turned[1], x * turned[1] + y * turned[0]), 1)
    vertices[0], vertices[-1] = start, end
    return np.asarray(vertices)


def _center(start: Vertices, middle: Vertices, end: Vertices) -> Vertices | None:
    """Return the centre of the circle through three points; None where they are in line."""
    (ax, ay), (bx, by) = middle - start, end - start
    doubled = 2 * (ax * by - ay * bx)
    if abs(doubled) < 1e-12 * max(ax * ax + ay * ay, bx * bx + by * by):
        return None
    a, b = ax * ax + ay * ay, bx * bx + by * by
    return np.asarray(start + np.array([by * a - ay * b, ax * b - bx * a]) / doubled)


def _angle(before: Vertices, after: Vertices) -> float:
    """Return the angle in radians, from -pi to pi, by which one direction turns into another."""
    cross = before[0] * after[1] - before[1] * after[0]
    return math.atan2(cross, float(before @ after))


def _joined(parts: list[Vertices]) -> Vertices:
    """Return lines that follow each other as one, without the vertices that are there twice."""
    runs: list[Vertices] = [np.empty((0, 2))]
    for part in parts:
        is_going_on = len(runs[-1]) and len(part) and np.array_equal(runs[-1][-1], part[0])
        runs.append(part[1:] if is_going_on else part)
    return np.concatenate(runs)


def _footprint(faces: list[shapely.Polygon]) -> list[shapely.Polygon]:
    """Return the ground that faces cover: upright ones none, those above each other once."""
    lying = [face for face in faces if face.area > 0]
    union = shapely.union_all(shapely.make_valid(lying))
    parts = shapely.get_parts(union)
    return [part for part in parts if isinstance(part, shapely.Polygon)]
