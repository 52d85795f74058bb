"""One box for all: features and topics by name, facts by what they say, positions."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np

from gisapp.core.bilingual import Bilingual
from gisapp.core.coordinates import parse_coordinates
from gisapp.core.crs import lonlat_to_mercator
from gisapp.core.facts import Fact
from gisapp.core.layer import FeatureRef, Layer, TopicRef
from gisapp.core.park_dataset import ParkDataset, Subject
from gisapp.core.subjects import find_subject
from gisapp.core.units import UnitChoice, area_in_all_units, format_fact, format_period
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

    `detail` says what a feature or topic is, or which property a fact tells of. An unusable
    statement is found to be read about with its paragraph, never as a value.
    """

    kind: HitKind
    title: Bilingual
    detail: Bilingual
    target: Target
    fact: Fact | None = None


@dataclass(frozen=True)
class _Candidate:
    """A hit that is found by one of `names`, or by words that all stand in `text`."""

    hit: SearchHit
    names: tuple[str, ...]
    text: str


_BY_NAME = {"feature": 0, "topic": 1, "fact": 2, "unusable": 3, "point": 0}
_NOT_FOUND = 99


class SearchIndex:
    """All that can be searched in some layers; it is filled at the first search.

    `words` are all languages in which values may be typed: "1 billion" and "10 亿" alike.
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

    def search(self, text: str, limit: int = 20) -> tuple[SearchHit, ...]:
        """Return what fits `text` best, at most `limit`, best first; nothing for no text."""
        wanted = _folded(text)
        if not wanted:
            return ()
        ranked = sorted(
            (
                (rank, _BY_NAME[candidate.hit.kind], number)
                for number, candidate in enumerate(self._candidates)
                if (rank := _rank(candidate, wanted)) != _NOT_FOUND
            ),
        )
        found = tuple(self._candidates[number].hit for *_, number in ranked)
        return (*_point(text), *found)[:limit]

    @cached_property
    def _candidates(self) -> list[_Candidate]:
        return [
            *self._subjects(),
            *self._other_features(),
            *(each for dataset in self._datasets for each in self._facts(dataset)),
        ]

    def _subjects(self) -> Iterator[_Candidate]:
        for dataset in self._datasets:
            for subject in dataset.subjects.values():
                target = find_subject(self._layers_of(dataset), subject.uid)
                if target is not None:
                    yield _subject(dataset, subject, target)

    def _other_features(self) -> Iterator[_Candidate]:
        for layer in self._layers:
            # The names of features that are not held would all have to be read.
            if layer.dataset in self._datasets or layer.excerpt is not None:
                continue
            feature_ids = layer.geometry.feature_ids.tolist()
            names = layer.attributes.names(feature_ids)
            for feature_id, name in zip(feature_ids, names, strict=True):
                if name:
                    ref = FeatureRef(layer.layer_id, feature_id)
                    hit = SearchHit("feature", name, layer.name, ref)
                    yield _Candidate(hit, _name_forms(name, ""), "")

    def _facts(self, dataset: ParkDataset) -> Iterator[_Candidate]:
        for fact in dataset.facts:
            target = find_subject(self._layers_of(dataset), fact.subject_uid)
            if target is None:
                continue
            name = dataset.subjects[fact.subject_uid].name
            label = dataset.properties[fact.property_code].label
            kind: HitKind = "fact" if fact.is_usable else "unusable"
            hit = SearchHit(kind, name, label, target, fact)
            said = [name.en, name.zh, label.en, label.zh, fact.fact_id, *self._said(fact)]
            yield _Candidate(hit, (), " ".join(_folded(each) for each in said))

    def _said(self, fact: Fact) -> Iterator[str]:
        """Yield what a fact says in all its words; of an unusable one only what is known of it."""
        yield from (fact.note.en, fact.note.zh, fact.locator)
        if not fact.is_usable:
            return
        yield from (fact.text.en, fact.text.zh)
        for words in self._words:
            yield format_period(fact.period, words)
            for choice in (UnitChoice(), UnitChoice(money="wan")):
                yield format_fact(fact, choice, words)
            if fact.unit == "m2" and fact.value is not None:
                yield from (text for _, text in area_in_all_units(fact.value, words))

    def _layers_of(self, dataset: ParkDataset) -> list[Layer]:
        return [layer for layer in self._layers if layer.dataset is dataset]


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
    names = _name_forms(subject.name, subject.pinyin) + tuple(_folded(text) for text in others)
    return _Candidate(hit, names, " ".join((*names, _folded(f"{kind.en} {kind.zh}"))))


def _name_forms(name: Bilingual, pinyin: str) -> tuple[str, ...]:
    """Return a name as it may be typed: in both languages, pinyin spaced, joined, initials."""
    syllables = _folded(pinyin).split()
    forms = (
        _folded(name.en),
        _folded(name.zh),
        " ".join(syllables),
        "".join(syllables),
        "".join(syllable[0] for syllable in syllables),
    )
    return tuple(form for form in dict.fromkeys(forms) if form)


def _rank(candidate: _Candidate, wanted: str) -> int:
    """Return how well a candidate fits, 0 best."""
    ranks = [_name_rank(name, wanted) for name in candidate.names]
    # Pinyin is typed with gaps anywhere: "cd gyy".
    joined = wanted.replace(" ", "")
    ranks += [1 for name in candidate.names if name.startswith(joined)]
    if ranks and min(ranks) != _NOT_FOUND:
        return min(ranks)
    return 4 if all(_stands_in(word, candidate.text) for word in wanted.split()) else _NOT_FOUND


def _name_rank(name: str, wanted: str) -> int:
    if name == wanted:
        return 0
    if name.startswith(wanted):
        return 1
    if f" {wanted}" in name:
        return 2
    return 3 if wanted in name else _NOT_FOUND


def _stands_in(word: str, text: str) -> bool:
    """Tell whether a word begins a word of `text`; Chinese is written without gaps."""
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


def _folded(text: str) -> str:
    """Return text for comparison: no case, no accents or tones, no full width, single spaces."""
    decomposed = unicodedata.normalize("NFKD", text)
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(unicodedata.normalize("NFKC", plain).casefold().split())
