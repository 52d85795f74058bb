"""Tables and columns have names that no database refuses, each once."""

from dataclasses import replace
from pathlib import Path

import pytest

from gisapp.export.table_names import free_name, table_names
from tests.export.plots import layer_of_plots


def test_layers_of_one_table_are_told_apart(tmp_path: Path) -> None:
    layer = layer_of_plots(tmp_path, {})
    assert table_names([layer, layer, layer]) == ["plots", "plots_polygon", "plots_polygon_2"]


@pytest.mark.parametrize("name", ["gpkg_x", "rtree_a", "SQLITE_a", "layer_styles"])
def test_reserved_names_are_avoided(tmp_path: Path, name: str) -> None:
    layer = layer_of_plots(tmp_path, {})
    layer = replace(layer, origin=replace(layer.origin, layer=name))
    assert table_names([layer]) == [f"layer_{name}"]


def test_letters_may_be_large_or_small() -> None:
    assert free_name("Fid", ["fid"]) == "Fid_2"
