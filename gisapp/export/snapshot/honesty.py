"""What a page must say of its shapes and of itself, so that nothing passes for what it isn't."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from gisapp.core.layers.layer import Layer
from gisapp.core.parks.dataset import GeometryNote
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.text.units import UnitChoice, format_value
from gisapp.export.snapshot.request import Snapshot
from gisapp.words import LANGUAGES, Words, load_words

_LEAST_SAID_M = 50.0
"""What is right to so many metres is not told: shapes are not drawn any finer."""
_MOST_NAMES = 4


@dataclass(frozen=True)
class Care:
    """With what care a layer must be read.

    Parameters
    ----------
    tag : Bilingual
        A word or two beside its name: "±3 km"; empty where nothing is to be said.
    sentence : Bilingual
        What the tag means.
    """

    tag: Bilingual = field(default_factory=Bilingual)
    sentence: Bilingual = field(default_factory=Bilingual)


def care_of(layer: Layer, units: UnitChoice) -> Care:
    """Return with what care a layer must be read: as its shapes are drawn by hand, or roughly.

    Parameters
    ----------
    layer : Layer
        Without what is hidden.
    units : UnitChoice
        The user's.
    """
    accuracy_m = accuracy_of(layer) or 0.0
    if not layer.schematic and accuracy_m < _LEAST_SAID_M:
        return Care()
    if is_unplaced(layer):
        tag, sentence = "tag_unplaced", "care_unplaced"
    elif not layer.schematic:
        tag, sentence = "tag_within", "care_within"
    elif accuracy_m:
        tag, sentence = "tag_within", "care_drawn_within"
    else:
        tag, sentence = "tag_drawn", "care_drawn"
    return Care(
        _in_both(lambda words: _said(tag, accuracy_m, units, words)),
        _in_both(lambda words: _said(sentence, accuracy_m, units, words)),
    )


def honest_notes(snapshot: Snapshot) -> tuple[Bilingual, ...]:
    """Return the sentences that belong to a page, wherever its map is shown.

    What is drawn by hand first, then what the exporter says: the disclaimer, the number of the
    map review, and the advice about a review where that shall stand on the page.
    """
    english, chinese = (
        [note(snapshot, load_words(language)) for note in _NOTES] for language in LANGUAGES
    )
    return tuple(Bilingual(*each) for each in zip(english, chinese, strict=True) if any(each))


def map_line(snapshot: Snapshot) -> Bilingual:
    """Return what stands on the map itself; empty where nothing is drawn by hand."""
    return _in_both(lambda words: _map_line(snapshot, words))


def is_surroundings(layer: Layer) -> bool:
    """True for what lies around and is drawn by hand for orientation; an arrow is a mere sign."""
    is_sign = any(each.symbol.arrow for each in layer.symbology.classes)
    return layer.schematic and not layer.identifiable and not is_sign


def is_unplaced(layer: Layer) -> bool:
    """True for points that stand somewhere, for nobody states where they are."""
    return layer.schematic and layer.identifiable and layer.geometry.kind == "point"


def accuracy_of(layer: Layer) -> float | None:
    """Return to how many metres the least certain shape of a layer is right, None if not stated."""
    if layer.dataset is not None:
        notes = (
            subject.geometry
            for subject in layer.dataset.subjects.values()
            if subject.kind == layer.kind
        )
        return max(filter(None, map(_accuracy_m, notes)), default=None)
    if not is_surroundings(layer):
        return None
    ids = layer.geometry.feature_ids.tolist()
    stated = (layer.attributes.record(each).get("accuracy_m") for each in ids)
    return max((float(each) for each in stated if isinstance(each, int | float)), default=None)


def _accuracy_m(note: GeometryNote | None) -> float | None:
    return note.accuracy_m if note else None


def _in_both(told: Callable[[Words], str]) -> Bilingual:
    return Bilingual(*(told(load_words(language)) for language in LANGUAGES))


def _said(code: str, accuracy_m: float, units: UnitChoice, words: Words) -> str:
    accuracy = format_value(accuracy_m, "m", units, words)
    return words(f"snapshot.{code}", accuracy=accuracy)


def _schematic(snapshot: Snapshot, words: Words) -> str:
    is_schematic = any(layer.schematic for layer in snapshot.content.data_layers)
    return words("snapshot.schematic_note") if is_schematic else ""


def _unplaced(snapshot: Snapshot, words: Words) -> str:
    names = _names(filter(is_unplaced, snapshot.content.layers), words)
    return words("snapshot.unplaced_note", names=names) if names else ""


def _surroundings(snapshot: Snapshot, words: Words) -> str:
    return _around(snapshot, "surroundings_note", words)


def _around(snapshot: Snapshot, code: str, words: Words) -> str:
    """Return what is said of the surroundings, with their accuracy where that is stated."""
    layers = [layer for layer in snapshot.content.layers if is_surroundings(layer)]
    if not layers:
        return ""
    accuracy_m = max(filter(None, map(accuracy_of, layers)), default=0.0)
    accuracy = format_value(accuracy_m, "m", snapshot.content.units, words)
    within = "_within" if accuracy_m else ""
    return words(f"snapshot.{code}{within}", names=_names(layers, words), accuracy=accuracy)


def _names(layers: Iterator[Layer] | list[Layer], words: Words) -> str:
    names = list(dict.fromkeys(layer.name.in_language(words.language) for layer in layers))
    more = ["…"] if len(names) > _MOST_NAMES else []
    return words("snapshot.about_joint").join([*names[:_MOST_NAMES], *more])


def _outlines(snapshot: Snapshot, words: Words) -> str:
    """Return of which layers only shapes are shown, with how many features each has."""
    said = (
        words(
            "snapshot.outlines_note",
            count=f"{len(layer.geometry):,}",
            name=layer.name.in_language(words.language),
        )
        for layer in snapshot.content.data_layers
        if layer.layer_id in snapshot.shapes_only
    )
    return " ".join(said)


def _values_beside(snapshot: Snapshot, words: Words) -> str:
    """Return of which layers the values are read from the web server."""
    beside = snapshot.values_beside
    said = [each for each in snapshot.content.data_layers if each.layer_id in beside]
    return words("snapshot.beside_note", names=_names(said, words)) if said else ""


def _disclaimer(snapshot: Snapshot, _: Words) -> str:
    return snapshot.disclaimer


def _review_number(snapshot: Snapshot, words: Words) -> str:
    number = snapshot.review_number
    return words("snapshot.review_number", number=number) if number else ""


def _review_advice(snapshot: Snapshot, words: Words) -> str:
    return words("snapshot.map_review") if snapshot.review_advice else ""


_NOTES = (
    _schematic,
    _unplaced,
    _surroundings,
    _outlines,
    _values_beside,
    _disclaimer,
    _review_number,
    _review_advice,
)


def _map_line(snapshot: Snapshot, words: Words) -> str:
    is_schematic = any(layer.schematic for layer in snapshot.content.data_layers)
    around = _around(snapshot, "on_map_surroundings", words)
    own = words("snapshot.on_map_schematic") if is_schematic else ""
    return " · ".join(filter(None, (own, around)))
