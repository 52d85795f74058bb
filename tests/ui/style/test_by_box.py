"""By what plots are told apart: a click makes classes, and what cannot be had says why."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gisapp.core.layers.layer_style import PLAIN_STYLE
from gisapp.session.session import Session
from gisapp.ui.style.panel import StylePanel
from tests.ui.style.conftest import HOSTILE, Plots


def labels(plots: Plots) -> list[str]:
    return [each.label.en for each in plots().symbology.classes]


def test_by_value_begins_with_a_field_whose_values_repeat(
    panel: StylePanel, plots: Plots, finish: Callable[[], None]
) -> None:
    panel.by.mode.button("values").click()
    finish()
    assert plots().symbology.attribute == HOSTILE
    assert labels(plots) == ["built", "idle", "let", "No value"]
    assert panel.by.field.text() == HOSTILE.replace("&", "&&")
    assert not panel.by.ranges.isVisible()


def test_by_class_begins_with_amounts_and_is_undone_as_one_step(
    panel: StylePanel, session: Session, plots: Plots, finish: Callable[[], None]
) -> None:
    panel.by.mode.button("ranges").click()
    finish()
    assert (plots().style.field, plots().style.method) == ("tax", "quantiles")
    assert panel.by.note.text() == "Without a value: 1 of 40 features."
    session.history.undo()
    assert plots().style == PLAIN_STYLE
    assert panel.by.mode.code == "one"


def test_another_field_keeps_the_mode(
    panel: StylePanel, plots: Plots, finish: Callable[[], None]
) -> None:
    panel.by.mode.button("ranges").click()
    panel.by.field.chosen.emit("same")
    finish()
    assert plots().symbology.attribute == "same"
    assert panel.by.mode.code == "ranges"
    assert panel.by.note.text() == "All features have the same value here: 7."


def test_a_field_without_values_says_so(
    panel: StylePanel, plots: Plots, finish: Callable[[], None]
) -> None:
    panel.by.mode.button("values").click()
    finish()
    panel.by.field.chosen.emit("empty")
    finish()
    assert "No feature has a value" in panel.by.note.text()
    assert labels(plots) == ["No value"]


def test_areas_have_no_sizes_and_the_button_says_why(panel: StylePanel) -> None:
    button = panel.by.mode.button("sizes")
    assert not button.isEnabled()
    assert button.toolTip().startswith("Areas have the size")


def test_arrow_keys_go_from_one_mode_to_the_next(panel: StylePanel, plots: Plots) -> None:
    panel.by.mode.button("one").setFocus()
    QTest.keyClick(panel.by.mode.button("one"), Qt.Key.Key_Right)
    QTest.keyClick(panel.by.mode.button("values"), Qt.Key.Key_Space)
    assert panel.by.mode.code == "values"
