"""How numbers become ranges: a method, a count, and breaks that are typed."""

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest

from gisapp.ui.style.panel import StylePanel
from gisapp.ui.style.ranges_box import METHODS, RangesBox
from tests.ui.style.conftest import Plots


@pytest.fixture
def box(panel: StylePanel, finish: Callable[[], None]) -> RangesBox:
    panel.by.mode.button("ranges").click()
    finish()
    return panel.by.ranges


def test_each_method_can_be_chosen_and_makes_classes(
    box: RangesBox, plots: Plots, finish: Callable[[], None]
) -> None:
    for method in METHODS:
        box.method.chosen.emit(method)
        finish()
        assert plots().coloring.method == method
        assert box.method.code == method
        assert len(plots().coloring.breaks) >= 2


def test_the_number_of_classes_is_chosen(
    box: RangesBox, plots: Plots, finish: Callable[[], None]
) -> None:
    box.count.setValue(3)
    finish()
    assert len(plots().coloring.breaks) == 2


def test_typed_breaks_become_the_users_own(
    box: RangesBox, plots: Plots, finish: Callable[[], None]
) -> None:
    box.breaks.selectAll()
    QTest.keyClicks(box.breaks, "12; 4")
    box.breaks.editingFinished.emit()
    finish()
    assert (plots().style.method, plots().coloring.breaks) == ("own", (4.0, 12.0))
    assert box.breaks.text() == "4; 12"
    assert box.count.value() == 3
    assert not box.count.isEnabled()


def test_what_is_no_number_changes_nothing(box: RangesBox, plots: Plots) -> None:
    before, text = plots().style, box.breaks.text()
    box.breaks.selectAll()
    QTest.keyClicks(box.breaks, "many")
    box.breaks.editingFinished.emit()
    assert plots().style == before
    assert box.breaks.text() == text


def test_a_moved_break_is_seen_on_the_histogram(
    box: RangesBox, plots: Plots, finish: Callable[[], None]
) -> None:
    box.histogram.moved.emit((5.0, 9.5))
    finish()
    assert plots().coloring.breaks == (5.0, 9.5)
    assert box.histogram.breaks == (5.0, 9.5)
