"""A stored dataset says what the dossiers say, and nothing twice."""

import json
from typing import Any

import pytest

from gisapp.core.parks.dossier import dossier_of
from gisapp.export.snapshot.dataset_json import dataset_json
from tests.page_data import unfolded
from tests.parks import embedded


@pytest.fixture(scope="module")
def stored() -> dict[str, Any]:
    """The embedded dataset as the page parses it."""
    return unfolded(json.loads(json.dumps(dataset_json(embedded()[1]), allow_nan=False)))


def test_every_fact_is_stored_once_and_referred_to_by_its_id(stored: dict[str, Any]) -> None:
    _, dataset = embedded()
    assert set(stored["facts"]) == {fact.fact_id for fact in dataset.facts}
    referred = [
        fact_id
        for subject in stored["subjects"].values()
        for fact_id in (
            *subject["unusable"],
            *(
                fact_id
                for section in subject["sections"]
                for entry in section["entries"]
                for fact_id in entry["facts"]
            ),
        )
    ]
    assert sorted(referred) == sorted(stored["facts"])


def test_a_fact_without_number_or_note_has_no_place_for_them(stored: dict[str, Any]) -> None:
    _, dataset = embedded()
    for fact in dataset.facts:
        kept = stored["facts"][fact.fact_id]
        assert kept.get("value") == fact.value
        assert ("text" in kept, "note" in kept) == (bool(fact.text), bool(fact.note))
        assert "period" in kept


def test_a_dossier_keeps_its_order_figures_and_doubts(stored: dict[str, Any]) -> None:
    _, dataset = embedded()
    dossier = dossier_of(dataset, "led-demo-park-phase-1")
    kept = stored["subjects"]["led-demo-park-phase-1"]
    assert [each["code"] for each in kept["sections"]] == [each.code for each in dossier.sections]
    assert [each["doubts"] for each in kept["derived"]] == [
        list(each.doubts) for each in dossier.derived
    ]
    assert [each["uid"] for each in kept["belongs_to"]] == ["qingshanhu", "led-demo-park"]
    assert kept["key_figures"] == [each.fact.fact_id for each in dossier.key_figures]


def test_only_a_subject_with_a_place_has_a_geometry(stored: dict[str, Any]) -> None:
    assert stored["subjects"]["led-cluster"]["geometry"] is None
    assert stored["subjects"]["changdong"]["geometry"]["method"] == "schematic"


def test_properties_that_no_fact_uses_and_no_kind_expects_are_left_out(
    stored: dict[str, Any],
) -> None:
    _, dataset = embedded()
    used = {fact.property_code for fact in dataset.facts}
    expected = {code for codes in dataset.expected.values() for code in codes}
    assert set(stored["properties"]) == (used | expected) & set(dataset.properties)
