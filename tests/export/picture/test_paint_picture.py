"""A picture is painted whole, the same as pixels and as paths."""

import numpy as np
import pytest

from gisapp.export.picture.paint_picture import paint_picture
from gisapp.export.picture.ready_picture import ready_picture
from tests.export.layout.sheets import ink_of
from tests.export.picture.test_ready_picture import request

pytestmark = pytest.mark.usefixtures("qapp")


def test_each_part_is_painted_where_it_stands() -> None:
    ready = ready_picture(request())
    size = round(ready.page.width()), round(ready.page.height())
    pixels, paths = (
        ink_of(lambda p: paint_picture(p, ready, 1.0, as_pixels=each), *size)  # noqa: B023
        for each in (True, False)
    )
    assert np.mean(pixels != paths) < 0.01
    box = ready.map.toRect()
    assert pixels[box.top() + 2 : box.bottom() - 2, 2 : box.right() - 2].mean() > 0.9
    for beside in (
        pixels[: box.top()],
        pixels[box.bottom() + 1 :],
        pixels[box.top() : box.bottom(), box.right() + 2 :],
    ):
        assert 0 < beside.mean() < 0.5
