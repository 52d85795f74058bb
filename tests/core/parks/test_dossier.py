"""A dossier has everything that is known of a subject, in an order that suits its kind."""

from dataclasses import replace

import pytest

from gisapp.core.parks.dataset import Relation
from gisapp.core.parks.dossier import Dossier, dossier_of
from tests.parks import embedded


def dossier(uid: str) -> Dossier:
    _, dataset = embedded()
    return dossier_of(dataset, uid)


def test_every_fact_of_every_subject_is_there_once() -> None:
    _, dataset = embedded()
    found = [
        fact.fact_id
        for uid in dataset.subjects
        for each in (dossier_of(dataset, uid),)
        for fact in (
            *(
                fact
                for section in each.sections
                for entry in section.entries
                for fact in entry.facts
            ),
            *each.unusable,
        )
    ]
    assert sorted(found) == sorted(fact.fact_id for fact in dataset.facts)


@pytest.mark.parametrize(
    ("uid", "first_section", "key_figures"),
    [
        ("changdong", "size", ["planned_area", "approved_area", "first_phase_area", "income_rank"]),
        ("led-demo-park", "size", ["planned_area", "total_investment"]),
        (
            "led-demo-park-phase-1",
            "construction",
            ["plants_built", "built_floor_area", "invested_to_date"],
        ),
        ("yifang", "size", ["reconstruction_area"]),
        ("lvye", "production", ["production_lines"]),
        ("led-cluster", "standing", ["cluster_value", "cluster_value", "rank_in_region"]),
        ("changdong-avenue", "industry", []),
    ],
)
def test_each_kind_has_its_own_order(uid: str, first_section: str, key_figures: list[str]) -> None:
    found = dossier(uid)
    assert found.sections[0].code == first_section
    assert [figure.property.code for figure in found.key_figures] == key_figures


def test_a_number_that_sources_dispute_does_not_stand_alone() -> None:
    """Two sources give the district 132 and 262 km²."""
    found = dossier("qingshanhu")
    assert "district_area" not in {figure.property.code for figure in found.key_figures}
    (entry,) = (
        entry
        for section in found.sections
        for entry in section.entries
        if entry.property.code == "district_area"
    )
    assert [fact.value for fact in entry.facts] == [132e6, 262e6]


def test_a_target_stands_beside_what_is() -> None:
    now, target, _ = dossier("led-cluster").key_figures
    assert (now.fact.kind, now.fact.value) == ("observed", 5e9)
    assert (target.fact.kind, target.fact.value) == ("target", 30e9)


@pytest.mark.parametrize("uid", ["led-demo-park", "led-demo-park-phase-1"])
def test_progress_is_the_same_from_the_park_and_from_its_phase(uid: str) -> None:
    built, invested = dossier(uid).progress
    assert (built.part.value, built.whole.value, built.remaining.value) == (62e3, 420e3, 358e3)
    assert built.share.value == pytest.approx(0.1476, abs=1e-4)
    assert "bases_differ" in built.share.doubts
    assert invested.share.value == 0.2
    assert invested.remaining.value == 800e6


def test_the_series_of_packaging_lines() -> None:
    (series,) = dossier("qingshanhu").series
    assert [(fact.period.iso, fact.value) for fact in series.facts] == [
        ("2014", 100),
        ("2017", 470),
    ]


def test_links_read_well_from_both_ends() -> None:
    forward = {(link.label.en, link.uid) for link in dossier("led-demo-park-phase-1").links}
    backward = {(link.label.en, link.uid) for link in dossier("led-demo-park").links}
    assert ("Phase of", "led-demo-park") in forward
    assert ("Has phase", "led-demo-park-phase-1") in backward


def test_belonging_leads_from_the_outside_in() -> None:
    found = dossier("led-demo-park-phase-1")
    assert [link.uid for link in found.belongs_to] == ["qingshanhu", "led-demo-park"]


def test_a_circle_of_relations_ends() -> None:
    _, dataset = embedded()
    back = Relation("led-demo-park", "part_of", "led-demo-park-phase-1", "S001", "")
    circular = replace(dataset, relations=(back, *dataset.relations))
    assert [link.uid for link in dossier_of(circular, "led-demo-park").belongs_to] == [
        "led-demo-park-phase-1"
    ]


def test_attributes_of_the_table_are_in_words() -> None:
    found = {each.code: each.value.en for each in dossier("zhaochi").attributes}
    assert found["chain_link"] == "Packaging"


def test_an_unknown_uid_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        dossier("nowhere")
