"""Names and columns of all features come whole, in the order of the blocks."""

from pathlib import Path
from typing import Any

import numpy as np

from gisapp.core.layers.attributes import Column
from gisapp.export.snapshot.block_order import block_order
from gisapp.export.snapshot.features_beside import (
    block_features,
    column_file,
    layer_beside,
    names_file,
)
from gisapp.export.snapshot.number_block import NumberBlock
from gisapp.export.snapshot.shapes import data_shapes
from tests.export.plots import layer_of_plots
from tests.page_data import numbers_at


def test_names_have_ids_and_how_they_are_read(tmp_path: Path) -> None:
    layer = layer_of_plots(tmp_path, {"name": "地块", "rent": 1}, {"name": "湖", "rent": 2})
    order = block_order(layer.geometry.bounds)
    numbers = NumberBlock()
    told: Any = names_file(layer, order, numbers)
    ids = numbers_at(numbers.data, told["ids"]).tolist()
    assert ids == layer.geometry.feature_ids[order.rows].tolist()
    assert told["columns"] == [{"values": [["地块", "湖"][row] for row in order.rows]}]
    assert told["readings"] == {"地": "di", "块": "kuai", "湖": "hu"}


def test_the_page_has_the_fields_and_no_feature(tmp_path: Path) -> None:
    layer = layer_of_plots(tmp_path, {"name": "地块", "rent": 1})
    told: Any = layer_beside(layer, "data/0")
    assert told["fields"] == ["name", "rent"]
    assert told["beside"] == {"folder": "data/0", "count": 1}
    assert told["features"] is None


def test_a_block_has_shapes_and_names_and_no_values(tmp_path: Path) -> None:
    layer = layer_of_plots(tmp_path, {"name": "地块", "rent": 1})
    told: Any = block_features(layer, data_shapes(layer, 0.0), NumberBlock())
    assert told["count"] == 1
    assert told["columns"] == [{"values": ["地块"]}]
    assert "values" not in told


def test_a_column_has_each_value_once() -> None:
    numbers = NumberBlock()
    told: Any = column_file(Column(["M1", None], np.array([0, 1, 0, 0])), numbers)
    (column,) = told["columns"]
    assert column["values"] == ["M1", None]
    assert numbers_at(numbers.data, column["codes"]).tolist() == [0, 1, 0, 0]
