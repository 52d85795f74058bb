"""What is in view of a layer beyond memory is read from its file, as the whole would be."""

from pathlib import Path

import numpy as np
import pytest

from gisapp.core.layers.partial_loading import loaded_for
from gisapp.core.space.extent import Extent
from gisapp.errors import SourceError
from gisapp.sources.memory_budget import MemoryBudget
from tests.benchmarks.parcels import write_parcels
from tests.beyond_memory import COUNT, opened, views, whole, written

pytestmark = pytest.mark.usefixtures("small_parts")

ZONE = "EPSG:4547"
SUFFIXES = ("fgb", "gpkg")


@pytest.mark.parametrize("crs", ["EPSG:4490", ZONE])
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_what_is_held_is_all_that_touches_the_view(
    tmp_path: Path, tiny: MemoryBudget, suffix: str, crs: str
) -> None:
    path = written(tmp_path / f"town.{suffix}", crs)
    layers, expected = opened(path, tiny), whole(path)
    held = 0
    for seen in views(Extent.around(layer.extent for layer in expected)):
        layers = loaded_for(layers, seen)
        for layer, other in zip(layers, expected, strict=True):
            assert layer.partial is not None
            if layer.partial.loaded is None:
                continue
            held += 1
            assert layer.partial.loaded.contains(seen)
            rows = other.index.rows_in(seen)
            found = layer.index.rows_in(seen)
            ids = np.sort(other.geometry.feature_ids[rows])
            assert np.sort(layer.geometry.feature_ids[found]).tolist() == ids.tolist()
            shapes = {layer.geometry.feature_ids[row]: layer.geometry.feature(row) for row in found}
            for row in rows[:20]:
                assert shapes[other.geometry.feature_ids[row]] == other.geometry.feature(row)
    assert held > 100


def test_a_file_that_goes_away_is_told_when_it_is_read(tmp_path: Path, tiny: MemoryBudget) -> None:
    path = tmp_path / "parcels.fgb"
    write_parcels(path, COUNT)
    (layer,) = opened(path, tiny)
    assert layer.extent is not None
    path.unlink()
    with pytest.raises(SourceError, match=r"parcels\.fgb cannot be read"):
        loaded_for((layer,), Extent(*layer.extent.center, *layer.extent.center).buffered(500))
