"""A raster in the layer stack."""

from pathlib import Path

import pytest

from gisapp.core.layers.identify import identify
from gisapp.core.layers.layer_stack import LayerStack
from gisapp.sources.offline_basemap import base_layers
from gisapp.sources.open import open_source
from tests.raster_files import opened, write_raster
from tests.vector_files import BOX, write


def test_a_raster_comes_above_the_base_map_and_other_rasters_and_below_features(
    tmp_path: Path,
) -> None:
    (plots,) = open_source(str(write(tmp_path / "plots.gpkg", [BOX]))).layers
    first, second = (opened(write_raster(tmp_path / f"{name}.tif")) for name in ("a", "b"))
    stack = LayerStack()
    stack.add(*base_layers())
    below = len(stack.layers)
    stack.add(plots)
    stack.add(first)
    stack.add(second)
    assert [layer.name.en for layer in stack.layers[below - 1 :]] == [
        stack.layers[below - 1].name.en,
        "a",
        "b",
        "plots",
    ]


def test_it_has_an_extent_and_nothing_to_click(tmp_path: Path) -> None:
    layer = opened(write_raster(tmp_path / "plan.tif"))
    assert layer.extent is not None
    assert LayerStack((layer,)).home_extent == layer.extent
    assert identify((layer,), *layer.extent.center, 100.0) == ()
    assert layer.feature_count == 0
    assert layer.attributes.fields == ()
    with pytest.raises(KeyError):
        layer.attributes.column("name", [1])
