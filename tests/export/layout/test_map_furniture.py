"""A scale bar is as long as it says; the arrow points up."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF

from gisapp.core.space.viewport import Viewport
from gisapp.export.layout.map_furniture import paint_north_arrow, paint_scale_bar
from gisapp.words import load_words
from tests.export.layout.sheets import box_of, ink_of
from tests.render.maps import LIGHT

pytestmark = pytest.mark.usefixtures("qapp")
WORDS = load_words("en")


def test_the_bar_is_painted_as_long_as_it_says() -> None:
    view = Viewport(0, 0, 10.0, 800, 600)
    box = QRectF(10, 10, 200, 60)
    ink = ink_of(lambda painter: paint_scale_bar(painter, box, view, LIGHT, WORDS), 260, 80)
    bottom = np.nonzero(ink[box_of(ink)[3] - 1])[0]
    assert bottom[-1] - bottom[0] == pytest.approx(1000 / 10, abs=2)


@pytest.mark.parametrize(("width", "is_told"), [(200, True), (110, False)])
def test_the_middle_is_told_where_numbers_have_room(width: int, is_told: bool) -> None:
    view, box = Viewport(0, 0, 130_000.0, 800, 600), QRectF(10, 10, width, 60)
    ink = ink_of(lambda painter: paint_scale_bar(painter, box, view, LIGHT, WORDS), 260, 80)
    last = box_of(ink)[3] - 1
    bar = np.flatnonzero(ink[last])
    middle = (bar[0] + bar[-1]) // 2
    assert ink[last - 14 : last - 6, middle - 3 : middle + 4].any() == is_told


def test_the_arrow_narrows_to_the_north() -> None:
    ink = ink_of(lambda p: paint_north_arrow(p, QPointF(50, 5), 60, LIGHT, WORDS), 100, 70)
    assert 0 < ink[32].sum() < ink[52].sum()
    assert np.nonzero(ink)[1].mean() == pytest.approx(50, abs=3)
