"""Writers get the visible layers, each with its redacted dataset, also after loading more."""

from dataclasses import replace
from pathlib import Path

from gisapp.core.space.extent import Extent
from gisapp.core.text.units import UnitChoice
from gisapp.export.shown_content import ShownContent
from gisapp.sources.memory_budget import MemoryBudget
from gisapp.sources.open import open_source
from tests.benchmarks.parcels import write_parcels
from tests.export.plots import layer_of_plots
from tests.parks import embedded


def test_only_visible_layers_and_their_subjects_are_shown() -> None:
    layers, dataset = embedded()
    layers = tuple(replace(layer, visible=layer.kind != "park") for layer in layers)
    content = ShownContent.of(layers, [dataset])
    assert "park" not in {layer.kind for layer in content.layers}
    (shown,) = content.datasets
    assert "changdong" not in shown.subjects
    assert "changdong" in dataset.subjects


def test_each_layer_has_its_redacted_dataset_or_none() -> None:
    layers, dataset = embedded()
    content = ShownContent.of(layers, [dataset], hidden_fields=frozenset({"planned_area"}))
    of_layers = {id(layer.dataset) for layer in content.data_layers}
    assert of_layers == {id(each) for each in content.datasets}
    assert dataset not in content.datasets
    assert {layer.dataset for layer in ShownContent.of(layers).layers} == {None}


def test_the_base_map_is_no_data() -> None:
    content = ShownContent.of(embedded()[0])
    assert len(content.data_layers) < len(content.layers)
    assert all(layer.identifiable for layer in content.data_layers)


def test_units_are_those_that_are_usual_in_the_language_unless_chosen() -> None:
    assert ShownContent.of((), language="zh").units == UnitChoice(money="wan")
    assert ShownContent.of((), language="en").units == UnitChoice(money="million")
    mu = UnitChoice("mu", "million")
    assert ShownContent.of((), language="zh", units=mu).units == mu


def test_what_is_loaded_later_is_redacted_too(tmp_path: Path) -> None:
    path = tmp_path / "parcels.fgb"
    write_parcels(path, 3000)
    (layer,) = open_source(str(path), budget=MemoryBudget(1024**2 // 2, tmp_path / "cache")).layers
    assert layer.partial is not None
    assert layer.extent is not None
    field = layer.attributes.fields[0].name
    hidden = frozenset({f"{layer.layer_id}/{field}"})
    x, y = layer.extent.center
    content = ShownContent.of((layer,), hidden_fields=hidden)
    content = content.loaded_for(Extent(x - 500, y - 500, x + 500, y + 500))
    (loaded,) = content.layers
    assert len(loaded.geometry) > 0
    assert field not in loaded.attributes.record(int(loaded.geometry.feature_ids[0]))


def test_of_layers_in_memory_nothing_is_loaded(tmp_path: Path) -> None:
    layer = layer_of_plots(tmp_path, {"name": "A"})
    assert layer.extent is not None
    content = ShownContent.of((layer,))
    assert content.loaded_for(layer.extent).layers == (layer,)
