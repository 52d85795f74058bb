"""Breaks on a histogram are dragged, added and taken away, by mouse and by keys."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gisapp.core.tables.bins import Bins
from gisapp.core.tables.number_spread import NumberSpread
from gisapp.ui.style.histogram import Histogram
from tests.ui.reading import WORDS

Key = Qt.Key
SPREAD = NumberSpread(Bins(np.linspace(0.0, 100.0, 11)), (10, *[1] * 9), 0.0, 100.0)
COLORS = (QColor("#ff0000"), QColor("#00ff00"), QColor("#0000ff"))


@pytest.fixture
def histogram(qtbot: QtBot) -> Histogram:
    histogram = Histogram()
    qtbot.addWidget(histogram)
    histogram.resize(318, histogram.sizeHint().height())
    histogram.show_spread(SPREAD, (20.0, 60.0), COLORS, "quantity", WORDS["en"])
    histogram.show()
    return histogram


def breaks_of(histogram: Histogram) -> tuple[float, ...]:
    return histogram.breaks


def at(value: float) -> QPoint:
    """Return where a number stands: there are 9 pixels beside the bars."""
    return QPoint(9 + round(3 * value), 60)


def test_bars_have_the_colours_of_their_classes(histogram: Histogram) -> None:
    picture = histogram.grab().toImage()
    low = histogram.height() - 24
    seen = [picture.pixelColor(at(value).x(), low).name() for value in (5, 35, 85)]
    assert seen == [color.name() for color in COLORS]


def test_a_break_is_dragged_as_far_as_its_neighbour(histogram: Histogram) -> None:
    QTest.mousePress(histogram, Qt.MouseButton.LeftButton, pos=at(20))
    QTest.mouseMove(histogram, at(40))
    assert breaks_of(histogram) == (40.0, 60.0)
    QTest.mouseMove(histogram, at(80))
    QTest.mouseRelease(histogram, Qt.MouseButton.LeftButton, pos=at(80))
    assert breaks_of(histogram) == (40.0, 60.0)


def test_a_double_click_adds_a_break_and_takes_one_away(histogram: Histogram) -> None:
    QTest.mouseDClick(histogram, Qt.MouseButton.LeftButton, pos=at(40))
    assert breaks_of(histogram) == (20.0, 40.0, 60.0)
    QTest.mouseDClick(histogram, Qt.MouseButton.LeftButton, pos=at(60))
    assert breaks_of(histogram) == (20.0, 40.0)


def test_keys_pick_move_add_and_remove(qtbot: QtBot, histogram: Histogram) -> None:
    with qtbot.waitSignal(histogram.moved) as told:
        QTest.keyClick(histogram, Key.Key_Right)
    assert told.args == [(21.0, 60.0)]
    QTest.keyClick(histogram, Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert breaks_of(histogram) == (21.2, 60.0)
    QTest.keyClick(histogram, Key.Key_PageUp)
    assert histogram.accessibleName() == "Break 2 of 2: 60"
    QTest.keyClick(histogram, Key.Key_Delete)
    assert breaks_of(histogram) == (21.2,)
    QTest.keyClick(histogram, Key.Key_Insert)
    assert len(breaks_of(histogram)) == 2


def test_numbers_that_are_not_counted_yet_leave_it_empty(histogram: Histogram) -> None:
    histogram.show_spread(None, (), COLORS, "quantity", WORDS["en"])
    QTest.keyClick(histogram, Key.Key_Insert)
    QTest.mouseDClick(histogram, Qt.MouseButton.LeftButton, pos=at(40))
    assert breaks_of(histogram) == ()
    assert histogram.accessibleName() == "Histogram without breaks"
