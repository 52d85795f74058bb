"""Between which scales a layer is drawn."""

import math

from gisapp.ui.style.panel import StylePanel
from tests.ui.style.conftest import Plots


def test_both_ends_are_chosen_and_taken_back(panel: StylePanel, plots: Plots) -> None:
    panel.scales.coarsest.chosen.emit("100000")
    panel.scales.finest.chosen.emit("1000")
    assert 0 < plots().finest < plots().coarsest < 40
    panel.scales.coarsest.chosen.emit("")
    assert plots().coarsest == math.inf


def test_an_end_beyond_the_other_one_frees_it(panel: StylePanel, plots: Plots) -> None:
    panel.scales.coarsest.chosen.emit("1000")
    panel.scales.finest.chosen.emit("100000")
    assert plots().coarsest == math.inf
    assert plots().finest > 20
