"""Rows of a batch are told one by one, also of a table without places."""

from pathlib import Path

import pyarrow as pa

from gisapp.export.tables.row_batch import RowBatch
from gisapp.export.tables.written_shapes import WrittenShapes
from tests.styled_layers import layer_of


def test_rows(tmp_path: Path) -> None:
    layer = layer_of(tmp_path)
    places = WrittenShapes(layer.geometry, is_multi=True, cut={})
    ids = layer.geometry.feature_ids
    batch = RowBatch(layer, ids, pa.table({"a": range(6)}), places)
    assert [record for _, record in batch.rows()] == [{"a": number} for number in range(6)]
    assert {shape.geom_type for shape, _ in batch.rows() if shape} == {"MultiPolygon"}
    bare = RowBatch(layer, ids[:2], pa.table({}), None)
    assert list(bare.rows()) == [(None, {}), (None, {})]
    assert bare.wkb.null_count == 2
