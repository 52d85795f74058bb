"""Places stand in columns whose names no attribute has."""

from pathlib import Path

from gisapp.core.progress import NO_PROGRESS
from gisapp.export.formats.sheet_columns import headings_of, places_for, rows_of
from gisapp.export.tables.feature_table import FeatureTable
from tests.export.plots import layer_of_plots
from tests.styled_layers import layer_of, points


def test_headings_are_each_once(tmp_path: Path) -> None:
    table = FeatureTable(layer_of_plots(tmp_path, {"lon": 1, "WKT": "a"}), "a", "EPSG:4326")
    assert headings_of(table, "lonlat") == ["lon", "WKT", "lon_2", "lat"]
    assert headings_of(table, "wkt") == ["lon", "WKT", "WKT_2"]
    metres = FeatureTable(table.layer, "a", "EPSG:4547")
    assert headings_of(metres, "lonlat")[-2:] == ["x", "y"]


def test_points_are_told_by_their_coordinates(tmp_path: Path) -> None:
    layer = layer_of(tmp_path, None, points(2), {"name": ["A", None]})
    table = FeatureTable(layer, "a", "EPSG:4326")
    assert places_for(table, "") == "lonlat"
    rows = list(rows_of(table, "lonlat", NO_PROGRESS))
    assert rows == [["A", 115.904, 28.604], [None, 115.914, 28.604]]
