"""One box for all: features and topics by name, facts by what they say, values, positions."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from gisapp.core.layers.layer import FeatureRef, Layer, TopicRef
from gisapp.core.layers.subject_lookup import find_subject
from gisapp.core.parks.dataset import ParkDataset, Subject
from gisapp.core.parks.fact_formatter import FactFormatter
from gisapp.core.parks.facts import Fact
from gisapp.core.search.hits import (
    HitKind,
    MapPoint,
    Reason,
    SearchHit,
    Target,
    position_hits,
)
from gisapp.core.search.name_index import FoundName, NameIndex
from gisapp.core.search.value_index import FoundValue, ValueIndex
from gisapp.core.space.extent import Extent
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.text.matching import NOT_FOUND, folded, name_rank, word_stands_at
from gisapp.core.text.pinyin import as_pinyin
from gisapp.core.text.quantity import Quantity, read_quantity
from gisapp.core.text.typos import typos_allowed, typos_in
from gisapp.core.text.units import UnitChoice
from gisapp.errors import SourceError
from gisapp.words import Words


@dataclass(frozen=True)
class _Candidate:
    """A hit that is found by a name, by words that all stand in `text`, or by its fact's value."""

    hit: SearchHit
    names: "tuple[_Name, ...]"
    text: str


@dataclass(frozen=True)
class _Name:
    """A way to write a name, folded, and what kind of way it is; `written` says which name."""

    form: str
    reason: Reason
    written: str = ""


@dataclass(frozen=True)
class Searched:
    """What is searched besides datasets.

    Parameters
    ----------
    names : sequence of NameIndex
        The names of features of other layers.
    values : sequence of ValueIndex
        Their attributes.
    places : sequence of (NameIndex, Layer)
        The names on the base map, and the layers they stand in.
    near_longitude : float or None
        In degrees, where the data lie.
    """

    names: Sequence[NameIndex] = ()
    values: Sequence[ValueIndex] = ()
    places: Sequence[tuple[NameIndex, Layer]] = ()
    near_longitude: float | None = None


_VALUE_RANK = 3
_TEXT_RANK = 4
_BY_KIND: dict[HitKind, int] = {
    "feature": 0, "topic": 1, "place": 2, "fact": 3, "unusable": 4, "point": 0
}  # fmt: skip
_NOTHING_ELSE = Searched()


class SearchIndex:
    """All that can be searched in some datasets; it is filled at the first search.

    Parameters
    ----------
    layers
        Those of the datasets, and maybe others.
    words
        All languages in which values may be typed: "1 billion" and "10 亿" alike.
    """

    def __init__(
        self,
        datasets: Sequence[ParkDataset],
        layers: Sequence[Layer],
        words: Sequence[Words],
    ) -> None:
        self._datasets = tuple(datasets)
        self._layers = tuple(layer for layer in layers if layer.identifiable)
        self._words = tuple(words)

    def search(
        self, text: str, others: Searched = _NOTHING_ELSE, limit: int = 20
    ) -> tuple[SearchHit, ...]:
        """Return what fits `text` best, at most `limit`, best first; nothing for no text.

        Names with a letter wrong are found where nothing else is.
        """
        wanted = folded(text)
        if not wanted:
            return ()
        points = tuple(position_hits(text, others.near_longitude))
        ranked = list(self._ranked(wanted, read_quantity(text), others, limit))
        if not ranked and not points:
            ranked = list(self._alike(wanted, others, limit))
        ranked.sort(key=lambda each: (each[0], _BY_KIND[each[1].kind]))
        # By its name a feature was found better than by an attribute with the same words.
        firsts: dict[tuple[Target, int, int], SearchHit] = {}
        for _, hit in ranked:
            firsts.setdefault((hit.target, id(hit.fact), id(hit.dataset)), hit)
        return (*points, *firsts.values())[:limit]

    def _ranked(
        self, wanted: str, quantity: Quantity | None, others: Searched, limit: int
    ) -> Iterator[tuple[int, SearchHit]]:
        pinyin = as_pinyin(wanted)
        for candidate in self._candidates:
            yield from _fitting(candidate, wanted, pinyin, quantity)
        for index in others.names:
            for name in index.find(wanted, limit):
                yield name.rank, _hit_by_name(index, name)
        for place, layer in others.places:
            yield from _places(layer, place.find(wanted, limit))
        for values in others.values:
            found = sorted(values.find(wanted, quantity, limit))[:limit]
            yield from _hits_by_value(values, found)

    def _alike(self, wanted: str, others: Searched, limit: int) -> Iterator[tuple[int, SearchHit]]:
        """Yield what has a name that is nearly so, with the number of letters that are wrong."""
        allowed = typos_allowed(wanted)
        for candidate in self._candidates if allowed else ():
            wrong = min(
                (typos_in(wanted, name.form) for name in candidate.names), default=NOT_FOUND
            )
            if wrong <= allowed:
                yield wrong, replace(candidate.hit, reason="typo")
        for index in others.names:
            for name in index.find_alike(wanted, limit):
                yield name.rank, _hit_by_name(index, name)
        for place, layer in others.places:
            yield from _places(layer, place.find_alike(wanted, limit))

    @cached_property
    def _candidates(self) -> list[_Candidate]:
        return [
            *self._subjects(),
            *(each for dataset in self._datasets for each in self._facts(dataset)),
        ]

    def _subjects(self) -> Iterator[_Candidate]:
        for dataset in self._datasets:
            for subject in dataset.subjects.values():
                target = find_subject(self._layers_of(dataset), subject.uid)
                if target is not None:
                    yield _subject(dataset, subject, target)

    def _facts(self, dataset: ParkDataset) -> Iterator[_Candidate]:
        formatters = [
            FactFormatter(dataset, words, units)
            for words in self._words
            for units in (UnitChoice(), UnitChoice(money="wan"))
        ]
        for fact in dataset.facts:
            target = find_subject(self._layers_of(dataset), fact.subject_uid)
            if target is None:
                continue
            name = dataset.subjects[fact.subject_uid].name
            label = dataset.properties[fact.property_code].label
            kind: HitKind = "fact" if fact.is_usable else "unusable"
            hit = SearchHit(kind, name, label, target, fact, dataset, reason="text")
            said = [name.en, name.zh, label.en, label.zh, fact.fact_id, *_said(fact, formatters)]
            yield _Candidate(hit, (), " ".join(dict.fromkeys(map(folded, said))))

    def _layers_of(self, dataset: ParkDataset) -> list[Layer]:
        return [layer for layer in self._layers if layer.dataset is dataset]


def _said(fact: Fact, formatters: Iterable[FactFormatter]) -> Iterator[str]:
    """Yield what a fact says in all its words; of an unusable one only what is known of it."""
    yield from (fact.note.en, fact.note.zh, fact.locator)
    if not fact.is_usable:
        return
    yield from (fact.text.en, fact.text.zh)
    for formatter in formatters:
        yield formatter.period(fact.period)
        yield formatter.value(fact)
        yield from formatter.in_other_units(fact)


def _hit_by_name(index: NameIndex, found: FoundName) -> SearchHit:
    ref = FeatureRef(index.layer_id, found.feature_id)
    return SearchHit("feature", found.name, index.layer_name, ref, reason=found.reason)


def _places(layer: Layer, found: Sequence[FoundName]) -> Iterator[tuple[int, SearchHit]]:
    """Yield names on the base map, each name once: a river has many stretches."""
    for name in {each.name: each for each in reversed(found)}.values():
        row = layer.geometry.row_of(name.feature_id)
        extent = None if row is None else Extent.of_bounds(layer.geometry.bounds[[row]])
        if extent is not None:
            target = MapPoint(*extent.center, extent)
            yield name.rank, SearchHit("place", name.name, layer.name, target, reason=name.reason)


def _hits_by_value(
    index: ValueIndex, found: Sequence[FoundValue]
) -> Iterator[tuple[int, SearchHit]]:
    try:
        names = index.attributes.names([each.feature_id for each in found])
    except SourceError:
        # The value is known; what is wrong with the file, going there tells.
        names = [Bilingual()] * len(found)
    for each, name in zip(found, names, strict=True):
        ref = FeatureRef(index.layer_id, each.feature_id)
        value = f"{each.value:.15g}" if isinstance(each.value, float) else each.value
        matched = f"{each.field}: {value}"
        yield (
            _VALUE_RANK + each.rank,
            SearchHit("feature", name, index.layer_name, ref, reason="attribute", matched=matched),
        )


def _subject(dataset: ParkDataset, subject: Subject, target: Target) -> _Candidate:
    kind = dataset.label("kind", subject.kind)
    hit = SearchHit(
        "topic" if isinstance(target, TopicRef) else "feature", subject.name, kind, target
    )
    others = [
        text
        for fact in dataset.facts_of(subject.uid)
        if fact.is_usable and fact.property_code in ("also_called", "full_name")
        for text in (fact.text.en, fact.text.zh)
    ]
    names = (
        *_name_forms(subject.name, subject.pinyin),
        *(_Name(folded(text), "other_name", text) for text in others),
    )
    text = " ".join((*(name.form for name in names), folded(f"{kind.en} {kind.zh}")))
    return _Candidate(hit, names, text)


def _name_forms(name: Bilingual, pinyin: str) -> tuple[_Name, ...]:
    """Return a name as it may be typed: in both languages, in pinyin and by its initials."""
    syllables = folded(pinyin).split()
    spelled = ("".join(syllables), "".join(syllable[0] for syllable in syllables))
    forms = {folded(text): _Name(folded(text), "name") for text in (name.en, name.zh)}
    for form in spelled:
        forms.setdefault(form, _Name(form, "pinyin"))
    return tuple(each for form, each in forms.items() if form)


def _fitting(
    candidate: _Candidate, wanted: str, pinyin: str, quantity: Quantity | None
) -> Iterator[tuple[int, SearchHit]]:
    """Yield how well a candidate fits, 0 best, and the hit that says why; else nothing."""
    ranks = [
        (_rank(name.form, pinyin if name.reason == "pinyin" else wanted), place)
        for place, name in enumerate(candidate.names)
    ]
    rank, place = min(ranks, default=(NOT_FOUND, 0))
    fact = candidate.hit.fact
    if rank != NOT_FOUND:
        name = candidate.names[place]
        yield rank, replace(candidate.hit, reason=name.reason, matched=name.written)
    elif quantity and fact and fact.value is not None and quantity.is_value(fact.value, fact.unit):
        yield _VALUE_RANK, replace(candidate.hit, reason="value")
    elif all(_stands_in(word, candidate.text) for word in wanted.split()):
        yield _TEXT_RANK, replace(candidate.hit, reason="text")


def _rank(form: str, wanted: str) -> int:
    """Return how well a name fits, 0 best; blanks may be typed anywhere."""
    if not wanted:
        return NOT_FOUND
    begins = form.startswith(wanted.replace(" ", ""))
    return min(name_rank(form, wanted), 1 if begins else NOT_FOUND)


def _stands_in(word: str, text: str) -> bool:
    """True if a word begins a word of `text`; Chinese is written without gaps."""
    place = text.find(word)
    while place >= 0 and not word_stands_at(text, place):
        place = text.find(word, place + 1)
    return place >= 0
