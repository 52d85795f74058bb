"""A picture's pixels and its size on paper belong together."""

from dataclasses import replace

from tests.export.picture.test_ready_picture import request


def test_an_inch_has_as_many_pixels_as_dpi() -> None:
    asked = replace(request(), size_px=(600, 300), dpi=300)
    assert asked.size_mm == (50.8, 25.4)
    assert asked.ratio == 3.125
