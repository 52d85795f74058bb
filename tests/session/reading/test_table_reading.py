"""Tables are read once more, alone or with their whole file, and follow the layers before."""

from dataclasses import replace
from pathlib import Path

import numpy as np

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.read_as import AS_STATED, ReadAs
from gisapp.core.progress import NO_PROGRESS
from gisapp.session.reading.table_reading import TableReading, reads_whole
from gisapp.sources.memory_budget import MemoryBudget
from gisapp.sources.open import open_source
from tests.vector_files import BOX, write

GBK = ReadAs(encoding="GBK")


def layer_of(tmp_path: Path) -> Layer:
    (layer,) = open_source(str(write(tmp_path / "plots.gpkg", [BOX, BOX]))).layers
    return layer


def reading(layer: Layer, name: str, *, is_whole: bool = False) -> TableReading:
    source = layer.origin.source
    return TableReading(source, (layer,), {name: ReadAs("EPSG:4326")}, is_whole, is_unchanged=True)


def test_features_that_are_selected_keep_their_ids(tmp_path: Path) -> None:
    layer = layer_of(tmp_path)
    selected = {layer.layer_id: np.array([2, 99])}
    (pair,) = reading(layer, "plots").pairs(MemoryBudget.of_user(), selected, NO_PROGRESS)
    assert pair.found is not None
    assert pair.found.tolist() == [2]


def test_a_table_that_is_named_otherwise_now_is_still_the_same(tmp_path: Path) -> None:
    layer = layer_of(tmp_path)
    before = replace(layer, origin=replace(layer.origin, layer="åœ°å—"))
    (pair,) = reading(before, "åœ°å—", is_whole=True).pairs(MemoryBudget.of_user(), {}, NO_PROGRESS)
    assert pair.before is before
    assert pair.now is not None
    assert (pair.now.origin.layer, pair.now.name.en) == ("plots", "plots")


def test_a_file_is_read_whole_for_another_encoding_of_all_of_it_alone(tmp_path: Path) -> None:
    layer = layer_of(tmp_path)
    assert reads_whole([layer], [layer], {GBK})
    assert not reads_whole([layer], [layer, layer], {GBK})
    assert not reads_whole([layer, layer], [layer, layer], {GBK, AS_STATED})
    assert not reads_whole([layer], [layer], {ReadAs("EPSG:4326")})
