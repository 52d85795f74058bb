"""The threads that paint many features are there when they are needed, and end."""

import threading
from contextlib import closing

import shapely

from gisapp.render import kernels
from gisapp.render.features.painter import blank_picture, paint_frame, painting_on
from gisapp.render.tools import PaintingTools
from tests.render.maps import MANY, RED, VIEWPORT, color_at, layer, request


def painting_threads() -> int:
    return sum(each.name.startswith("painting") for each in threading.enumerate())


def test_threads_begin_with_the_first_layer_of_many_features_and_end_with_the_tools(
    qapp: object,
) -> None:
    with closing(PaintingTools()) as tools:
        for shapes, has_threads in ((MANY[:10], False), (MANY, True), (MANY, True)):
            wanted = request(layer("polygon", shapes, RED))
            with painting_on(blank_picture(wanted)) as painter:
                assert list(paint_frame(wanted, painter, tools))[-1] == 1
            assert bool(painting_threads()) == has_threads
    assert not painting_threads()


def test_while_kernels_are_compiled_the_layers_below_are_seen_and_a_frame_may_be_given_up(
    qapp: object,
) -> None:
    below = layer("polygon", [shapely.box(50, 50, 90, 90)], RED)
    wanted = request(below, layer("polygon", MANY, RED), viewport=VIEWPORT)
    image = blank_picture(wanted)
    with closing(PaintingTools()) as tools, painting_on(image) as painter:
        with kernels.one_at_a_time:
            given_up, shares = (paint_frame(wanted, painter, tools) for _ in range(2))
            assert max(share for share, _ in zip(given_up, range(9), strict=False)) < 1
            assert max(share for share, _ in zip(shares, range(9), strict=False)) < 1
            assert color_at(image, 70, 70) == "#ff0000"
        assert list(shares)[-1] == 1
