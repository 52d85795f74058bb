"""Which features are motorways, railways, stations, ports, airports or rivers, as layers say."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from gisapp.core.geometry.ragged import Rows
from gisapp.core.layers.attribute_text import plain_text
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.names import names_of
from gisapp.core.text.bilingual import Bilingual
from gisapp.grammar import grammar

LANDMARKS = ("motorway", "railway", "station", "port", "airport", "river")
"""What is told of how far it is, in this order."""
_ROAD = "road"
_MOST_NAMED = 20_000
"""Roads of one layer whose names are read to find motorways."""


@dataclass(frozen=True, eq=False)
class LandmarkRows:
    """The features of a layer that are landmarks of one kind.

    Parameters
    ----------
    landmark : str
        One of `LANDMARKS`.
    layer : Layer
        With all its features.
    rows : (n,) int64
        Rows of the layer's geometry, ascending, at least one.
    """

    landmark: str
    layer: Layer
    rows: Rows


def landmarks_in(layers: Sequence[Layer]) -> tuple[LandmarkRows, ...]:
    """Return the landmarks that layers hold.

    A feature is one where its layer's kind, the value of a column that tells kinds, the name of
    its layer or, of a road, its own name says so. Nothing is guessed from shapes.

    Parameters
    ----------
    layers : sequence of Layer
        Those with their features in memory are looked at; features that a filter leaves out, and
        those without a shape, are no landmarks.

    Raises
    ------
    SourceError
        A source cannot be read any more.
    """
    return tuple(
        LandmarkRows(landmark, layer, rows)
        for layer in layers
        if layer.partial is None and layer.raster is None and not layer.is_table
        for landmark, rows in _of_layer(layer).items()
        if len(rows) and layer.geometry.kind in grammar("landmarks")["shapes"][landmark]
    )


def _of_layer(layer: Layer) -> dict[str, Rows]:
    """Return the rows of a layer that are of each landmark."""
    rows = layer.index.shown_of(np.flatnonzero(~layer.geometry.is_missing))
    kinds = _kinds_told(layer)
    named = _landmark_of(kinds)
    if named:
        return {named: rows}
    told = _by_values(layer, rows)
    roads = rows if _ROAD in kinds else told.get(_ROAD, rows[:0])
    called = _motorways(layer, roads)
    told["motorway"] = np.union1d(told.get("motorway", rows[:0]), called)
    told.pop(_ROAD, None)
    return told


def _kinds_told(layer: Layer) -> tuple[str, ...]:
    """Return what a layer as a whole says of its features."""
    mapping = layer.mapping
    said = mapping.kind if mapping is not None and not mapping.kind_column else ""
    names = layer.name.en, layer.name.zh, layer.origin.layer
    kinds = [f"kind={each}" for each in (layer.kind, said) if each]
    return tuple(_folded(each) for each in (layer.kind, said, *kinds, *names) if each)


def _landmark_of(texts: Sequence[str]) -> str:
    """Return the landmark that any of some texts, as `_folded` returns them, means."""
    words = _words()
    return next((words[each] for each in texts if each in words and words[each] != _ROAD), "")


def _by_values(layer: Layer, rows: Rows) -> dict[str, Rows]:
    """Return the rows of each landmark, and of roads, by the columns that tell kinds."""
    words, ids = _words(), layer.geometry.feature_ids[rows].tolist()
    found: dict[str, list[Rows]] = {}
    for field in _telling_fields(layer):
        column = layer.attributes.column(field, ids)
        meant = [_meaning(field, plain_text(value), words) for value in column.distinct]
        codes = np.asarray(column.codes)
        for landmark in dict.fromkeys(filter(None, meant)):
            is_meant = np.array([each == landmark for each in meant], np.bool_)
            found.setdefault(landmark, []).append(rows[is_meant[codes]])
    return {each: np.unique(np.concatenate(some)) for each, some in found.items()}


def _telling_fields(layer: Layer) -> Iterator[str]:
    known = frozenset(grammar("landmarks")["fields"])
    for field in layer.attributes.fields:
        if {field.name.casefold().strip(), field.shown.casefold().strip()} & known:
            yield field.name


def _meaning(field: str, value: str, words: Mapping[str, str]) -> str:
    folded = _folded(value)
    return words.get(f"{field.casefold().strip()}={folded}", "") or words.get(folded, "")


def _motorways(layer: Layer, roads: Rows) -> Rows:
    """Return those of some roads that are called motorways, in Chinese where they have that."""
    if len(roads) > _MOST_NAMED:
        return roads[:0]
    words = grammar("landmarks")["road_names"]["motorway"]
    names = names_of(layer, layer.geometry.feature_ids[roads].tolist())
    return roads[np.array([_is_called(name, words) for name in names], np.bool_)]


def _is_called(name: Bilingual, words: Sequence[str]) -> bool:
    text = (name.zh or name.en).casefold()
    return any(word in text for word in words)


def _words() -> dict[str, str]:
    """Return the landmark, or road, that each word means."""
    table = grammar("landmarks")
    words = {_folded(word): each for each in LANDMARKS for word in table["values"][each]}
    return words | dict.fromkeys(table["roads"], _ROAD)


def _folded(text: str) -> str:
    return text.casefold().strip()
