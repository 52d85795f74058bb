"""One box for all: features and topics by name, facts by what they say, values, positions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from gisapp.core.geometry.point_on_shape import point_on_shape
from gisapp.core.layers.layer import FeatureRef, Layer
from gisapp.core.parks.dataset import ParkDataset
from gisapp.core.search.asked import Asked
from gisapp.core.search.candidate import TEXT_RANK, VALUE_RANK, Candidate
from gisapp.core.search.dataset_candidates import candidates
from gisapp.core.search.hits import HitKind, MapPoint, SearchHit, Target, position_hits
from gisapp.core.search.name_index import FoundName, NameIndex
from gisapp.core.search.value_index import FoundValue, ValueIndex
from gisapp.core.search.word_search import features_with_words
from gisapp.core.space.extent import Extent
from gisapp.core.text.bilingual import Bilingual
from gisapp.errors import SourceError
from gisapp.words import Words


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


MOST_FOUND = 300
"""Hits that are found at most: who looks for one will rather type more than read on."""
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
        self, text: str, others: Searched = _NOTHING_ELSE, limit: int = MOST_FOUND
    ) -> tuple[SearchHit, ...]:
        """Return what fits `text` best, at most `limit`, best first; nothing for no text.

        Names and values with a letter wrong are found where nothing else is.
        """
        asked = Asked.of(text)
        if not asked.text:
            return ()
        points = tuple(position_hits(text, others.near_longitude))
        ranked = list(self._ranked(asked, others, limit))
        if not ranked and not points and asked.quantity is None:
            ranked = list(self._alike(asked, others, limit))
        ranked.sort(key=lambda each: (each[0], _BY_KIND[each[1].kind]))
        # By its name a feature was found better than by an attribute with the same words.
        firsts: dict[tuple[Target, int, int], SearchHit] = {}
        for _, hit in ranked:
            firsts.setdefault((hit.target, id(hit.fact), id(hit.dataset)), hit)
        return (*points, *firsts.values())[:limit]

    def _ranked(
        self, asked: Asked, others: Searched, limit: int
    ) -> Iterator[tuple[int, SearchHit]]:
        yield from filter(None, (each.fit(asked) for each in self._candidates))
        for index in others.names:
            for name in index.find(asked, limit):
                yield name.rank, _hit_by_name(index, name)
        for place, layer in others.places:
            yield from _places(layer, place.find(asked, limit))
        for values in others.values:
            yield from _hits_by_value(values, values.find(asked, limit), VALUE_RANK)
            if asked.words:
                names = [each for each in others.names if each.layer_id == values.layer_id]
                found = features_with_words(asked.words, names, values, limit)
                yield from _hits_by_value(values, found, TEXT_RANK)

    def _alike(self, asked: Asked, others: Searched, limit: int) -> Iterator[tuple[int, SearchHit]]:
        """Yield what has a field or nearly a name or value that is called so, and what is wrong."""
        yield from filter(None, (each.fit_alike(asked) for each in self._candidates))
        for index in others.names:
            for name in index.find_alike(asked, limit):
                yield name.rank, _hit_by_name(index, name)
        for place, layer in others.places:
            yield from _places(layer, place.find_alike(asked, limit))
        for values in others.values:
            # What is no value may be a heading: all that stands below it is found.
            below = features_with_words((asked,), (), values, limit)
            yield from _hits_by_value(values, below, 0)
            yield from _hits_by_value(values, values.find_alike(asked, limit), VALUE_RANK)

    @cached_property
    def _candidates(self) -> list[Candidate]:
        return candidates(self._datasets, self._layers, self._words)


def _hit_by_name(index: NameIndex, found: FoundName) -> SearchHit:
    ref = FeatureRef(index.layer_id, found.feature_id)
    return SearchHit("feature", found.name, index.layer_name, ref, reason=found.reason)


def _places(layer: Layer, found: Sequence[FoundName]) -> Iterator[tuple[int, SearchHit]]:
    """Yield names on the base map, each name once: a river has many stretches."""
    for name in {each.name: each for each in reversed(found)}.values():
        row = layer.geometry.row_of(name.feature_id)
        extent = None if row is None else Extent.of_bounds(layer.geometry.bounds[[row]])
        if row is not None and extent is not None:
            target = MapPoint(*point_on_shape(layer.geometry.feature(row), *extent.center), extent)
            yield name.rank, SearchHit("place", name.name, layer.name, target, reason=name.reason)


def _hits_by_value(
    index: ValueIndex, found: Sequence[FoundValue], rank: int
) -> Iterator[tuple[int, SearchHit]]:
    try:
        names = index.names([each.feature_id for each in found])
    except SourceError:
        # The value is known; what is wrong with the file, going there tells.
        names = [Bilingual()] * len(found)
    for each, name in zip(found, names, strict=True):
        ref = FeatureRef(index.layer_id, each.feature_id)
        hit = SearchHit(
            "feature", name, index.layer_name, ref, None, None, "attribute", each.matched
        )
        yield rank + each.rank, hit
