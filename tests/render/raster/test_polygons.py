"""Polygons painted by kernels look as QPainter draws them, and fit together better."""

from dataclasses import replace

import numpy as np
import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from gisapp.core.layers.symbology import Symbol
from gisapp.core.space.viewport import Viewport
from gisapp.render.palette import Theme, load_palette
from tests.render.maps import BACKGROUND, RED, color_at, layer, painted, pixels
from tests.render.raster.pictures import apart, assert_alike, drawn, rasterized

pytestmark = pytest.mark.usefixtures("qapp")

VIEWPORT = Viewport(150.0, 150.0, 1.0, 300, 300)
SQUARE = shapely.box(20, 20, 80, 80)
PARK = Symbol(fill="park", stroke="park_line")
FILLED = [Symbol(fill="#ff0000")], [Symbol(fill="#ff0000", fill_opacity=0.4)]
OUTLINED = [
    *([replace(PARK, stroke_width=width)] for width in (0.5, 1.0, 1.5, 2.5)),
    *([Symbol(stroke="#0000ff", stroke_width=width)] for width in (0.5, 1.0, 2.5)),
    [Symbol(fill="#ff0000", fill_opacity=0.4, stroke="#0000ff")],
    [Symbol(fill="#ff0000"), PARK, Symbol(), Symbol(stroke="#0000ff")],
]


def stars() -> list[BaseGeometry]:
    """Return polygons over one another, with holes, in parts, from 3 to 40 corners each."""
    chance = np.random.default_rng(1)
    shapes: list[BaseGeometry] = []
    for number in range(60):
        middle, size = chance.uniform(0, 300, 2), chance.uniform(15, 50)
        corners = chance.integers(3, 40)
        turns = np.sort(chance.uniform(0, 2 * np.pi, corners))
        reach = chance.uniform(0.5, 1, corners) * size
        rim = middle + np.column_stack((np.cos(turns), np.sin(turns))) * reach[:, None]
        star: BaseGeometry = shapely.Polygon(rim).buffer(0)
        if number % 5 == 0:
            star = star.difference(shapely.Point(middle).buffer(size / 3))
        if number % 7 == 0:
            star = star.union(shapely.affinity.translate(shapely.box(60, 0, 75, 9), *middle))
        shapes.append(star)
    return shapes


STARS = stars()
LOOKS: list[tuple[Theme, float]] = [("light", 1.0), ("dark", 1.25), ("light", 2.0)]


@pytest.mark.parametrize(("theme", "ratio"), LOOKS)
@pytest.mark.parametrize("symbols", FILLED)
def test_fills_are_as_qpainter_draws_them(
    symbols: list[Symbol], theme: Theme, ratio: float
) -> None:
    many = layer("polygon", STARS, *symbols)
    where = VIEWPORT, load_palette(theme), ratio
    assert_alike(rasterized(many, *where), drawn(many, *where), mean=1.5, share=0.001)


@pytest.mark.parametrize(("theme", "ratio"), LOOKS)
@pytest.mark.parametrize("symbols", OUTLINED)
def test_outlines_are_as_qpainter_draws_them_but_for_their_corners(
    symbols: list[Symbol], theme: Theme, ratio: float
) -> None:
    classes = [row % len(symbols) for row in range(len(STARS))]
    many = layer("polygon", STARS, *symbols, classes=classes)
    where = VIEWPORT, load_palette(theme), ratio
    assert_alike(rasterized(many, *where), drawn(many, *where), mean=4.5, share=0.022)


def test_wider_outlines_and_a_missing_polygon_would_be_noticed() -> None:
    outlined, wider = (replace(PARK, stroke_width=width) for width in (1.0, 2.0))
    other = rasterized(layer("polygon", STARS, wider), VIEWPORT)
    assert apart(other, drawn(layer("polygon", STARS, outlined), VIEWPORT)).mean() > 4.5
    fewer = rasterized(layer("polygon", STARS[:-1], RED), VIEWPORT)
    assert apart(fewer, drawn(layer("polygon", STARS, RED), VIEWPORT)).mean() > 1.5


@pytest.mark.parametrize("classes", [1, 3])
@pytest.mark.parametrize(
    ("resolution", "most", "mean"), [(0.2, 4, 0.1), (2.0, 12, 0.5), (8.0, 255, 2.5)]
)
def test_neighbours_with_a_common_edge_let_no_ground_through(
    classes: int, resolution: float, most: int, mean: float
) -> None:
    # At the last resolution some are dots, which fill their bounds evenly.
    corners = np.random.default_rng(2).uniform(-500, 600, (400, 2))
    triangles = list(shapely.delaunay_triangles(shapely.MultiPoint(corners)).geoms)
    symbols = [Symbol(fill=color) for color in ("#ff0000", "#000000", "#ff00ff")][:classes]
    of_each = [row % classes for row in range(len(triangles))]
    land = layer("polygon", triangles, *symbols, classes=of_each)
    green = pixels(rasterized(land, Viewport(50.0, 50.0, resolution, 100, 100)))[..., 1]
    assert green.max() <= most, "of 241 that are in the ground alone"
    assert green.mean() <= mean


def test_what_comes_later_lies_above_whole() -> None:
    shapes = [shapely.box(10, 10, 60, 60), shapely.box(30, 30, 90, 90), shapely.box(40, 5, 50, 95)]
    symbols = [Symbol(fill=color) for color in ("#ff0000", "#00ff00", "#0000ff")]
    picture = rasterized(layer("polygon", shapes, *symbols, classes=[2, 0, 1]))
    assert color_at(picture, 20, 20) == "#0000ff"
    assert color_at(picture, 35, 50) == color_at(picture, 70, 70) == "#ff0000"
    assert color_at(picture, 45, 50) == "#00ff00"
    outlined = replace(RED, stroke="#0000ff", stroke_width=2.0)
    halves = [shapely.box(10, 10, 60, 90), shapely.box(40, 10, 90, 90)]
    picture = rasterized(layer("polygon", halves, outlined))
    assert color_at(picture, 40, 50) == "#0000ff"
    assert color_at(picture, 60, 50) == "#ff0000"


@pytest.mark.parametrize("sizes", [(0.01, 1.0), (1.0, 4.0), (3.0, 9.0)])
@pytest.mark.parametrize("slender", [1.0, 0.02])
def test_every_feature_leaves_a_trace(sizes: tuple[float, float], slender: float) -> None:
    chance = np.random.default_rng(3)
    corners = 10 * np.mgrid[:10, :10].reshape(2, -1).T + chance.uniform(0.5, 1.5, (100, 2))
    sides = chance.uniform(*sizes, (100, 1)) * (1, slender)
    bounds = np.hstack((corners, corners + np.minimum(sides, 8))).tolist()
    boxes = [shapely.box(*each) for each in bounds]
    black = layer("polygon", boxes, Symbol(fill="#000000"))
    difference = apart(rasterized(black), painted()).reshape(10, 10, 10, 10)
    assert difference.max(axis=(1, 3)).min() > 8


@pytest.mark.parametrize("is_shell_turned", [False, True])
@pytest.mark.parametrize("is_hole_turned", [False, True])
def test_rings_may_turn_either_way(is_shell_turned: bool, is_hole_turned: bool) -> None:
    shell, hole = SQUARE.exterior, shapely.box(40, 40, 60, 60).exterior
    yard = shapely.Polygon(
        shell.reverse() if is_shell_turned else shell, [hole.reverse() if is_hole_turned else hole]
    )
    picture = rasterized(layer("polygon", [yard], RED))
    assert color_at(picture, 30, 50) == "#ff0000"
    assert color_at(picture, 50, 50) == color_at(picture, 10, 50) == BACKGROUND


def test_parts_that_overlap_are_filled_once() -> None:
    parts = [shapely.box(10, 10, 60, 90), shapely.box(40, 20, 90, 80)]
    turned = shapely.Polygon(parts[1].exterior.reverse())
    glass = Symbol(fill="#ff0000", fill_opacity=0.5)
    for second in (parts[1], turned):
        both = layer("polygon", [shapely.MultiPolygon([parts[0], second])], glass)
        picture = rasterized(both)
        assert color_at(picture, 50, 50) == color_at(picture, 20, 50) != BACKGROUND


def test_a_class_without_colours_draws_nothing() -> None:
    boxes = [shapely.box(0, 0, 50, 100), shapely.box(50, 0, 100, 100), shapely.box(80, 1, 81, 2)]
    picture = rasterized(layer("polygon", boxes, RED, Symbol(), classes=[0, 1, 1]))
    assert color_at(picture, 25, 50) == "#ff0000"
    assert (pixels(picture)[:, 51:] == pixels(painted())[:, 51:]).all()


def test_a_fill_is_opaque_to_the_last_bit() -> None:
    below = [SQUARE] * 3
    colors = ("#ffffff", "#000000", "#123456")
    symbols = [Symbol(fill=color) for color in colors]
    picture = rasterized(layer("polygon", below, *symbols, classes=[0, 1, 2]))
    assert {color_at(picture, x, y) for x in (21, 50, 79) for y in (21, 50, 79)} == {"#123456"}
