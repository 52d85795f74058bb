"""The small map shows more than the large one, and marks where that lies."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from gisapp.core.space.extent import Extent
from gisapp.export.layout.inset import around, paint_inset
from gisapp.render.features.painter import painting_on
from tests.export.layout.sheets import X, Y, box_of, ink_of, parks
from tests.render.maps import LIGHT

pytestmark = pytest.mark.usefixtures("qapp")
SHOWN = Extent(X, Y, X + 200, Y + 200)


def test_it_shows_all_there_is_and_the_surroundings() -> None:
    wide = around((parks(),), SHOWN)
    assert wide.contains(Extent(X, Y, X + 4000, Y + 1000))
    assert wide.contains(SHOWN.buffered(199))
    assert around((), SHOWN).contains(SHOWN.buffered(199))


def test_a_small_place_is_marked_so_that_it_is_seen() -> None:
    image = QImage(140, 100, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    tiny = Extent(X, Y, X + 1, Y + 1)
    with painting_on(image) as painter:
        paint_inset(painter, QRectF(20, 10, 100, 80), (parks(),), tiny, LIGHT, "zh", 1.0)
    orange = LIGHT.color("selection")
    near = [
        (x, y)
        for x in range(140)
        for y in range(100)
        if abs(image.pixelColor(x, y).hue() - orange.hue()) < 12
        and image.pixelColor(x, y).saturation() > 100
    ]
    assert len({x for x, _ in near}) >= 6
    assert len({y for _, y in near}) >= 6


def test_nothing_is_painted_beyond_its_box() -> None:
    world = Extent(-9e8, -9e8, 9e8, 9e8)
    box = QRectF(20, 10, 100, 80)
    ink = ink_of(lambda p: paint_inset(p, box, (parks(),), world, LIGHT, "en", 1.0), 200, 150)
    left, top, right, bottom = box_of(ink)
    assert min(left - 19, top - 9, 121 - right, 91 - bottom) >= 0
