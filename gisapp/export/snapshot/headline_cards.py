"""The few figures that open a page, each with its time and its doubts."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from gisapp.core.parks.dataset import ParkDataset
from gisapp.core.parks.derived import Derived
from gisapp.core.parks.facts import Fact, Period
from gisapp.core.parks.headline import KindHeadline, KindTotal, chosen_totals
from gisapp.core.text.bilingual import Bilingual
from gisapp.words import LANGUAGES, load_words

MOST_FIGURES = 4
"""Figures that open one section of a page."""
_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True)
class HeadlineCard:
    """One figure that opens a page.

    Parameters
    ----------
    total : KindTotal
        It has a value.
    kind : Bilingual
        What the subjects are called; empty where that goes without saying.
    period : Period
        The time that its facts are about, from the first to the last; empty where none is stated.
    qualifier : str
        As of `Fact`.
    confidence : Bilingual
        How sure the one fact is that it is; empty where it is clear, or none.
    doubts : tuple of str
        Codes of doubts about joining several facts, the gravest first.
    """

    total: KindTotal
    kind: Bilingual
    period: Period
    qualifier: str = "eq"
    confidence: Bilingual = field(default_factory=Bilingual)
    doubts: tuple[str, ...] = ()

    @property
    def is_mean(self) -> bool:
        """True where its digits are no one's."""
        total = self.total
        return total.stated > 1 and total.property.aggregation in ("mean", "weighted_mean")


def headline_cards(
    headlines: Sequence[KindHeadline], dataset: ParkDataset | None
) -> tuple[HeadlineCard, ...]:
    """Return the figures that open a section.

    Parameters
    ----------
    headlines : sequence of KindHeadline
        Of all kinds of subjects in it.
    dataset : ParkDataset or None
        Whose facts they are; None where rows are too many to be told of.
    """
    several = len(headlines) > 1
    chosen = islice(chosen_totals(headlines), MOST_FIGURES)
    return tuple(
        _card(total, kind_title(kind) if several else Bilingual(), dataset)
        for total, kind in chosen
    )


def kind_title(headline: KindHeadline) -> Bilingual:
    """Return what the subjects of a kind are called, "Plots" of several."""
    return Bilingual(*_titles(headline))


def _titles(headline: KindHeadline) -> Iterator[str]:
    for language in LANGUAGES:
        words = load_words(language)
        code = f"layers.kind.{headline.kind}"
        is_several = code in words and headline.count > 1
        label = headline.label.in_language(language)
        yield words(code) if is_several else label or words("home.rows")


def _card(total: KindTotal, kind: Bilingual, dataset: ParkDataset | None) -> HeadlineCard:
    period = _period(_facts_of(total, dataset))
    card = HeadlineCard(total, kind, period, doubts=total.doubts)
    match total.operands:
        case Derived() as derived:
            return replace(card, qualifier=derived.qualifier, doubts=derived.doubts)
        case Fact() as fact if dataset is not None and fact.confidence != "clear":
            confidence = dataset.label("confidence", fact.confidence)
            return replace(card, qualifier=fact.qualifier, confidence=confidence)
        case Fact() as fact:
            return replace(card, qualifier=fact.qualifier)
    return card


def _facts_of(total: KindTotal, dataset: ParkDataset | None) -> Iterable[Fact]:
    match total.operands:
        case Derived() as derived:
            return derived.operands
        case Fact() as fact:
            return (fact,)
    key = total.property.code, total.unit, total.basis, total.kind
    return (
        fact
        for fact in (dataset.facts if dataset else ())
        if (fact.property_code, fact.unit, fact.basis, fact.kind) == key and fact.is_usable
    )


def _period(facts: Iterable[Fact]) -> Period:
    """Return the time from the first to the last of some facts, in years where they differ."""
    periods = [fact.period for fact in facts if fact.period.iso]
    if not periods:
        return Period()
    basis = next((each.basis for each in periods if each.basis == "inferred"), "stated")
    times = {(each.start or each.end, each.end or each.start) for each in periods}
    if len(times) == 1:
        [(start, end)] = times
        return Period(start, end, basis=basis)
    years = [year for time in times for each in time for year in _YEAR.findall(each)[:1]]
    return Period(min(years), max(years), basis=basis) if years else Period()
