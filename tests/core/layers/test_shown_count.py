"""How many features are shown, of how many."""

from dataclasses import replace
from pathlib import Path

import numpy as np

from gisapp.core.layers.shown_count import shown_count
from tests.export.plots import layer_of_plots


def test_without_and_with_a_filter(tmp_path: Path) -> None:
    layer = layer_of_plots(tmp_path, {"use": "M1"}, {"use": "M2"}, {"use": "M1"})
    assert shown_count(layer) == (3, 3)
    content = layer.content.showing(np.array([True, False, False]))
    assert shown_count(replace(layer, content=content)) == (1, 3)
