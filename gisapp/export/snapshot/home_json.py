"""The figures that open the page: what each mapped layer and each dataset comes to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gisapp.core.own_parks.totals.opening_order import in_opening_order
from gisapp.core.parks.dataset import ParkDataset
from gisapp.core.parks.headline import Gap, KindHeadline, headlines_of
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.text.json_value import Json
from gisapp.export.snapshot.facts_json import pair
from gisapp.export.snapshot.headline_cards import HeadlineCard, headline_cards, kind_title
from gisapp.export.snapshot.request import Snapshot

_MOST_GAPS = 6


@dataclass(frozen=True)
class HomeSection:
    """What opens the page on one mapped layer, or on one dataset.

    Parameters
    ----------
    title : Bilingual
        What the layer is called; empty for a dataset.
    headlines : tuple of KindHeadline
        Of the kinds of its subjects.
    cards : tuple of HeadlineCard
        The figures that open it.
    """

    title: Bilingual
    headlines: tuple[KindHeadline, ...]
    cards: tuple[HeadlineCard, ...]


def home_sections(snapshot: Snapshot) -> tuple[HomeSection, ...]:
    """Return a section for each mapped layer in their opening order, then for each dataset."""
    content, own = snapshot.content, snapshot.own
    told = own.shown.dataset if own.shown else None
    of_layers = (
        _section(layer.name, own.headlines[layer.layer_id].kinds, told)
        for layer in in_opening_order(reversed(content.layers))
        if layer.layer_id in own.headlines
    )
    of_datasets = (
        _section(Bilingual(), headlines_of(dataset, dataset.codes_of("kind")), dataset)
        for dataset in content.datasets
    )
    return tuple(each for each in (*of_layers, *of_datasets) if each.headlines)


def home_json(snapshot: Snapshot) -> list[Json]:
    """Return the sections as the page's scripts read them."""
    return [_json(each) for each in home_sections(snapshot)]


def _section(
    title: Bilingual, headlines: Sequence[KindHeadline], dataset: ParkDataset | None
) -> HomeSection:
    return HomeSection(title, tuple(headlines), headline_cards(headlines, dataset))


def _json(section: HomeSection) -> dict[str, Json]:
    # A dataset has no title, and lists its subjects by kind with all that they state.
    is_layer = bool(section.title)
    headlines = section.headlines if is_layer else ()
    return {
        "title": pair(section.title),
        "counts": [[pair(kind_title(each)), each.count] for each in headlines],
        "cards": [_card(each) for each in section.cards],
        "gaps": list(_gaps(headlines))[:_MOST_GAPS],
    }


def _card(card: HeadlineCard) -> dict[str, Json]:
    total, period = card.total, card.period
    return {
        "label": pair(total.property.label),
        "property": total.property.code,
        "aggregation": total.property.aggregation,
        "kind": pair(card.kind),
        "value": total.value,
        "unit": total.unit,
        "qualifier": card.qualifier,
        "qualities": [pair(each) for each in total.qualities],
        "period": {"start": period.start, "end": period.end, "basis": period.basis},
        "confidence": pair(card.confidence),
        "doubts": list(card.doubts),
        "stated": total.stated,
        "count": total.count,
        "is_mean": card.is_mean,
    }


def _gaps(headlines: Sequence[KindHeadline]) -> Iterator[Json]:
    for headline in headlines:
        for gap in headline.gaps:
            yield _gap(gap)


def _gap(gap: Gap) -> dict[str, Json]:
    return {"label": pair(gap.property.label), "stated": gap.stated, "count": gap.count}
