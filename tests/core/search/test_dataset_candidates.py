"""Subjects are found by their names, facts by their words, and each says why."""

import pytest

from gisapp.core.search.asked import Asked
from gisapp.core.search.candidate import Candidate
from gisapp.core.search.dataset_candidates import candidates
from gisapp.core.search.hits import SearchHit
from gisapp.words import LANGUAGES, load_words
from tests.parks import embedded


@pytest.fixture(scope="module")
def known() -> list[Candidate]:
    layers, dataset = embedded()
    return candidates([dataset], layers, [load_words(language) for language in LANGUAGES])


def hits(known: list[Candidate], text: str) -> list[SearchHit]:
    asked = Asked.of(text)
    found = [fit for each in known if (fit := each.fit(asked)) is not None]
    return [hit for _, hit in sorted(found, key=lambda each: each[0])]


@pytest.mark.parametrize(
    ("text", "matched"),
    [
        ("explosion-proof", "Explosion-proof lamp lines"),
        ("470 each year", "From 100 to 470 lines"),
        ("F072", "F072"),
        ("¶16", "¶16"),
        ("企业名称", "企业名称"),
    ],
)
def test_a_fact_that_does_not_show_the_words_tells_them(
    known: list[Candidate], text: str, matched: str
) -> None:
    hit = hits(known, text)[0]
    assert hit.reason == "text"
    assert matched in hit.matched.en


def test_what_the_row_of_a_fact_shows_is_not_told_twice(known: list[Candidate]) -> None:
    for text in ("饱和", "September 2014", "2014年9月", "470 lines"):
        assert not hits(known, text)[0].matched, text


def test_words_are_told_of_each_place_where_they_stand(known: list[Candidate]) -> None:
    by_fact = {hit.fact.fact_id: hit.matched.en for hit in hits(known, "phase 1 F054") if hit.fact}
    assert by_fact == {"F054": "F054"}


def test_a_quantity_is_not_looked_for_in_pieces(known: list[Candidate]) -> None:
    found = hits(known, "1 billion")
    assert [(hit.reason, hit.fact and hit.fact.value) for hit in found] == [("value", 1e9)]


def test_what_is_worked_out_is_found_by_its_figure(known: list[Candidate]) -> None:
    hit = hits(known, "2,381 yuan/m²")[0]
    assert hit.reason == "attribute"
    assert hit.matched.en.endswith(": 2,381 yuan/m²")
    assert hit.matched.zh != hit.matched.en
