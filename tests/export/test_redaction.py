"""What is hidden is nowhere in what writers get: no value, no name, no colour, no relation."""

from pathlib import Path

import pytest

from gisapp.core.layers.classify import classify
from gisapp.core.parks.dossier import dossier_of
from gisapp.export.redaction import RedactedAttributes, redacted_dataset, redacted_layer
from gisapp.words import LANGUAGES, load_words
from tests.export.plots import layer_of_plots
from tests.parks import embedded

OWNERS = (
    {"name": "Secret owner", "use": "industry", "rent": 12.5},
    {"name": "Another one", "use": "housing", "rent": 20.0},
)


def test_a_kind_that_is_not_shown_takes_its_facts_relations_and_sources_along() -> None:
    _, dataset = embedded()
    kinds = {subject.kind for subject in dataset.subjects.values()}
    shown = redacted_dataset(dataset, kinds - {"phase"}, frozenset())
    assert "led-demo-park-phase-1" not in shown.subjects
    assert "led-demo-park" in shown.subjects
    assert shown.facts_of("led-demo-park-phase-1") == ()
    for uid in shown.subjects:
        dossier = dossier_of(shown, uid)
        assert all(link.uid in shown.subjects for link in (*dossier.links, *dossier.belongs_to))
    cited = {fact.source_id for fact in shown.facts}
    assert set(shown.sources) == cited | {each.source_id for each in shown.relations}


def test_what_has_no_place_on_the_map_stays() -> None:
    _, dataset = embedded()
    shown = redacted_dataset(dataset, (), frozenset())
    assert "led-cluster" in shown.subjects
    assert all(subject.geometry is None for subject in shown.subjects.values())
    assert all(
        not each.parent_uid or each.parent_uid in shown.subjects for each in shown.subjects.values()
    )


def test_a_hidden_property_is_neither_stated_nor_missed_nor_worked_with() -> None:
    _, dataset = embedded()
    kinds = {subject.kind for subject in dataset.subjects.values()}
    shown = redacted_dataset(dataset, kinds, frozenset({"planned_area"}))
    dossier = dossier_of(shown, "led-demo-park")
    assert "planned_area" not in {fact.property_code for fact in dossier.stated}
    assert "planned_area" not in {each.code for each in dossier.not_stated}
    operands = [fact for each in dossier.derived for fact in each.operands]
    assert "planned_area" not in {fact.property_code for fact in operands}


def test_a_hidden_attribute_of_subjects_is_in_no_dossier() -> None:
    _, dataset = embedded()
    kinds = {subject.kind for subject in dataset.subjects.values()}
    shown = redacted_dataset(dataset, kinds, frozenset({"chain_link"}))
    assert "chain_link" in dataset.subjects["zhaochi"].attributes
    assert "chain_link" not in shown.subjects["zhaochi"].attributes


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


def test_the_rest_of_a_redacted_table_is_as_it_was(tmp_path: Path) -> None:
    table = layer_of_plots(tmp_path, *OWNERS).attributes
    redacted = RedactedAttributes(table, ("rent",))
    redacted.fetch()
    assert (redacted.has_names, redacted.is_at_hand, redacted.names_at_hand) == (True,) * 3
    assert redacted.names([0, 1]) == table.names([0, 1])
    assert redacted.column("use", [0, 1]).values == ["industry", "housing"]


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
