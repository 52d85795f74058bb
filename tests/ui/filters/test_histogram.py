"""The brush: dragged, moved by keys, taken back."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gisapp.ui.filters.histogram import Bars, Histogram

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def histogram(qtbot: QtBot) -> Histogram:
    histogram = Histogram()
    qtbot.addWidget(histogram)
    histogram.resize(218, 96)
    counts = np.arange(1, 11)
    histogram.show_bars(Bars(counts, counts // 2))
    histogram.show()
    return histogram


def drag(histogram: Histogram, begin: int, end: int) -> list[tuple[float, float]]:
    """Drag from one place to another, in pixels of a plot that is 200 wide; return what it says."""
    said: list[tuple[float, float]] = []
    histogram.brushed.connect(lambda low, high: said.append((low, high)))
    QTest.mousePress(histogram, LEFT, pos=QPoint(9 + begin, 40))
    QTest.mouseMove(histogram, QPoint(9 + end, 40))
    QTest.mouseRelease(histogram, LEFT, pos=QPoint(9 + end, 40))
    return said


def test_each_handle_is_dragged_to_an_edge_of_a_bin(histogram: Histogram) -> None:
    assert drag(histogram, 0, 62)[-1] == (0.3, 1.0)
    assert drag(histogram, 200, 118)[-1] == (0.3, 0.6)


def test_what_lies_between_is_dragged_along(histogram: Histogram) -> None:
    histogram.show_range(0.2, 0.5)
    assert drag(histogram, 70, 110)[-1] == pytest.approx((0.4, 0.7))
    assert drag(histogram, 110, 500)[-1] == pytest.approx((0.7, 1.0))


def test_a_drag_over_the_bars_takes_these(histogram: Histogram) -> None:
    assert drag(histogram, 100, 160)[-1] == (0.5, 0.8)


def test_handles_pass_each_other(histogram: Histogram) -> None:
    histogram.show_range(0.2, 0.5)
    assert drag(histogram, 40, 160)[-1] == (0.5, 0.8)


def test_keys_move_the_handles_and_home_takes_all(histogram: Histogram) -> None:
    for _ in range(2):
        QTest.keyClick(histogram, Qt.Key.Key_Right)
    QTest.keyClick(histogram, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert histogram.range == (0.2, 0.9)
    QTest.keyClick(histogram, Qt.Key.Key_Home)
    assert histogram.range == (0.0, 1.0)


def test_bars_outside_are_paler(histogram: Histogram) -> None:
    before = histogram.grab().toImage().pixelColor(9 + 190, 80)
    histogram.show_range(0.0, 0.5)
    assert histogram.grab().toImage().pixelColor(9 + 190, 80) != before
