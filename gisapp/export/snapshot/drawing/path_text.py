"""Shapes as the text of SVG paths, in whole units, each vertex a step on."""

from collections.abc import Iterator, Sequence

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from gisapp.core.space.viewport import Viewport

UNITS_A_PX = 2
"""Units of the drawing a pixel of it: whole numbers are short, and fine enough."""
_DOT = "h2v2h-2z"
"""What stands for a polygon that is smaller than it can be drawn."""


def polygon_text(shape: BaseGeometry, viewport: Viewport) -> str:
    """Return the rings of a polygon, or of several, as path text; of a tiny one a dot.

    Parameters
    ----------
    shape : shapely geometry
        In EPSG:3857, cut off around the drawing.
    viewport : Viewport
        What the drawing shows.
    """
    rings = [
        vertices
        for part in shapely.get_parts(shape)
        if part.geom_type == "Polygon"
        for ring in shapely.get_rings(part)
        if len(vertices := _units(ring, viewport)[:-1]) > 2
    ]
    if rings:
        return "".join(f"{_steps(ring)}z" for ring in rings)
    vertices = _units(shape, viewport)
    return f"M{vertices[0][0]} {vertices[0][1]}{_DOT}" if len(vertices) else ""


def line_text(shape: BaseGeometry, viewport: Viewport) -> str:
    """Return a line, or several, as path text; parameters as of `polygon_text`."""
    lines = (_units(part, viewport) for part in shapely.get_parts(shape))
    return "".join(_steps(line) for line in lines if len(line) > 1)


def points_of(shape: BaseGeometry, viewport: Viewport) -> Iterator[tuple[int, int]]:
    """Yield the vertices of a shape in units; parameters as of `polygon_text`."""
    yield from map(tuple, _units(shape, viewport).tolist())


def _units(shape: BaseGeometry, viewport: Viewport) -> NDArray[np.int64]:
    """Return the vertices of a shape in units, without those on the one before, (n, 2)."""
    pixels = viewport.to_pixels(shapely.get_coordinates(shape))
    units: NDArray[np.int64] = np.rint(pixels * UNITS_A_PX).astype(np.int64)
    moved = np.ones(len(units), np.bool_)
    moved[1:] = np.diff(units, axis=0).any(axis=1)
    return units[moved]


def _steps(vertices: NDArray[np.int64]) -> str:
    x, y = vertices[0].tolist()
    return f"M{x} {y}l{numbers(np.diff(vertices, axis=0).ravel().tolist())}"


def numbers(values: Sequence[int]) -> str:
    """Return whole numbers as path text has them.

    >>> numbers([3, -4, 5])
    '3-4 5'
    """
    return " ".join(map(str, values)).replace(" -", "-")
