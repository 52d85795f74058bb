"""A dataset answers what is stated of a subject and what it is tied to, in the file's order."""

from gisapp.core.text.bilingual import Bilingual
from tests.parks import embedded

_, DATASET = embedded()


def test_facts_of_a_subject_come_in_the_files_order() -> None:
    facts = DATASET.facts_of("led-demo-park")
    assert facts
    assert [fact for fact in DATASET.facts if fact.subject_uid == "led-demo-park"] == list(facts)
    assert DATASET.facts_of("nowhere") == ()


def test_a_tie_is_found_from_both_ends() -> None:
    phase, park = "led-demo-park-phase-1", "led-demo-park"
    assert DATASET.objects_of(phase, "phase_of") == (park,)
    assert phase in DATASET.subjects_of(park, "phase_of")
    assert DATASET.objects_of(park, "phase_of") == ()
    (tie,) = (each for each in DATASET.relations_from(phase) if each.predicate == "phase_of")
    assert tie in DATASET.relations_to(park)


def test_a_code_without_words_stands_for_itself() -> None:
    assert DATASET.label("kind", "park").en == "Industrial park"
    assert DATASET.label("kind", "no_such") == Bilingual("no_such", "no_such")


def test_the_codes_of_a_list_are_those_that_have_words_there() -> None:
    kinds = DATASET.codes_of("kind")
    assert len(kinds) == len(set(kinds))
    assert {subject.kind for subject in DATASET.subjects.values()} <= set(kinds)
    assert DATASET.codes_of("no_such_list") == ()
