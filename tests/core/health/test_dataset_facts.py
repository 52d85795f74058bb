"""Of the park schema, facts that contradict each other and those that are missing are told."""

from gisapp.core.health.dataset_facts import doubtful_facts
from gisapp.core.progress import NO_PROGRESS
from gisapp.words import load_words
from tests.parks import embedded
from tests.untidy_parks import checked

EN = load_words("en")


def test_the_embedded_data_says_what_it_does_not_know() -> None:
    layers, _ = embedded()
    found = [each for layer in layers for each in doubtful_facts(checked(), layer, NO_PROGRESS)]
    by_code = {
        code: [each for each in found if each.code == code]
        for code in ("facts_contradict", "fact_not_stated")
    }
    (area,) = by_code["facts_contradict"]
    assert area.key == "qingshanhu"
    assert "132,000,000 m2" in area.sentence(EN)
    assert "262,000,000 m2" in area.sentence(EN)
    told = {each.sentence(EN) for each in by_code["fact_not_stated"]}
    assert "Demonstration Park, phase 1: Planned area of the phase is not stated." in told
    assert all(each.at is not None for each in found)
