"""A layer as a table: types, shapes, notes, and what is known of it before it is read."""

from dataclasses import replace
from pathlib import Path

import pyarrow as pa

from gisapp.core.layers.layer import FeatureRef
from gisapp.core.layers.row_notes import RowNotes
from gisapp.core.layers.selection import FeatureSet
from gisapp.core.progress import NO_PROGRESS
from gisapp.export.shown_content import ShownContent
from gisapp.export.tables.chosen import Chosen
from gisapp.export.tables.feature_table import FeatureTable
from gisapp.export.tables.request import hidden_but
from tests.styled_layers import layer_of


def test_columns_shapes_and_notes(tmp_path: Path) -> None:
    layer = replace(layer_of(tmp_path), notes=RowNotes().noted(2, "", "ask"))
    some = FeatureSet.of(FeatureRef(layer.layer_id, 2), FeatureRef(layer.layer_id, 6))
    table = FeatureTable(layer, "plots", "EPSG:4326", Chosen(features=some), notes="use")
    assert (table.geometry_type, table.crs, table.count) == ("Polygon", "EPSG:4326", 2)
    assert table.schema.names == ["use", "size", "name", "use_2"]
    assert table.schema.field("size").type == pa.float64()
    (batch,) = table.batches(NO_PROGRESS)
    assert batch.attributes["name"].to_pylist() == ["P1", "P5"]
    assert batch.attributes["use_2"].to_pylist() == ["ask", None]
    assert table.whole is not None
    assert table.whole["name"].to_pylist() == ["P1", "P5"]


def test_a_layer_without_columns(tmp_path: Path) -> None:

    layer = layer_of(tmp_path)
    hidden = hidden_but([layer], {layer.layer_id: frozenset()})
    (bare,) = ShownContent.of([layer], hidden_fields=hidden).data_layers
    (batch,) = FeatureTable(bare, "plots", "EPSG:4326").batches(NO_PROGRESS)
    assert batch.attributes.num_columns == 0
    assert len(batch.shapes) == 6
