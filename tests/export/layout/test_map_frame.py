"""The map of a sheet: paths, or a picture where there are too many, and names as text."""

from dataclasses import replace

import numpy as np
import pytest
import shapely
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage

from gisapp.core.layers.layer import FeatureRef
from gisapp.core.layers.selection import FeatureSet
from gisapp.core.layers.symbology import Symbol
from gisapp.core.space.viewport import Viewport
from gisapp.export.layout.map_frame import MapFrame, paint_border, paint_map
from gisapp.render.features.painter import painting_on
from tests.export.layout.sheets import X, Y, box_of, ink_of, parks
from tests.render.maps import LIGHT, layer

pytestmark = pytest.mark.usefixtures("qapp")
VIEW = Viewport(X + 2000, Y + 500, 20.0, 260, 120)
FRAME = MapFrame(VIEW, (parks(),), LIGHT, "en")


def painted(frame: MapFrame) -> tuple[QImage, tuple[str, ...]]:
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    with painting_on(image) as painter:
        names = paint_map(painter, QPointF(20, 30), frame, 1.0)
    return image, names


def test_a_map_stands_in_its_place_with_its_names() -> None:
    image, names = painted(FRAME)
    assert set(names) == {"昌东工业园", "LED park", "Yifang"}
    assert image.pixelColor(10, 10) == QColor("white")
    assert image.pixelColor(285, 100) == QColor("white")
    assert image.pixelColor(22, 32) == LIGHT.color("background")
    x, y = VIEW.to_pixel(X + 30, Y + 900)
    assert image.pixelColor(round(20 + x), round(30 + y)) == LIGHT.color("park")


def test_many_features_are_painted_as_a_picture_of_the_same_colours() -> None:
    corners = [(X + 40 * i, Y + 40 * j) for i in range(80) for j in range(60)]
    boxes = shapely.box(*np.array([(x, y, x + 40, y + 40) for x, y in corners]).T)
    many = layer("polygon", list(boxes), Symbol(fill="#ff0000"))
    image, _ = painted(replace(FRAME, layers=(many,)))
    assert image.pixelColor(130, 90) == QColor("#ff0000")


def test_what_is_selected_is_marked() -> None:
    chosen = FeatureSet.of(FeatureRef("layer", 0))
    (marked, _), (plain, _) = painted(replace(FRAME, selection=chosen)), painted(FRAME)
    x, y = VIEW.to_pixel(X, Y + 500)
    edge = round(20 + x), round(30 + y)
    assert marked.pixelColor(*edge) != plain.pixelColor(*edge)


def test_its_border_is_around_it() -> None:
    ink = ink_of(lambda painter: paint_border(painter, QRectF(20, 20, 60, 40), LIGHT), 100, 80)
    assert box_of(ink) == (16, 16, 83, 63)
    assert not ink[25:55, 25:75].any()
