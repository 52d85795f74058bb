"""What is hidden is nowhere in what writers get: no value, no name, no colour, no relation."""

from dataclasses import replace
from pathlib import Path

import pytest

from gisapp.core.layers.groups import NO_GROUP, group_of, own_title
from gisapp.core.layers.label_texts import labels_of
from gisapp.core.layers.layer_style import ClassChoice, LabelChoice, LayerStyle
from gisapp.core.layers.styles.classify import classify
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping, LayerMapping
from gisapp.export.redaction.redacted_layers import Redaction, redacted_layer
from gisapp.words import LANGUAGES, load_words
from tests.export.plots import layer_of_plots
from tests.parks import embedded

OWNERS = (
    {"name": "Secret owner", "use": "industry", "rent": 12.5},
    {"name": "Another one", "use": "housing", "rent": 20.0},
)


def test_a_hidden_field_has_neither_values_nor_names_nor_colours(tmp_path: Path) -> None:
    layer = layer_of_plots(tmp_path, *OWNERS)
    words = [load_words(language) for language in LANGUAGES]
    by_name = classify(layer, "name", words).of(layer)
    assert len(by_name.symbology.classes) > 1
    shown = redacted_layer(by_name, None, frozenset({f"{layer.layer_id}/name"}))
    ids = layer.geometry.feature_ids.tolist()
    assert [name.en for name in layer.attributes.names(ids)] == ["Secret owner", "Another one"]
    assert not any(shown.attributes.names(ids))
    assert [field.name for field in shown.attributes.fields] == ["use", "rent"]
    assert shown.attributes.record(ids[0]) == {"use": "industry", "rent": 12.5}
    assert len(shown.symbology.classes) == 1
    with pytest.raises(KeyError):
        shown.attributes.column("name", ids)


def test_a_hidden_field_is_in_no_label_and_what_its_classes_hide_stays_hidden(
    tmp_path: Path,
) -> None:
    layer = layer_of_plots(tmp_path, *OWNERS)
    style = LayerStyle(
        "name",
        classes=(ClassChoice("value:Another one", is_hidden=True),),
        labels=LabelChoice("{use}: {name}"),
    )
    words = [load_words(language) for language in LANGUAGES]
    by_name = replace(classify(layer, style, words).of(layer), style=style)
    shown = redacted_layer(by_name, None, frozenset({f"{layer.layer_id}/name"}))
    ids = layer.geometry.feature_ids.tolist()
    assert [each.en for each in labels_of(shown, ids)] == ["industry", "housing"]
    assert (shown.style.field, shown.style.classes) == ("", ())
    assert shown.content.shown is not None
    assert shown.content.shown.tolist() == [True, False]


def test_colours_by_a_field_that_is_shown_stay(tmp_path: Path) -> None:
    layer = layer_of_plots(tmp_path, *OWNERS)
    by_use = classify(layer, "use", [load_words(each) for each in LANGUAGES]).of(layer)
    shown = redacted_layer(by_use, None, frozenset({f"{layer.layer_id}/name"}))
    assert shown.symbology == by_use.symbology


def test_a_layer_of_which_nothing_is_hidden_is_the_same(tmp_path: Path) -> None:
    layer = layer_of_plots(tmp_path, *OWNERS)
    assert redacted_layer(layer, None, frozenset({"other/name", "name"})) is layer


def test_a_hidden_code_is_hidden_in_the_layers_of_its_dataset_too() -> None:
    layers, dataset = embedded()
    enterprises = next(layer for layer in layers if layer.kind == "enterprise")
    shown = redacted_layer(enterprises, dataset, frozenset({"chain_link"}))
    names = {field.name for field in enterprises.attributes.fields}
    assert names - {field.name for field in shown.attributes.fields} == {"chain_link"}


def test_labels_and_mapping_do_not_even_name_a_hidden_field(tmp_path: Path) -> None:
    layer = layer_of_plots(tmp_path, *OWNERS)
    style = LayerStyle(labels=LabelChoice("{use}: {name}, {rent:1} yuan"))
    mapping = LayerMapping("plot", key="name", name_zh="name", columns=(ColumnMapping("name"),))
    mapped = replace(layer, style=style, mapping=mapping)
    shown = redacted_layer(mapped, None, frozenset({f"{layer.layer_id}/name"}))
    assert shown.style.labels is not None
    assert shown.style.labels.template == "{use}: {rent:1} yuan"
    assert shown.mapping == LayerMapping("plot")


def test_a_group_that_is_called_as_what_is_hidden_has_no_name() -> None:
    layers, dataset = embedded()
    own = [layer for layer in layers if layer.dataset is dataset]
    redaction = Redaction.of(dataset, own, own, frozenset(), frozenset({"district"}))
    park = next(layer for layer in own if layer.kind == "park")
    assert "Qingshanhu" in own_title(group_of(park)).en
    assert group_of(redaction.of_layer(park, frozenset())) == NO_GROUP
