"""Facts of tables are found by the key of a row, in whatever form it is written."""

from dataclasses import replace

from gisapp.core.own_parks.rows.added_facts import NO_FACTS, AddedFacts
from tests.parks import embedded


def test_facts_are_found_by_a_key_that_reads_alike() -> None:
    fact = replace(embedded()[1].facts[0], subject_uid="g-001")
    added = AddedFacts((fact,))
    assert added.of("G-001 ") == (fact,)
    assert added.of("Ｇ-００１") == (fact,)
    assert added.of("G-002") == ()


def test_what_has_no_key_has_no_facts() -> None:
    fact = replace(embedded()[1].facts[0], subject_uid="")
    assert AddedFacts((fact,)).of("") == ()
    assert NO_FACTS.of("G-001") == ()
