"""The colours of classes as a whole: another palette, turned round."""

from collections.abc import Callable

import pytest

from gisapp.ui.style.colors_box import ColorsBox
from gisapp.ui.style.panel import StylePanel
from gisapp.ui.widgets.color_dialog import palette_of
from tests.ui.style.conftest import Plots


@pytest.fixture
def box(panel: StylePanel, finish: Callable[[], None]) -> ColorsBox:
    panel.by.mode.button("ranges").click()
    finish()
    return panel.by.colors


def fills(plots: Plots) -> list[str]:
    return [each.symbol.fill for each in plots().symbology.classes if each.kind == "range"]


def test_colours_are_turned_round(box: ColorsBox, plots: Plots) -> None:
    before = fills(plots)
    box.reverse.click()
    assert fills(plots) == before[::-1]
    assert box.palettes.strip.colors[0] == palette_of(box).color(before[-1])


def test_palettes_stand_under_what_they_are_for_and_are_told_safe(box: ColorsBox) -> None:
    headings = list(dict.fromkeys(each.heading for each in box.palettes.strips))
    assert headings == [
        "From little to much, safe for colour-blind eyes",
        "From the middle both ways, safe for colour-blind eyes",
    ]
    assert box.palettes.accessibleName() == "Colours: Yellow to blue"


def test_another_palette_colours_the_classes(box: ColorsBox, plots: Plots) -> None:
    box.palettes.chosen.emit("oranges")
    assert all(each.startswith("oranges") for each in fills(plots))
    assert box.palettes.strip.code == "oranges"


def test_one_symbol_has_no_palette(panel: StylePanel, box: ColorsBox) -> None:
    panel.by.mode.button("one").click()
    assert not box.isVisible()
