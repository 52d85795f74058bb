"""Layers that files may hold and nobody drew, and views of them; `python -m` paints them all."""

import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from itertools import product

import numba
import numpy as np
from numba import types
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from gisapp import compiling
from gisapp.core.geometry.feature_geometry import FeatureGeometry, GeometryKind
from gisapp.core.geometry.feature_index import FeatureIndex
from gisapp.core.layers.content import LayerContent
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.symbology import Symbol
from gisapp.core.space.viewport import Viewport
from tests.render.maps import LIGHT, layer

Ring = NDArray[np.float64]
Feature = list[list[Ring]]
"""Parts, each a shell and holes."""

KINDS: tuple[GeometryKind, ...] = ("polygon", "line")
SYMBOLS = (
    Symbol(fill="#ff0000", stroke="#000000", stroke_width=2.5),
    Symbol(fill="#0000ff", fill_opacity=0.3),
    Symbol(stroke="#00ff00", stroke_width=0.5),
    Symbol(),
)
VIEWS = {
    "small": (Viewport(50.0, 50.0, 1.0, 100, 100), 1.0),
    "with broken pixels": (Viewport(50.3, 49.7, 0.7, 333, 211), 1.25),
    "fine": (Viewport(50.0, 50.0, 1 / 256, 300, 200), 2.0),
    "far": (Viewport(0.0, 0.0, 150_000.0, 400, 300), 1.0),
    "wide": (Viewport(50.0, 50.0, 1.0, 16_000, 60), 1.0),
    "high": (Viewport(50.0, 50.0, 1.0, 3, 16_000), 1.0),
    "one pixel": (Viewport(50.0, 50.0, 1.0, 1, 1), 1.0),
    "without pixels": (Viewport(50.0, 50.0, 1.0, 0, 0), 1.0),
}


def ring(chance: np.random.Generator) -> Ring:
    """Return a ring of some kind: wound either way, crossing itself, flat, of few points."""
    size = 10.0 ** chance.uniform(-3, 7)
    middle = chance.uniform(-50, 150, 2) + size * chance.uniform(-1, 1, 2) * chance.integers(0, 2)
    count = int(chance.choice([1, 2, 3, 4, 5, 30, 3000], p=[0.1, 0.1, 0.1, 0.2, 0.2, 0.28, 0.02]))
    points = middle + size * chance.uniform(-1, 1, (count, 2)) * chance.choice([0, 1e-6, 1], 2)
    if chance.random() < 0.3:
        points = np.round(points)
    return np.vstack((points, points[:1])) if chance.random() < 0.9 else points


def layers_of_features() -> Iterator[list[Feature]]:
    """Return some features at a time, of which some are not finite, empty or beyond the world."""
    chance = np.random.default_rng(7)
    for _ in range(4):
        yield [
            [[ring(chance) for _ in range(chance.integers(1, 4))] for _ in range(parts)]
            for parts in chance.choice([0, 1, 1, 1, 2, 7], 250)
        ]
    factors = np.nan, np.inf, -np.inf, 1e300, 1e12, 1.0
    yield [[[ring(chance), ring(chance) * factor]] for factor in factors]
    world = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1)]) * 2.0e7
    hole = np.array([(40, 40), (60, 40), (60, 60), (40, 40)], float)
    yield [[[world, world[::-1] / 3, hole], [hole]]]
    turns = np.linspace(0, 2 * np.pi, 1_000_000)
    reach = (1 + 0.3 * np.sin(997 * turns) + chance.uniform(0, 0.001, len(turns))) * 70
    yield [[[np.column_stack((np.cos(turns), np.sin(turns))) * reach[:, None] + 50]]]
    # Rings of one vertex, also of features that are reduced beforehand.
    for count in (100, 5000):
        yield [[[point[None]] for point in chance.uniform(0, 100, (count, 2))]]
    yield [[[ring(chance) for _ in range(2000)]]]
    yield []


def hostile(kind: GeometryKind) -> Iterator[Layer]:
    """Return layers of all of these; lines have one ring in each part."""
    for found in layers_of_features():
        if kind == "line":
            found = [[[ring] for part in parts for ring in part] for parts in found]
        parts = [part for feature in found for part in feature]
        rings = [ring for part in parts for ring in part]
        coordinates = np.concatenate([np.empty((0, 2)), *rings])
        ring_offsets, part_offsets, feature_offsets = (
            np.cumsum([0, *map(len, each)], dtype=np.int64) for each in (rings, parts, found)
        )
        geometry = FeatureGeometry.from_arrays(
            kind, coordinates, ring_offsets, part_offsets, feature_offsets, np.arange(len(found))
        )
        empty = layer(kind, [], *SYMBOLS)
        index = FeatureIndex(geometry)
        content = LayerContent.in_first_class(index, empty.attributes, empty.symbology)
        classes = (np.arange(len(found)) % len(SYMBOLS)).astype(np.uint8)
        yield replace(empty, content=replace(content, classes=classes))


def paint_all() -> None:
    """Paint all layers in all views."""
    from gisapp.render.features.painter import painting_on
    from gisapp.render.raster.rasterizer import Rasterizer

    with closing(Rasterizer()) as rasterizer:
        layers = (each for kind in KINDS for each in hostile(kind))
        for shown, (viewport, ratio) in product(layers, VIEWS.values()):
            size = max(viewport.width, 1), max(viewport.height, 1)
            image = QImage(*size, QImage.Format.Format_RGB32)
            with painting_on(image) as painter:
                for _ in rasterizer.paint(painter, shown, viewport, LIGHT, ratio):
                    pass


def assert_that_bounds_are_checked() -> None:
    """Fail if compiled code would write past the end of an array."""

    @compiling.compiled(types.Array(types.int64, 1, "C"))
    def overrun(values: NDArray[np.int64]) -> None:
        values[len(values)] = 1

    try:
        overrun(np.zeros(1, np.int64))
    except IndexError:
        return
    sys.exit("no bounds are checked")


if __name__ == "__main__":
    # Elsewhere, for numba would take code that checks no bounds for such that does.
    numba.config.CACHE_DIR = sys.argv[1]  # type: ignore[attr-defined]
    assert_that_bounds_are_checked()
    paint_all()
