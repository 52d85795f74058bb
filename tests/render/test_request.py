"""Which requests for frames show the same map, so that an older frame is still useful."""

from dataclasses import replace

import shapely

from gisapp.render.palette import load_palette
from tests.render.maps import RED, VIEWPORT, layer, request

SQUARE = layer("polygon", [shapely.box(30, 30, 70, 70)], RED)
REQUEST = request(SQUARE)


def test_a_map_that_is_only_moved_is_a_pan() -> None:
    for pixels in ((0, 0), (10, -5), (99, 0)):
        assert replace(REQUEST, viewport=VIEWPORT.panned(*pixels)).is_pan_of(REQUEST)


def test_a_map_moved_out_of_sight_is_no_pan() -> None:
    assert not replace(REQUEST, viewport=VIEWPORT.panned(300, 0)).is_pan_of(REQUEST)


def test_any_other_change_is_no_pan() -> None:
    others = (
        replace(REQUEST, viewport=VIEWPORT.zoomed(2, 50, 50)),
        replace(REQUEST, layers=()),
        replace(REQUEST, layers=(replace(SQUARE, opacity=0.5),)),
        replace(REQUEST, palette=load_palette("dark")),
        replace(REQUEST, language="zh"),
        replace(REQUEST, device_pixel_ratio=2.0),
        replace(REQUEST, see_through=True),
    )
    assert not any(other.is_pan_of(REQUEST) for other in others)


def test_a_canvas_of_another_size_still_shows_the_same_map() -> None:
    assert replace(REQUEST, viewport=VIEWPORT.resized(300, 200)).is_pan_of(REQUEST)
