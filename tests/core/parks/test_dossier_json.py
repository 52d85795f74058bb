"""A dossier as JSON has stored units, English texts and ISO periods, and no garbled value."""

import json
from typing import Any

import pytest

from gisapp.core.parks.dossier import dossier_of
from gisapp.core.parks.dossier_json import dossier_as_json
from gisapp.core.parks.fact_formatter import FactFormatter
from gisapp.core.text.units import UnitChoice
from gisapp.words import load_words
from tests.parks import embedded


def document_of(uid: str, area_m2: float | None = None) -> dict[str, Any]:
    """The dossier as someone reads it who parses the JSON."""
    _, dataset = embedded()
    formatter = FactFormatter(dataset, load_words("en"), UnitChoice("mu", "wan"))
    document = dossier_as_json(dossier_of(dataset, uid), formatter, area_m2)
    parsed: dict[str, Any] = json.loads(json.dumps(document, allow_nan=False))
    return parsed


def test_numbers_stay_in_stored_units_whatever_the_user_chose() -> None:
    (planned,) = (
        fact for fact in document_of("led-demo-park")["facts"] if fact["property"] == "planned_area"
    )
    assert (planned["value"], planned["unit"]) == (420_000, "m2")
    assert isinstance(planned["value"], int)
    assert (planned["period"], planned["period_basis"]) == ("2017", "inferred")
    assert (planned["source"], planned["locator"]) == ("S001", "¶15")


def test_a_garbled_statement_has_a_note_and_no_value() -> None:
    _, dataset = embedded()
    document = document_of("support-2016")
    assert document["unusable"] == [
        {
            "fact_id": "F056",
            "note": next(f.note.en for f in dataset.facts if f.fact_id == "F056"),
            "locator": "¶16",
        }
    ]
    assert "F056" not in {fact["fact_id"] for fact in document["facts"]}


def test_a_figure_names_its_operands_and_its_doubts() -> None:
    share = document_of("led-demo-park-phase-1")["derived"][0]
    assert share["property"] == "share_of_other"
    assert share["value"] == pytest.approx(0.1476, abs=1e-4)
    assert len(share["operands"]) == 2
    assert share["note"].startswith("Floor area built as a share of the planned area of ")
    assert share["note"].count(".") > 1


def test_an_area_is_given_only_for_a_shape_that_is_drawn_to_one() -> None:
    assert document_of("changdong", area_m2=21_500_000.3)["geometry"]["area_m2"] == 21_500_000.3
    assert document_of("qingshanhu", area_m2=1.0)["geometry"]["area_m2"] is None
    assert document_of("led-cluster")["geometry"] is None


def test_a_relation_read_backwards_says_so() -> None:
    relations = document_of("led-demo-park")["relations"]
    assert ("phase_of_inverse", "led-demo-park-phase-1") in {
        (each["predicate"], each["uid"]) for each in relations
    }
