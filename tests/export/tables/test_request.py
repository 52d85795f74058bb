"""All rows, and only some columns, on request."""

from dataclasses import replace
from pathlib import Path

import numpy as np

from gisapp.core.filters.layer_filter import LayerFilter, Matches
from gisapp.core.own_parks.filtered import filtered
from gisapp.export.shown_content import ShownContent
from gisapp.export.tables.request import hidden_but, with_all_rows
from tests.styled_layers import layer_of


def test_all_rows_whatever_a_filter_says(tmp_path: Path) -> None:
    layer = layer_of(tmp_path)
    few = filtered(layer, LayerFilter((Matches("size > 2"),)))
    assert few.content.shown is not None
    assert 0 < np.count_nonzero(few.content.shown) < 6
    whole = with_all_rows(few)
    assert whole.content.shown is None
    assert len(ShownContent.of([whole]).data_layers[0].geometry) == 6


def test_columns_that_stay(tmp_path: Path) -> None:
    layer = layer_of(tmp_path)
    other = replace(layer, layer_id="other")
    hidden = hidden_but([layer, other], {layer.layer_id: frozenset(["use"])})
    assert hidden == {f"{layer.layer_id}/size", f"{layer.layer_id}/name"}
