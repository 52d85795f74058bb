"""What is hidden of a dataset is in no dossier, no relation, no source and no prose."""

from dataclasses import replace

from gisapp.core.parks.dossier import dossier_of
from gisapp.core.text.bilingual import Bilingual
from gisapp.export.redaction.redacted_dataset import redacted_dataset
from tests.parks import embedded


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


def test_a_hidden_kind_is_not_even_known_without_a_place() -> None:
    _, dataset = embedded()
    kinds = {subject.kind for subject in dataset.subjects.values()}
    shown = redacted_dataset(dataset, kinds, frozenset(), hidden_kinds=frozenset({"cluster"}))
    assert "led-cluster" not in shown.subjects
    assert ("kind", "cluster") not in shown.codes
    assert "cluster" not in shown.expected


def test_prose_that_tells_what_is_hidden_goes_and_its_fact_stays() -> None:
    _, dataset = embedded()
    known = next(fact for fact in dataset.facts if fact.property_code == "planned_area")
    other = next(fact for fact in dataset.facts if fact.property_code == "settled")
    area = f"{known.value / 1e6:g}" if known.value else ""
    notes = [f"on {area} km² of land", "on 1 km² of land", "within Changdong Industrial Park"]
    told = [replace(other, fact_id=text, note=Bilingual(text, "")) for text in notes]
    dataset = replace(dataset, facts=(known, *told))
    kinds = {subject.kind for subject in dataset.subjects.values()}
    hidden = redacted_dataset(dataset, kinds, frozenset({"planned_area"}))
    assert [fact.note.en for fact in hidden.facts] == ["", notes[1], notes[2]]
    hidden = redacted_dataset(dataset, kinds - {"park"}, frozenset())
    assert [fact.note.en for fact in hidden.facts] == [notes[0], notes[1], ""]


def test_a_source_named_after_what_is_hidden_is_called_by_its_number() -> None:
    _, dataset = embedded()
    kinds = {subject.kind for subject in dataset.subjects.values()}
    assert "Qingshanhu" in dataset.sources["S001"].title.en
    shown = redacted_dataset(dataset, kinds - {"district"}, frozenset())
    assert shown.sources["S001"].title == Bilingual("S001", "S001")
