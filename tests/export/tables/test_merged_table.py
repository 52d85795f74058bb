"""Several layers in one table: all columns, texts where types differ, and whose each row was."""

from pathlib import Path

from gisapp.core.progress import NO_PROGRESS
from gisapp.export.tables.feature_table import FeatureTable
from gisapp.export.tables.merged_table import MergedTable
from tests.styled_layers import layer_of, points, squares


def test_columns_of_all(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    plots = layer_of(tmp_path, None, squares(1), {"no": [7], "layer": ["x"]})
    firms = layer_of(tmp_path / "b", None, points(1), {"no": ["A"], "staff": [3]})
    merged = MergedTable(
        [FeatureTable(each, n, "EPSG:4326") for each, n in ((plots, "p"), (firms, "f"))]
    )
    assert merged.schema.names == ["layer_2", "no", "layer", "staff"]
    assert (merged.count, merged.geometry_type, merged.crs) == (2, "Unknown", "EPSG:4326")
    rows = [row for batch in merged.batches(NO_PROGRESS) for _, row in batch.rows()]
    assert rows == [
        {"layer_2": "p", "no": "7", "layer": "x", "staff": None},
        {"layer_2": "f", "no": "A", "layer": None, "staff": 3},
    ]
    assert merged.whole is not None
    assert merged.whole["no"].to_pylist() == ["7", "A"]
