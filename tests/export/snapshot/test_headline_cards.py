"""The figures that open a page have their time, their qualifier and their doubts."""

from dataclasses import replace

from gisapp.core.parks.dataset import ParkDataset
from gisapp.core.parks.facts import Fact, Period
from gisapp.core.parks.headline import headlines_of
from gisapp.export.snapshot.headline_cards import MOST_FIGURES, headline_cards, kind_title
from tests.parks import embedded, stated

_, DATASET = embedded()


def of_facts(*facts: Fact) -> ParkDataset:
    parks = {uid: DATASET.subjects[uid] for uid in ("changdong", "led-demo-park")}
    return replace(DATASET, facts=facts, subjects=parks, relations=(), worked_out=())


def invested(subject: str, value: float, **said: str) -> Fact:
    return stated(value, "CNY", fact_id=subject, subject=subject, code="invested_to_date", **said)


def test_one_fact_has_its_year_its_bound_and_how_sure_it_is() -> None:
    dataset = of_facts(
        invested("changdong", 5e9, qualifier="gt", year_basis="inferred", confidence="ambiguous")
    )
    [card] = headline_cards(headlines_of(dataset, ["park"]), dataset)
    assert (card.qualifier, card.period) == ("gt", Period("2017", "2017", basis="inferred"))
    assert card.confidence.en == "Ambiguous"
    assert not card.doubts
    assert not card.is_mean


def test_a_sum_has_the_years_of_its_parts_and_doubts() -> None:
    dataset = of_facts(
        invested("changdong", 1e6, year="2014"), invested("led-demo-park", 2e6, year="2016")
    )
    headlines = headlines_of(dataset, ["park"])
    [card] = headline_cards(headlines, dataset)
    assert (card.total.value, card.period) == (3e6, Period("2014", "2016", basis="stated"))
    assert "periods_differ" in card.doubts
    assert not card.confidence
    assert kind_title(headlines[0]).en == "Industrial parks"


def test_what_is_undated_has_no_year() -> None:
    dataset = of_facts(invested("changdong", 1e6, year=""))
    [card] = headline_cards(headlines_of(dataset, ["park"]), dataset)
    assert card.period == Period()


def test_few_figures_open_a_page() -> None:
    cards = headline_cards(headlines_of(DATASET, DATASET.codes_of("kind")), DATASET)
    assert len(cards) == MOST_FIGURES
    assert all(card.kind for card in cards)
