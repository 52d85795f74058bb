"""Progress goes on from table to table, by their rows."""

from pathlib import Path

import pytest

from gisapp.core.progress import Progress
from gisapp.export.formats.shares import shares_of
from gisapp.export.tables.feature_table import FeatureTable
from tests.export.plots import layer_of_plots


def test_shares(tmp_path: Path) -> None:
    layer = layer_of_plots(tmp_path, {"use": "a"}, {"use": "b"})
    tables = [FeatureTable(layer, name, "EPSG:4326") for name in "ab"]
    told: list[float] = []
    for table, part in shares_of(tables, Progress(told.append)):
        list(table.batches(part))
    assert told == pytest.approx([0.5, 1.0])
