"""An area is seen while somebody draws it."""

import numpy as np
import pytest
from PySide6.QtGui import QImage, QPainter

from gisapp.render.drawn_area import paint_drawn_area, paint_radius
from gisapp.render.palette import Palette, Theme, load_palette
from tests.render.maps import pixels

TRIANGLE = np.array([(20.0, 20.0), (80.0, 20.0), (20.0, 80.0)])


@pytest.fixture(params=["light", "dark"])
def palette(request: pytest.FixtureRequest) -> Palette:
    theme: Theme = request.param
    return load_palette(theme)


def ground(palette: Palette) -> QImage:
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    image.fill(palette.color("background"))
    return image


def test_the_inside_is_tinted_and_the_corners_that_were_set_have_dots(palette: Palette) -> None:
    image, before = ground(palette), pixels(ground(palette))
    painter = QPainter(image)
    paint_drawn_area(painter, TRIANGLE, palette, corners=1)
    painter.end()
    after = pixels(image)
    assert (after[30, 30] != before[30, 30]).any()
    assert (after[90, 90] == before[90, 90]).all()
    assert image.pixelColor(20, 20) == palette.color("selection_casing")
    assert image.pixelColor(80, 20) != palette.color("selection_casing")


def test_an_outline_far_out_of_the_canvas_still_fills_it(palette: Palette) -> None:
    image = ground(palette)
    painter = QPainter(image)
    far = np.array([(-1e12, -1e12), (1e12, -1e12), (1e12, 1e12), (-1e12, 1e12)])
    paint_drawn_area(painter, far, palette)
    painter.end()
    assert image.pixelColor(50, 50) != palette.color("background")


def test_the_radius_is_a_line_from_the_centre_with_its_length(palette: Palette) -> None:
    image, before = ground(palette), pixels(ground(palette))
    painter = QPainter(image)
    outline = np.array([(90.0, 60.0), (50.0, 90.0), (10.0, 60.0)])
    paint_radius(painter, np.array([50.0, 60.0]), outline, "12 m", palette)
    painter.end()
    changed = (pixels(image) != before).any(axis=2)
    assert changed[60, 50:89].all()
    assert not changed[60, 12:40].any()
    assert changed[20:48, 30:70].any(), "its length stands above"
