"""From a subject to its feature and back, and the area that its shape was drawn to."""

from dataclasses import replace

import pytest

from gisapp.core.layers.layer import FeatureRef, Layer, TopicRef
from gisapp.core.layers.subject_lookup import drawn_area_m2, find_subject, subject_of
from gisapp.core.parks.dataset import GeometryNote, ParkDataset, Subject
from gisapp.core.space.geodesy import area_m2, in_degrees
from gisapp.core.text.bilingual import Bilingual
from tests.parks import embedded
from tests.render.maps import RED, layer

LAYERS, DATASET = embedded()
OTHER_FILE = layer("polygon", [], RED)


def subjects(with_place: bool) -> list[Subject]:
    kinds = {each.kind for each in LAYERS}
    return [each for each in DATASET.subjects.values() if (each.kind in kinds) == with_place]


def with_subject(layers: tuple[Layer, ...], subject: Subject) -> tuple[Layer, ...]:
    """Return the layers with another subject in the place of the one with the same uid."""
    dataset = replace(DATASET, subjects={**DATASET.subjects, subject.uid: subject})
    return tuple(replace(each, dataset=dataset) for each in layers)


def test_every_subject_with_a_place_is_a_feature_and_that_feature_is_the_subject() -> None:
    assert len(subjects(with_place=True)) > 10
    for subject in subjects(with_place=True):
        ref = find_subject(LAYERS, subject.uid)
        assert isinstance(ref, FeatureRef)
        assert ref.feature_id == subject.feature_id
        assert subject_of(LAYERS, ref) == (DATASET, subject)


def test_subjects_without_a_place_are_topics() -> None:
    assert subjects(with_place=False)
    for subject in subjects(with_place=False):
        ref = find_subject(LAYERS, subject.uid)
        assert ref == TopicRef(subject.uid)
        assert subject_of(LAYERS, TopicRef(subject.uid)) == (DATASET, subject)


def test_what_no_dataset_knows_is_found_nowhere() -> None:
    assert find_subject(LAYERS, "nowhere") is None
    assert find_subject((), DATASET.facts[0].subject_uid) is None
    assert subject_of(LAYERS, TopicRef("nowhere")) is None


def test_a_feature_of_another_file_is_no_subject() -> None:
    stack = (*LAYERS, OTHER_FILE)
    assert subject_of(stack, FeatureRef(OTHER_FILE.layer_id, 0)) is None
    assert subject_of(stack, FeatureRef("gone", 0)) is None


def test_layers_of_other_files_are_passed_over() -> None:
    subject = subjects(with_place=True)[0]
    assert find_subject((OTHER_FILE, *LAYERS), subject.uid) == find_subject(LAYERS, subject.uid)


def test_a_subject_whose_layer_was_removed_is_a_topic() -> None:
    subject = subjects(with_place=True)[0]
    others = tuple(each for each in LAYERS if each.kind != subject.kind)
    assert find_subject(others, subject.uid) == TopicRef(subject.uid)


def drawn_to_area() -> list[Subject]:
    return [
        each for each in subjects(with_place=True) if each.geometry and each.geometry.area_is_stated
    ]


def test_the_area_of_a_shape_drawn_to_one_is_measured_on_the_ellipsoid() -> None:
    assert drawn_to_area()
    for subject in drawn_to_area():
        (of_kind,) = (each for each in LAYERS if each.kind == subject.kind)
        row = of_kind.geometry.row_of(subject.feature_id)
        assert row is not None
        expected = area_m2(in_degrees(of_kind.geometry.feature(row)))
        assert drawn_area_m2(LAYERS, subject.uid) == pytest.approx(expected, abs=0.05)


def test_a_shape_that_claims_no_area_has_none_to_show() -> None:
    subject = drawn_to_area()[0]
    note = GeometryNote("schematic", area_is_stated=False, accuracy_m=None, note=Bilingual())
    for geometry in (note, None):
        layers = with_subject(LAYERS, replace(subject, geometry=geometry))
        assert drawn_area_m2(layers, subject.uid) is None


def test_a_shape_that_could_not_be_read_has_no_area() -> None:
    subject = drawn_to_area()[0]
    layers = with_subject(LAYERS, replace(subject, feature_id=-1))
    assert drawn_area_m2(layers, subject.uid) is None
    assert drawn_area_m2(LAYERS, "nowhere") is None


def test_facts_come_from_the_dataset_of_the_layer_that_was_clicked() -> None:
    """The same file may be opened twice, and changed in between."""
    subject = subjects(with_place=True)[0]
    newer: ParkDataset = replace(DATASET, path="newer.gpkg")
    twins = tuple(replace(each, layer_id=f"{each.layer_id} 2", dataset=newer) for each in LAYERS)
    (of_kind,) = (each for each in twins if each.kind == subject.kind)
    found = subject_of((*LAYERS, *twins), FeatureRef(of_kind.layer_id, subject.feature_id))
    assert found is not None
    assert found[0] is newer
