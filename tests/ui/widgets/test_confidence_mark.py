"""Marks of confidence differ by their shape, not by their colour alone."""

from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage

from gisapp.render.features.painter import painting_on
from gisapp.ui.widgets.confidence_mark import MARK_PX, paint_confidence_mark
from gisapp.ui.widgets.theme import DARK, LIGHT, Theme
from tests.render.maps import pixels
from tests.ui.widgets.painted import shows

pytestmark = pytest.mark.usefixtures("qapp")

CONFIDENCES = ("clear", "ambiguous", "inferred", "garbled")
ROLES = ("success", "warning", "text_muted", "danger")


def mark(confidence: str, theme: Theme = LIGHT, ratio: float = 1.0) -> QImage:
    side = round(20 * ratio)
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(theme.color("surface"))
    with painting_on(image) as painter:
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        paint_confidence_mark(painter, QPointF(10, 10), confidence, theme)
    return image


def shape(confidence: str) -> NDArray[np.bool_]:
    seen = pixels(mark(confidence)).astype(int)
    return np.asarray(np.abs(seen - seen[0, 0]).max(axis=2) > 60)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_each_has_the_colour_of_what_it_says(theme: Theme) -> None:
    for confidence, role in zip(CONFIDENCES, ROLES, strict=True):
        # The dots of a dotted ring are as small as a pixel: at 4 pixels each it is pure.
        assert shows(mark(confidence, theme, ratio=4.0), theme.color(role)), confidence


def test_without_colours_they_are_still_different() -> None:
    shapes = [shape(confidence) for confidence in CONFIDENCES]
    for one, other in combinations(shapes, 2):
        assert (one != other).sum() >= 12


def test_the_fuller_the_surer() -> None:
    filled = [int(shape(confidence).sum()) for confidence in ("clear", "ambiguous", "inferred")]
    assert filled == sorted(filled, reverse=True)


@pytest.mark.parametrize("confidence", CONFIDENCES)
@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_a_mark_is_in_the_middle_and_no_larger_than_it_says(confidence: str, ratio: float) -> None:
    seen = pixels(mark(confidence, ratio=ratio)).astype(int)
    rows, columns = np.nonzero(np.abs(seen - seen[0, 0]).max(axis=2) > 20)
    for places in (rows, columns):
        assert places.min() >= (10 - MARK_PX / 2) * ratio - 1
        assert places.max() <= (10 + MARK_PX / 2) * ratio + 1
        assert (places.min() + places.max() + 1) / 2 == pytest.approx(10 * ratio, abs=1)


def test_an_unknown_confidence_is_marked_as_not_usable() -> None:
    assert mark("something new") == mark("garbled")
