"""What a user sees of points, lines and polygons on a painted frame."""

import sys
from dataclasses import replace

import numpy as np
import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from gisapp.core.geometry.feature_geometry import GeometryKind
from gisapp.core.layers.symbology import Symbol
from gisapp.core.space.viewport import COARSEST, Viewport
from gisapp.core.space.worlds import HALF_WORLD_M, WORLD_M
from gisapp.errors import RenderError
from gisapp.render.features.painter import blank_picture, paint_frame, painting_on
from gisapp.render.tools import PaintingTools
from tests.render.maps import (
    BACKGROUND,
    MANY,
    RED,
    VIEWPORT,
    color_at,
    layer,
    painted,
    pixels,
    request,
)

pytestmark = pytest.mark.usefixtures("qapp")

SQUARE = shapely.box(20, 20, 80, 80)


def test_each_class_has_its_symbol_and_later_layers_lie_above() -> None:
    halves = [shapely.box(0, 0, 50, 100), shapely.box(50, 0, 100, 100)]
    below = layer("polygon", halves, RED, Symbol(fill="#00ff00"), classes=[1, 0])
    above = layer("polygon", [SQUARE], Symbol(fill="#0000ff"))
    picture = painted(below, above)
    assert color_at(picture, 10, 50) == "#00ff00"
    assert color_at(picture, 90, 50) == "#ff0000"
    assert color_at(picture, 50, 50) == "#0000ff"


@pytest.mark.parametrize(("resolution", "how"), [(0.1, "as shapes"), (1.0, "as dots")])
def test_many_keep_the_colours_of_its_classes(resolution: float, how: str) -> None:
    in_the_east = [int(shape.centroid.x > 20) for shape in MANY]
    many = layer("polygon", MANY, RED, Symbol(fill="#0000ff"), classes=in_the_east)
    size = round(40 / resolution)
    picture = painted(many, viewport=Viewport(20.0, 20.0, resolution, size, size))
    west, east = np.split(pixels(picture).astype(int), 2, axis=1)
    assert (west[..., 0] - west[..., 2]).mean() > 60, how
    assert (east[..., 2] - east[..., 0]).mean() > 60, how


def test_opacity_lets_what_lies_below_shine_through() -> None:
    below = layer("polygon", [SQUARE], Symbol(fill="#000000"))
    above = replace(layer("polygon", [SQUARE], Symbol(fill="#ffffff")), opacity=0.5)
    assert color_at(painted(below, above), 50, 50) in {"#7f7f7f", "#808080"}


def test_hidden_layers_and_those_of_another_scale_are_passed_over() -> None:
    shown = layer("polygon", [SQUARE], RED)
    for unseen in (
        replace(shown, visible=False),
        replace(shown, finest=1.5),
        replace(shown, coarsest=1.0),
    ):
        assert color_at(painted(unseen), 50, 50) == BACKGROUND
    assert color_at(painted(replace(shown, finest=1.0, coarsest=1.5)), 50, 50) == "#ff0000"


@pytest.mark.parametrize("kind", ["polygon", "line"])
@pytest.mark.parametrize("size", [1.0, 3.0, 5.0, 9.0, 14.0, 30.0])
def test_a_layer_of_900_looks_like_one_of_1100(kind: GeometryKind, size: float) -> None:
    side = round(100 / size)
    plots: list[BaseGeometry] = [
        shapely.box(x * size, y * size, (x + 0.9) * size, (y + 0.9) * size)
        for x in range(min(side, 30))
        for y in range(min(side, 30))
    ]
    far: list[BaseGeometry] = [
        shapely.box(9000 + x, 0, 9001 + x, 1) for x in range(1101 - len(plots))
    ]
    if kind == "line":
        plots, far = ([shapely.boundary(each) for each in some] for some in (plots, far))
    symbol = Symbol(fill="#c0d0e0", stroke="#103050", stroke_width=1.0)
    few, many = (
        pixels(painted(layer(kind, shapes, symbol)))[-28:, :28].mean(axis=(0, 1))
        for shapes in (plots, plots + far)
    )
    assert np.abs(few - many).max() < 8


@pytest.mark.parametrize("count", [900, 1100])
def test_a_map_has_the_same_tone_at_every_device_pixel_ratio(count: int) -> None:
    plots = [shapely.box(x, y, x + 9, y + 9) for x in range(0, 100, 10) for y in range(0, 100, 10)]
    far: list[BaseGeometry] = [
        shapely.box(9000 + x, 0, 9001 + x, 1) for x in range(count - len(plots))
    ]
    many = layer("polygon", plots + far, Symbol(fill="#c0d0e0", stroke="#103050", stroke_width=1.0))
    coarse, fine = (pixels(painted(many, ratio=ratio)).mean(axis=(0, 1)) for ratio in (1.0, 4.0))
    assert np.abs(coarse - fine).max() < 4


def test_what_is_smaller_than_a_pixel_still_shows() -> None:
    picture = painted(layer("polygon", [shapely.box(50.1, 50.1, 50.5, 50.5)], RED))
    red, green, _ = pixels(picture)[48:52, 48:52].reshape(-1, 3).astype(int).T
    assert (red - green).max() > 20


def test_painting_may_be_aborted_between_steps() -> None:
    # In the order of the map, so that each step paints what lies beside the one before.
    strips = [shapely.box(x / 9, 0, (x + 1) / 9, 100) for x in range(900)]
    wanted = request(layer("polygon", strips, RED))
    image = blank_picture(wanted)
    with painting_on(image) as painter:
        shares = paint_frame(wanted, painter, PaintingTools())
        first = [next(shares) for _ in range(2)]
    assert first == sorted(first)
    assert first[-1] < 1
    assert color_at(image, 10, 50) == "#ff0000"
    assert color_at(image, 90, 50) == BACKGROUND


def test_a_picture_that_is_too_large_is_refused_in_one_sentence() -> None:
    with pytest.raises(RenderError, match="too large"):
        blank_picture(request(viewport=VIEWPORT.resized(40_000, 10)))


def test_painting_loses_no_reference_to_none() -> None:
    # PySide6 6.12.0 lost one in each call that returns nothing, and crashed in the end.
    few = layer("polygon", MANY[:900], Symbol(fill="#ff0000", stroke="#000000"))
    wanted = request(few, viewport=Viewport(20.0, 20.0, 0.1, 400, 400))
    image = blank_picture(wanted)
    before = sys.getrefcount(None)
    with painting_on(image) as painter:
        for _ in range(12):
            # Each fills and strokes 900 squares.
            assert list(paint_frame(wanted, painter, PaintingTools()))
    assert abs(sys.getrefcount(None) - before) < 1000


@pytest.mark.parametrize("kind", ["polygon", "line", "point"])
@pytest.mark.parametrize("side", [-1, 1])
def test_what_is_stored_on_the_other_side_of_the_meridian_is_painted(kind: str, side: int) -> None:
    x = -side * (HALF_WORLD_M - 30)
    shape, drawn = {
        "polygon": (shapely.box(x - 10, 40, x + 10, 60), RED),
        "line": (shapely.LineString([(x - 10, 50), (x + 10, 50)]), Symbol(stroke="#ff0000")),
        "point": (shapely.Point(x, 50), Symbol(fill="#ff0000", marker_size=8)),
    }[kind]
    there = layer(kind, [shape], replace(drawn, stroke_width=6.0))  # type: ignore[arg-type]
    at_the_meridian = Viewport(side * HALF_WORLD_M, 50.0, 1.0, 100, 100)
    assert color_at(painted(there, viewport=at_the_meridian), 50 + side * 30, 50) == "#ff0000"


@pytest.mark.parametrize("middle", [0.0, 0.3 * WORLD_M, WORLD_M])
def test_a_view_wider_than_the_world_shows_each_place_once(middle: float) -> None:
    size = 0.02 * WORLD_M
    fiji = layer(
        "polygon", [shapely.box(HALF_WORLD_M - size, -size, HALF_WORLD_M + size, size)], RED
    )
    wide = Viewport(middle, 0.0, 2 * COARSEST, 512, 100)
    row = (pixels(painted(fiji, viewport=wide))[50] == (255, 0, 0)).all(axis=1)
    assert row.sum() == pytest.approx(2 * size / wide.resolution, abs=2)
