"""Lines painted by kernels look as QPainter draws them."""

import numpy as np
import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from gisapp.core.layers.symbology import Symbol
from gisapp.core.space.viewport import Viewport
from gisapp.render.palette import Theme, load_palette
from tests.render.maps import BACKGROUND, color_at, layer, painted, pixels
from tests.render.raster.pictures import apart, assert_alike, drawn, rasterized

pytestmark = pytest.mark.usefixtures("qapp")

VIEWPORT = Viewport(150.0, 150.0, 1.0, 300, 300)


def ways() -> list[BaseGeometry]:
    """Return bending lines of 2 to 40 vertices, every sixth in two parts."""
    chance = np.random.default_rng(4)
    lines: list[BaseGeometry] = []
    for number in range(60):
        steps = chance.normal(0, 15, (chance.integers(2, 40), 2))
        line = shapely.LineString(chance.uniform(0, 300, 2) + np.cumsum(steps, axis=0))
        away = shapely.affinity.translate(line, 40, 10)
        lines.append(line if number % 6 else shapely.MultiLineString([line, away]))
    return lines


WAYS = ways()


@pytest.mark.parametrize(("theme", "ratio"), [("light", 1.0), ("dark", 1.25), ("light", 2.0)])
@pytest.mark.parametrize("width", [0.5, 1.0, 1.5, 2.5])
def test_lines_are_as_qpainter_draws_them_but_for_their_bends(
    width: float, theme: Theme, ratio: float
) -> None:
    symbols = [Symbol(stroke=color, stroke_width=width) for color in ("road", "#ff0000")]
    many = layer("line", WAYS, *symbols, classes=[0, 1] * 30)
    where = VIEWPORT, load_palette(theme), ratio
    assert_alike(rasterized(many, *where), drawn(many, *where), mean=3.2, share=0.013)


def test_a_missing_line_would_be_noticed() -> None:
    few = [
        layer("line", WAYS[:count], Symbol(stroke="#000000", stroke_width=2)) for count in (5, 4)
    ]
    assert (apart(rasterized(few[0], VIEWPORT), drawn(few[1], VIEWPORT)) > 40).mean() > 0.005


def test_a_curve_of_many_vertices_has_no_gap() -> None:
    turns = np.linspace(0, 2 * np.pi, 700)
    rim = np.column_stack((np.cos(turns), np.sin(turns))) * 40 + 50
    circle = layer("line", [shapely.LineString(rim)], Symbol(stroke="#000000", stroke_width=1))
    dark = 255 - pixels(rasterized(circle))[..., 1].astype(int)
    for x, y in 40.0 * np.column_stack((np.cos(turns), np.sin(turns))) + 50:
        column, line = int(x), int(100 - y)
        assert dark[line - 1 : line + 2, column - 1 : column + 2].max() > 120


@pytest.mark.parametrize("size", [0.01, 0.5, 2.0, 3.9])
def test_every_line_leaves_a_trace(size: float) -> None:
    corners = 10 * np.mgrid[:10, :10].reshape(2, -1).T + np.random.default_rng(3).uniform(1, 3, 2)
    lines = [shapely.LineString([corner, corner + size]) for corner in corners]
    short = layer("line", lines, Symbol(stroke="#000000"))
    difference = apart(rasterized(short), painted()).reshape(10, 10, 10, 10)
    assert difference.max(axis=(1, 3)).min() > 20


def test_what_comes_later_lies_above_and_a_class_without_colours_draws_nothing() -> None:
    lines = [shapely.LineString([(0, 50), (100, 50)]), shapely.LineString([(50, 0), (50, 100)])]
    symbols = [Symbol(stroke=color, stroke_width=2) for color in ("#ff0000", "#0000ff", "")]
    picture = rasterized(layer("line", lines, *symbols, classes=[1, 0]))
    assert color_at(picture, 50, 50) == "#ff0000"
    assert color_at(picture, 20, 50) == "#0000ff"
    picture = rasterized(layer("line", lines, *symbols, classes=[1, 2]))
    assert color_at(picture, 50, 50) == "#0000ff"
    assert color_at(picture, 50, 20) == BACKGROUND


def test_of_many_roads_with_casings_that_colour_is_painted_which_is_seen() -> None:
    road = Symbol(stroke="road", stroke_width=3, casing="road_casing")
    line = [shapely.LineString([(0, 50), (100, 50)])]
    palette = load_palette("light")
    assert color_at(rasterized(layer("line", line, road)), 50, 50) == palette.hex("road_casing")
