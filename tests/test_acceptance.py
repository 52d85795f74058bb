"""The 42 questions that a planner asks, answered from the embedded data through the app's own code.

`acceptance.csv` holds the answers; its column `answer_kind` says how the app gives each.
"""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from gisapp.core.layers.layer import FeatureRef
from gisapp.core.layers.subject_lookup import drawn_area_m2, find_subject
from gisapp.core.parks.dossier import dossier_of
from gisapp.core.parks.facts import Fact
from gisapp.core.parks.figure_rules import sum_over
from gisapp.core.search.search import SearchIndex
from gisapp.core.text.units import SQUARE_METRES, format_area
from gisapp.words import LANGUAGES, load_words
from tests.parks import embedded

Row = dict[str, str]

with (Path(__file__).parent / "acceptance.csv").open(encoding="utf-8", newline="") as table:
    ROWS: list[Row] = list(csv.DictReader(table))


def fact_of(row: Row) -> Fact:
    """Find the fact where a user does: in the sections of the subject's dossier."""
    _, dataset = embedded()
    (found,) = (
        fact
        for section in dossier_of(dataset, row["uid"]).sections
        for entry in section.entries
        for fact in entry.facts
        if entry.property.code == row["property"] and fact.fact_id == row["fact_ids"]
    )
    return found


def is_near(row: Row, value: float | None) -> bool:
    return value == pytest.approx(float(row["value"]), rel=0, abs=float(row["tolerance"]))


def check_fact(row: Row) -> None:
    fact = fact_of(row)
    assert is_near(row, fact.value)
    assert (fact.unit, fact.period.iso, fact.qualifier) == (
        row["unit"],
        row["period"],
        row["qualifier"],
    )


def check_text(row: Row) -> None:
    fact = fact_of(row)
    assert row["value"] in fact.text.en
    assert (fact.period.iso, fact.qualifier) == (row["period"], row["qualifier"])
    assert fact.text.zh


def check_note(row: Row) -> None:
    assert row["value"] in fact_of(row).note.en


def check_derived(row: Row) -> None:
    _, dataset = embedded()
    operands = set(row["fact_ids"].split(";"))
    (figure,) = (
        figure
        for figure in dossier_of(dataset, row["uid"]).derived
        if figure.operation == row["operation"]
        and {fact.fact_id for fact in figure.operands} == operands
    )
    assert is_near(row, figure.value)
    assert (figure.unit, figure.qualifier) == (row["unit"], row["qualifier"])


def check_unit(row: Row) -> None:
    fact = fact_of(row)
    assert fact.value is not None
    (unit,) = (unit for unit in SQUARE_METRES if unit == row["unit"])
    number, _, _ = format_area(fact.value, unit, load_words("en")).partition(" ")
    assert is_near(row, float(number.replace(",", "")))


def check_not_stated(row: Row) -> None:
    _, dataset = embedded()
    dossier = dossier_of(dataset, row["uid"])
    assert row["property"] in {described.code for described in dossier.not_stated}
    assert all(fact.property_code != row["property"] for fact in dataset.facts_of(row["uid"]))


def check_relation(row: Row) -> None:
    _, dataset = embedded()
    here = {
        (link.predicate, link.uid, link.is_inverse)
        for link in dossier_of(dataset, row["uid"]).links
    }
    there = {
        (link.predicate, link.uid, link.is_inverse)
        for link in dossier_of(dataset, row["value"]).links
    }
    assert (row["property"], row["value"], False) in here
    assert (row["property"], row["uid"], True) in there


def check_name(row: Row) -> None:
    _, dataset = embedded()
    assert dataset.subjects[row["uid"]].name.zh == row["value"]


def check_features(row: Row) -> None:
    layers, _ = embedded()
    (layer,) = (layer for layer in layers if layer.kind == row["property"])
    uids = {str(layer.attributes.record(i)["uid"]) for i in layer.geometry.feature_ids.tolist()}
    assert uids == set(row["value"].split(";"))


def check_area(row: Row) -> None:
    layers, _ = embedded()
    assert is_near(row, drawn_area_m2(layers, row["uid"]))


def check_geometry(row: Row) -> None:
    _, dataset = embedded()
    geometry = dataset.subjects[row["uid"]].geometry
    assert geometry is not None
    assert geometry.method == row["value"]
    assert geometry.accuracy_m is not None
    assert geometry.accuracy_m > 0
    assert geometry.note.en
    assert geometry.note.zh


def check_unusable(row: Row) -> None:
    """A search finds the damaged passage to read about, and no value."""
    layers, dataset = embedded()
    (fact,) = dossier_of(dataset, row["uid"]).unusable
    assert (fact.fact_id, fact.value, bool(fact.text)) == (row["fact_ids"], None, False)
    assert fact.locator == "¶16"
    languages = [load_words(language) for language in LANGUAGES]
    hits = SearchIndex([dataset], layers, languages).search(row["value"])
    assert [(hit.kind, hit.fact) for hit in hits] == [("unusable", fact)]


def check_provenance(row: Row) -> None:
    _, dataset = embedded()
    for fact in dataset.facts:
        if fact.fact_id in row["fact_ids"].split(";"):
            assert dataset.sources[fact.source_id].title
            assert fact.locator
            assert fact.period.basis in ("stated", "inferred", "bounded")
            assert fact.confidence
    article = dataset.sources["S001"]
    assert (article.as_of, article.as_of_basis) == ("2017", "inferred")


def check_warning(row: Row) -> None:
    layers, dataset = embedded()
    uids = row["uid"].split(";")
    assert all(isinstance(find_subject(layers, uid), FeatureRef) for uid in uids)
    total = sum_over(dataset, uids, row["property"])
    assert total is not None
    assert total.value is None
    assert {row["value"], "basis_unspecified", "nesting_unknown"} <= set(total.doubts)


CHECKS: dict[str, Callable[[Row], None]] = {
    "fact": check_fact,
    "text": check_text,
    "note": check_note,
    "derived": check_derived,
    "unit": check_unit,
    "not_stated": check_not_stated,
    "relation": check_relation,
    "name_zh": check_name,
    "features": check_features,
    "area": check_area,
    "geometry": check_geometry,
    "unusable": check_unusable,
    "provenance": check_provenance,
    "warning": check_warning,
}


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['id']}-{row['answer_kind']}" for row in ROWS])
def test_question(row: Row) -> None:
    CHECKS[row["answer_kind"]](row)


def test_every_question_is_asked() -> None:
    assert {row["id"] for row in ROWS} == {f"Q{number:02}" for number in range(1, 43)}
