"""Rows of a comparison come from a dossier: what is stated, expected, unusable and worked out."""

from gisapp.core.parks.comparison.gathering import ABOUT, DERIVED, ComparedSubject, gathered
from tests.core.parks.comparison.comparing import firm, land, tax
from tests.parks import embedded


def test_what_is_expected_has_a_row_where_nothing_is_stated() -> None:
    found = gathered(firm("a"))
    assert found.statements["tax"] == []
    assert found.heads["tax"].better == "higher"
    assert found.heads["tax"].is_quantity


def test_what_cannot_be_used_has_a_row() -> None:
    found = gathered(firm("a", tax(1.0, confidence="garbled")))
    assert found.unusable == {"tax"}
    assert found.statements["tax"] == []


def test_a_figure_stands_in_the_row_of_the_property_that_states_the_same() -> None:
    found = gathered(firm("a", tax(2e6), land(1_000)))
    assert [each.value for each in found.statements["tax_per_land"]] == [2_000]
    assert found.heads["tax_per_land"].section != DERIVED


def test_what_a_subject_belongs_to_comes_first() -> None:
    _, dataset = embedded()
    found = gathered(ComparedSubject(dataset, "changdong"))
    first = next(iter(found.heads.values()))
    assert first.section == ABOUT
    (parent,) = found.statements["about.belongs_to"]
    assert parent.text.en == "Qingshanhu District"
