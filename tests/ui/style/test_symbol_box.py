"""The symbol of all features: each choice is seen on the layer at once."""

from collections.abc import Callable

from gisapp.session.session import Session
from gisapp.ui.style.panel import StylePanel
from tests.ui.style.conftest import Plots


def test_each_choice_is_the_layers_at_once(panel: StylePanel, plots: Plots) -> None:
    box = panel.symbol
    box.fill.picked.emit("#112233")
    box.stroke.picked.emit("series2_line")
    box.width_px.setValue(3.5)
    box.dash.chosen.emit("dashed")
    box.hatch.chosen.emit("cross")
    box.opacity.setValue(40)
    symbol = plots().symbology.classes[0].symbol
    assert (symbol.fill, symbol.stroke, symbol.stroke_width) == ("#112233", "series2_line", 3.5)
    assert (symbol.dash, symbol.hatch, plots().opacity) == ("dashed", "cross", 0.4)


def test_fill_and_outline_are_switched_off_and_on(panel: StylePanel, plots: Plots) -> None:
    panel.symbol.has_fill.click()
    assert plots().symbology.common.fill == ""
    assert not panel.symbol.fill.isEnabled()
    panel.symbol.has_fill.click()
    assert plots().symbology.common.fill
    panel.symbol.has_stroke.click()
    assert plots().symbology.common.stroke == ""
    assert not panel.symbol.width_px.isEnabled()


def test_classes_have_their_own_colours_and_the_button_says_so(
    panel: StylePanel, finish: Callable[[], None]
) -> None:
    panel.by.mode.button("values").click()
    finish()
    assert not panel.symbol.fill.isEnabled()
    assert panel.symbol.fill.toolTip().startswith("The classes have their own colours")


def test_an_undone_choice_is_seen_in_the_box(panel: StylePanel, session: Session) -> None:
    before = panel.symbol.width_px.value()
    panel.symbol.width_px.setValue(before + 2)
    session.history.undo()
    assert panel.symbol.width_px.value() == before
