"""A layer of many features is painted band by band, and looks as if it were painted at once."""

import gc
import threading
from concurrent.futures import Future
from contextlib import closing
from dataclasses import replace

import numpy as np
import pytest
import shapely
from PySide6.QtGui import QImage

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.symbology import Symbol
from gisapp.core.space.viewport import Viewport
from gisapp.core.space.worlds import HALF_WORLD_M
from gisapp.render.features.painter import painting_on
from gisapp.render.raster.rasterizer import Rasterizer
from tests.render.maps import BACKGROUND, LIGHT, MANY, RED, color_at, layer, painted, pixels
from tests.render.raster.pictures import apart, rasterized

pytestmark = pytest.mark.usefixtures("qapp")

TALL = Viewport(20.0, 20.0, 0.04, 200, 960)
OUTLINED = Symbol(fill="#ff0000", stroke="#0000ff", stroke_width=1.3)


def many(*symbols: Symbol) -> Layer:
    """Return more polygons than are painted one by one, of all sizes and over one another."""
    chance = np.random.default_rng(8)
    corners = chance.uniform(0, 40, (1500, 2))
    sizes = chance.uniform(0.01, 1, (1500, 2)) ** 3 * 6
    boxes = [shapely.box(*each) for each in np.hstack((corners, corners + sizes)).tolist()]
    return layer("polygon", boxes, *symbols)


def part(view: Viewport, top: int, lines: int) -> Viewport:
    """Return a view of some lines of pixels of another."""
    middle = view.extent.ymax - (top + lines / 2) * view.resolution
    return replace(view, y=middle, height=lines)


def test_a_picture_of_many_bands_is_that_of_its_lines_painted_by_themselves() -> None:
    shown = many(OUTLINED)
    whole = pixels(rasterized(shown, TALL)).astype(int)
    by_lines = [pixels(rasterized(shown, part(TALL, top, 24))) for top in range(0, 960, 24)]
    assert np.abs(whole - np.concatenate(by_lines)).max() <= 1


def test_it_is_the_same_each_time() -> None:
    shown = many(OUTLINED)
    assert len({pixels(rasterized(shown, TALL)).tobytes() for _ in range(5)}) == 1


def test_shares_rise_to_one() -> None:
    image = QImage(200, 960, QImage.Format.Format_RGB32)
    with closing(Rasterizer()) as rasterizer, painting_on(image) as painter:
        shares = list(rasterizer.paint(painter, many(OUTLINED), TALL, LIGHT, 1.0))
    assert shares == sorted(shares)
    assert (len(shares) > 5, shares[-1]) == (True, 1.0)


def test_an_aborted_painting_draws_nothing_and_leaves_no_thread_at_work() -> None:
    image = QImage(200, 960, QImage.Format.Format_RGB32)
    image.fill("#123456")
    with closing(Rasterizer()) as rasterizer, painting_on(image) as painter:
        painting = rasterizer.paint(painter, many(OUTLINED), TALL, LIGHT, 1.0)
        assert 0 < next(painting) < 1
        painting.close()  # type: ignore[attr-defined]
        assert (pixels(image) == (0x12, 0x34, 0x56)).all()
        for _ in rasterizer.paint(painter, many(OUTLINED), TALL, LIGHT, 1.0):
            pass
        again = pixels(image)
    assert not [each.name for each in threading.enumerate() if each.name.startswith("painting")]
    shown = (pixels(rasterized(many(OUTLINED), TALL)) != pixels(painted(viewport=TALL))).any(axis=2)
    assert (again[shown] != (0x12, 0x34, 0x56)).any(axis=1).mean() > 0.99


def test_after_it_is_aborted_no_band_begins() -> None:
    over_all = layer("polygon", [shapely.box(-50, -50, 90, 90)] * 300, RED)
    view = TALL.resized(1000, 960)
    image = QImage(1000, 960, QImage.Format.Format_RGB32)
    with closing(Rasterizer()) as rasterizer, painting_on(image) as painter:
        painting = rasterizer.paint(painter, over_all, view, LIGHT, 1.0)
        next(painting)
        painting.close()  # type: ignore[attr-defined]
        bands = [each for each in gc.get_objects() if isinstance(each, Future)]
        assert bands
        assert all(each.running() or each.done() for each in bands), "none waits"


@pytest.mark.parametrize("count", [0, 1, 255, 256, 257])
def test_layers_of_few_blocks_are_painted_too(count: int) -> None:
    picture = rasterized(layer("polygon", MANY[:count], RED))
    assert (picture != painted()) == (count > 0)


def test_of_a_layer_in_half_its_opacity_all_features_are_painted_before_it_fades() -> None:
    boxes = [shapely.box(0, 0, 60, 100)] * 600 + [shapely.box(40, 0, 90, 100)] * 600
    opaque = layer("polygon", boxes, RED, Symbol(fill="#0000ff"), classes=[0] * 600 + [1] * 600)
    assert color_at(painted(opaque), 50, 50) == "#0000ff"
    seen = painted(replace(opaque, opacity=0.5))
    assert color_at(seen, 50, 50) == color_at(seen, 80, 50)
    ground = np.array([int(BACKGROUND[at : at + 2], 16) for at in (1, 3, 5)])
    for x, color in ((20, (255, 0, 0)), (50, (0, 0, 255))):
        assert pixels(seen)[50, x].astype(int) == pytest.approx((ground + color) / 2, abs=1.5)


def test_many_features_and_few_of_them_in_view_look_alike() -> None:
    # The same view of a layer that is painted by kernels, and of the features there alone.
    symbol = Symbol(fill="plot", stroke="plot_line")
    near = Viewport(20.0, 20.0, 0.02, 200, 200)
    few = [shape for shape in MANY if shape.distance(shapely.Point(20, 20)) < 4]
    assert len(few) < 200 < 1000 < len(MANY)
    difference = apart(
        *(painted(layer("polygon", shapes, symbol), viewport=near) for shapes in (MANY, few))
    )
    assert difference.mean() < 2
    assert (difference > 40).mean() < 0.01


@pytest.mark.parametrize("side", [-1, 1])
def test_many_features_on_the_other_side_of_the_meridian_are_painted(side: int) -> None:
    west = -side * HALF_WORLD_M
    there = [shapely.affinity.translate(shape, west - 20) for shape in MANY]
    view = Viewport(side * HALF_WORLD_M, 20.0, 0.4, 100, 100)
    here = painted(layer("polygon", MANY, RED), viewport=replace(view, x=20.0))
    assert apart(painted(layer("polygon", there, RED), viewport=view), here).max() <= 1


@pytest.mark.parametrize("count", [20, len(MANY)])
def test_features_that_are_not_shown_are_not_painted(count: int) -> None:
    every = layer("polygon", MANY[:count], RED)
    shown = np.arange(count) % 2 == 0
    some = replace(every, content=every.content.showing(shown))
    alone = layer("polygon", MANY[:count:2], RED)
    assert apart(painted(some), painted(alone)).max() <= 1
    nothing = replace(every, content=every.content.showing(np.zeros(count, np.bool_)))
    assert painted(nothing) == painted()
