"""Writers get the visible layers, each with its redacted dataset, also after loading more."""

from dataclasses import replace
from pathlib import Path

import numpy as np

from gisapp.core.filters.layer_filter import AnyOf, Between, LayerFilter, Near
from gisapp.core.layers.styles.classify import classify
from gisapp.core.own_parks.filtered import filtered
from gisapp.core.space.extent import Extent
from gisapp.core.text.units import UnitChoice
from gisapp.export.feature_file import write_feature_file
from gisapp.export.shown_content import ShownContent
from gisapp.sources.memory_budget import MemoryBudget
from gisapp.sources.open import open_source
from gisapp.words import LANGUAGES, load_words
from tests.benchmarks.parcels import write_parcels
from tests.export.plots import layer_of_plots
from tests.export.requests import request
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


def test_subjects_that_a_filter_leaves_out_are_not_shown() -> None:
    layers, dataset = embedded()
    only = LayerFilter((AnyOf("uid", ("changdong",)),))
    few = tuple(filtered(each, only) if each.kind == "park" else each for each in layers)
    (shown,) = ShownContent.of(few, [dataset]).datasets
    kept = [uid for uid, each in shown.subjects.items() if each.kind == "park" and each.geometry]
    assert kept == ["changdong"]
    assert len(ShownContent.of(layers, [dataset]).datasets[0].subjects) > len(shown.subjects)


def test_of_a_layer_beyond_memory_only_what_its_filter_shows_is_loaded_and_written(
    tmp_path: Path,
) -> None:
    path = tmp_path / "parcels.fgb"
    write_parcels(path, 3000)
    (layer,) = open_source(str(path), budget=MemoryBudget(1024**2 // 2, tmp_path / "cache")).layers
    assert layer.extent is not None
    dear = filtered(layer, LayerFilter((Between("rent", 20.0),)))
    x, y = layer.extent.center
    near = Extent(x - 500, y - 500, x + 500, y + 500)
    (loaded,) = ShownContent.of((dear,)).loaded_for(near).layers
    (all_of_it,) = ShownContent.of((layer,)).loaded_for(near).layers
    assert 0 < len(loaded.geometry) < len(all_of_it.geometry)
    rents = loaded.attributes.column("rent", loaded.geometry.feature_ids.tolist()).values
    assert all(isinstance(each, float) and each >= 20 for each in rents)
    output = tmp_path / "out.geojson"
    written = write_feature_file(request(ShownContent.of((dear,))), output)
    assert 0 < written < write_feature_file(request(ShownContent.of((layer,))), output)


def test_what_is_near_another_layer_is_written_of_a_layer_beyond_memory(tmp_path: Path) -> None:
    path = tmp_path / "parcels.fgb"
    write_parcels(path, 3000)
    (layer,) = open_source(str(path), budget=MemoryBudget(1024**2 // 2, tmp_path / "cache")).layers
    (here,) = open_source(str(path)).layers
    few = filtered(here, LayerFilter((Between("rent", 20.0),)))
    few = replace(few, layer_id="dear", visible=False)
    wanted = LayerFilter((Near("dear", 0.0),))
    near = filtered(here, wanted, None, {"dear": few.index}).content.shown
    assert near is not None
    asked = replace(layer, filter=wanted)
    content = ShownContent.of((few, asked))
    assert (
        write_feature_file(request(content), tmp_path / "out.geojson") == np.count_nonzero(near) > 0
    )
    assert asked.extent is not None
    (loaded,) = content.loaded_for(asked.extent.buffered(-0.45 * asked.extent.width)).layers
    assert set(loaded.geometry.feature_ids) <= set(here.geometry.feature_ids[near])


def test_of_a_layer_beyond_memory_hidden_classes_are_not_loaded_either(tmp_path: Path) -> None:
    path = tmp_path / "parcels.fgb"
    write_parcels(path, 3000)
    (layer,) = open_source(str(path), budget=MemoryBudget(1024**2 // 2, tmp_path / "cache")).layers
    assert layer.extent is not None
    x, y = layer.extent.center
    near = Extent(x - 500, y - 500, x + 500, y + 500)
    (loaded,) = ShownContent.of((layer,)).loaded_for(near).layers
    made = classify(layer, "rent", [load_words(language) for language in LANGUAGES]).symbology
    classes = tuple(replace(each, is_hidden=True) for each in made.classes)
    assert layer.partial is not None
    partial = replace(layer.partial, colors=replace(made, classes=classes))
    hidden = replace(layer, content=replace(layer.content, partial=partial))
    (kept,) = ShownContent.of((hidden,)).loaded_for(near).layers
    assert len(loaded.geometry) > 0
    assert len(kept.geometry) == 0
