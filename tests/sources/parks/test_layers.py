"""One layer for each kind of subject with a place, with the rows of its table for attributes."""

from collections import Counter
from pathlib import Path

import pytest

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.park_symbology import KIND_ORDER
from gisapp.core.text.bilingual import Bilingual
from gisapp.sources.parks.reader import read_park_dataset
from gisapp.words import load_words
from tests.parks import EMBEDDED, changed_copy


@pytest.fixture(scope="module")
def layers() -> tuple[Layer, ...]:
    return read_park_dataset(EMBEDDED)[0]


def test_layers_lie_in_the_order_of_kinds_and_are_called_by_them(layers: tuple[Layer, ...]) -> None:
    kinds = [layer.kind for layer in layers]
    assert kinds == [kind for kind in KIND_ORDER if kind in kinds]
    english, chinese = load_words("en"), load_words("zh")
    for layer in layers:
        code = f"layers.kind.{layer.kind}"
        assert layer.name == Bilingual(english(code), chinese(code))
        assert layer.origin.source == str(EMBEDDED)
        assert layer.origin.layer == layer.kind


def test_each_subject_with_a_place_is_a_feature_of_its_kind(layers: tuple[Layer, ...]) -> None:
    _, dataset = read_park_dataset(EMBEDDED)
    kinds = Counter(
        subject.kind for subject in dataset.subjects.values() if subject.kind in KIND_ORDER
    )
    assert {layer.kind: len(layer.geometry) for layer in layers} == kinds
    for layer in layers:
        ids = {each.feature_id for each in dataset.subjects.values() if each.kind == layer.kind}
        assert set(layer.geometry.feature_ids.tolist()) == ids


def test_attributes_are_those_of_the_row_without_its_geometry(layers: tuple[Layer, ...]) -> None:
    _, dataset = read_park_dataset(EMBEDDED)
    (layer,) = (layer for layer in layers if layer.kind == "park")
    attributes = layer.attributes
    fid = dataset.subjects["changdong"].feature_id
    record = attributes.record(fid)
    assert list(record) == [field.name for field in attributes.fields]
    assert record["uid"] == "changdong"
    assert record["name_zh"] == "昌东工业园"
    assert "geom" not in record
    assert attributes.is_at_hand
    assert attributes.has_names
    assert (
        attributes.names([fid, fid]) == [Bilingual("Changdong Industrial Park", "昌东工业园")] * 2
    )
    assert attributes.column("uid", [fid]).values == ["changdong"]
    assert attributes.column("uid", []).values == []
    with pytest.raises(KeyError):
        attributes.column("height", [fid])


def test_a_kind_without_subjects_makes_no_layer(tmp_path: Path) -> None:
    path = changed_copy(tmp_path, "DELETE FROM road")
    kinds = {layer.kind for layer in read_park_dataset(path)[0]}
    assert "road" not in kinds
    assert "park" in kinds


def test_one_shape_that_was_surveyed_makes_a_layer_more_than_schematic(tmp_path: Path) -> None:
    before = {layer.kind: layer.schematic for layer in read_park_dataset(EMBEDDED)[0]}
    path = changed_copy(
        tmp_path, "UPDATE site SET geometry_method = 'surveyed' WHERE uid = 'changdong'"
    )
    after = {layer.kind: layer.schematic for layer in read_park_dataset(path)[0]}
    assert before["park"]
    assert not after["park"]
    assert after["phase"] == before["phase"]


def test_the_type_of_geometry_is_written_as_everyone_does(layers: tuple[Layer, ...]) -> None:
    types = {layer.kind: layer.origin.geometry_type for layer in layers}
    assert types["park"] == "MultiPolygon"
    assert types["enterprise"] == "Point"


def test_problems_stand_with_the_layers_that_they_are_about(tmp_path: Path) -> None:
    path = changed_copy(
        tmp_path,
        "UPDATE site SET status = 'haunted' WHERE uid = 'yifang'",
        "UPDATE fact SET unit = 'acres' WHERE fact_id = 'F030'",
    )
    for layer in read_park_dataset(path)[0]:
        messages = " ".join(problem.message for problem in layer.origin.problems)
        assert "'acres'" in messages, "facts belong to no layer, so all name them"
        is_site = layer.geometry.kind == "polygon"
        assert ("'haunted'" in messages) == is_site
