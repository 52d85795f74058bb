"""The threads that paint many features are there when they are needed, and end."""

import threading
from contextlib import closing

from gisapp.render.features.painter import blank_picture, paint_frame, painting_on
from gisapp.render.tools import PaintingTools
from tests.render.maps import MANY, RED, layer, request


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
