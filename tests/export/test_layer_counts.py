"""What the Layers panel counts of a layer is known before anything is taken out."""

from pathlib import Path

import numpy as np

from gisapp.core.filters.layer_filter import Between, LayerFilter
from gisapp.core.layers.class_counts import ClassCount
from gisapp.core.own_parks.filtered import filtered
from gisapp.export.layer_counts import LayerCounts, counts_of
from gisapp.export.shown_content import ShownContent
from tests.export.plots import layer_of_plots, styled_plots


def test_classes_are_counted_before_and_after_the_filter(tmp_path: Path) -> None:
    layer = styled_plots(
        tmp_path, "use", *({"use": use, "tax": tax} for tax, use in enumerate("AABA"))
    )
    few = filtered(layer, LayerFilter((Between("tax", 1.0),)))
    assert counts_of(few) == LayerCounts(4, 4, (ClassCount(3, 2), ClassCount(1, 1)))
    assert ShownContent.of([few]).counts[few.layer_id] == counts_of(few)


def test_counts_of_classes_of_a_hidden_field_are_not_told(tmp_path: Path) -> None:
    layer = styled_plots(tmp_path, "use", {"use": "A"}, {"use": "B"})
    hidden = frozenset({f"{layer.layer_id}/use"})
    counts = ShownContent.of([layer], hidden_fields=hidden).counts[layer.layer_id]
    assert counts == LayerCounts(2, 2)


def test_without_classes_there_are_no_counts_of_them(tmp_path: Path) -> None:
    layer = layer_of_plots(tmp_path, {"use": "A"})
    assert np.all(layer.classes == 0)
    assert counts_of(layer) == LayerCounts(1, 1)
