"""One box for all: features and topics by name, facts by what they say, positions."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np

from gisapp.core.layers.layer import FeatureRef, Layer, TopicRef
from gisapp.core.layers.subject_lookup import find_subject
from gisapp.core.parks.dataset import ParkDataset, Subject
from gisapp.core.parks.fact_formatter import FactFormatter
from gisapp.core.parks.facts import Fact
from gisapp.core.search.name_index import NameIndex
from gisapp.core.space.coordinate_parser import parse_coordinates
from gisapp.core.space.crs import lonlat_to_mercator
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.text.matching import NOT_FOUND, folded, name_rank
from gisapp.core.text.units import UnitChoice
from gisapp.words import Words


@dataclass(frozen=True)
class MapPoint:
    """A point of the map, in EPSG:3857."""

    x: float
    y: float


HitKind = Literal["feature", "topic", "fact", "unusable", "point"]
Target = FeatureRef | TopicRef | MapPoint


@dataclass(frozen=True)
class SearchHit:
    """Something that was found and where it is.

    `detail` says what a feature or topic is, or which property a fact is about. An unusable
    statement is found to be read about with its paragraph, never as a value.

    Parameters
    ----------
    fact, dataset
        For a fact or an unusable statement: itself, and the dataset that it stands in.
    """

    kind: HitKind
    title: Bilingual
    detail: Bilingual
    target: Target
    fact: Fact | None = None
    dataset: ParkDataset | None = None


@dataclass(frozen=True)
class _Candidate:
    """A hit that is found by one of `names`, or by words that all stand in `text`."""

    hit: SearchHit
    names: tuple[str, ...]
    text: str


_BY_NAME: dict[HitKind, int] = {"feature": 0, "topic": 1, "fact": 2, "unusable": 3, "point": 0}


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
        self, text: str, names: Sequence[NameIndex] = (), limit: int = 20
    ) -> tuple[SearchHit, ...]:
        """Return what fits `text` best, at most `limit`, best first; nothing for no text.

        `names` are those of the features of other layers.
        """
        wanted = folded(text)
        if not wanted:
            return ()
        ranked = [
            (rank, candidate.hit)
            for candidate in self._candidates
            if (rank := _rank(candidate, wanted)) != NOT_FOUND
        ]
        for index in names:
            ranked += _hits_by_name(index, wanted, limit)
        ranked.sort(key=lambda each: (each[0], _BY_NAME[each[1].kind]))
        return (*_point(text), *(hit for _, hit in ranked))[:limit]

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
            hit = SearchHit(kind, name, label, target, fact, dataset)
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


def _hits_by_name(index: NameIndex, wanted: str, limit: int) -> Iterator[tuple[int, SearchHit]]:
    for rank, feature_id, name in index.find(wanted, limit):
        ref = FeatureRef(index.layer_id, feature_id)
        yield rank, SearchHit("feature", name, index.layer_name, ref)


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
    names = _name_forms(subject.name, subject.pinyin) + tuple(folded(text) for text in others)
    return _Candidate(hit, names, " ".join((*names, folded(f"{kind.en} {kind.zh}"))))


def _name_forms(name: Bilingual, pinyin: str) -> tuple[str, ...]:
    """Return a name as it may be typed: in both languages, pinyin spaced, joined, initials."""
    syllables = folded(pinyin).split()
    forms = (
        folded(name.en),
        folded(name.zh),
        " ".join(syllables),
        "".join(syllables),
        "".join(syllable[0] for syllable in syllables),
    )
    return tuple(form for form in dict.fromkeys(forms) if form)


def _rank(candidate: _Candidate, wanted: str) -> int:
    """Return how well a candidate fits, 0 best."""
    ranks = [name_rank(name, wanted) for name in candidate.names]
    # Pinyin is typed with gaps anywhere: "cd gyy".
    joined = wanted.replace(" ", "")
    ranks += [1 for name in candidate.names if name.startswith(joined)]
    if ranks and min(ranks) != NOT_FOUND:
        return min(ranks)
    return 4 if all(_stands_in(word, candidate.text) for word in wanted.split()) else NOT_FOUND


def _stands_in(word: str, text: str) -> bool:
    """True if a word begins a word of `text`; Chinese is written without gaps."""
    if not word.isascii():
        return word in text
    return re.search(rf"(?<![a-z0-9.,]){re.escape(word)}", text) is not None


def _point(text: str) -> Iterable[SearchHit]:
    lonlat = parse_coordinates(text)
    if lonlat is not None:
        longitude, latitude = lonlat
        (x, y), *_ = lonlat_to_mercator(np.array([lonlat])).tolist()
        title = f"{latitude:.5f}°, {longitude:.5f}°"
        yield SearchHit("point", Bilingual(title, title), Bilingual(), MapPoint(x, y))
