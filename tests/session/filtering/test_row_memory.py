"""Attributes that filters have read are not read again."""

from pathlib import Path

import numpy as np

from gisapp.core.progress import NO_PROGRESS
from gisapp.session.filtering.row_memory import RowMemory
from tests.styled_layers import layer_of


def test_rows_come_in_the_order_of_the_features_and_once(tmp_path: Path) -> None:
    layer = layer_of(tmp_path)
    memory = RowMemory(layer.attributes, layer.geometry)
    first = memory.rows(["size"], NO_PROGRESS)
    again = memory.rows(["use", "size"], NO_PROGRESS)
    assert np.array_equal(first.ids, layer.geometry.feature_ids)
    expected = layer.attributes.column("size", first.ids.tolist()).values
    assert first.table.column("size").to_pylist() == expected
    assert again.table.column_names == ["use", "size"]
    assert memory.is_of(layer)
