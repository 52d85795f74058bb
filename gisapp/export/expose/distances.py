"""How far it is from a subject to the motorways, stations and the like that layers hold."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from gisapp.core.geometry.nearest import nearest
from gisapp.core.layers.landmarks import LANDMARKS, landmarks_in
from gisapp.core.layers.layer import FeatureRef, Layer
from gisapp.core.layers.names import names_of
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.text.joining import joined
from gisapp.core.text.sheet_text import RowText
from gisapp.core.text.shortening import shortened
from gisapp.core.text.units import UnitChoice, format_value, qualified
from gisapp.words import Words

_DIGITS = 3
_ACCURACY_FIELDS = ("accuracy_m", "geometry_accuracy_m")


@dataclass(frozen=True)
class Distance:
    """How far it is to the nearest landmark of a kind.

    Parameters
    ----------
    landmark : str
        One of `LANDMARKS`.
    name : Bilingual
        What it is called; may be empty.
    distance_m : float
        The geodesic between the nearest points; 0 where they meet.
    accuracy_m : float
        How far off both places may be together, as far as that is stated; 0 where it is not.
    """

    landmark: str
    name: Bilingual
    distance_m: float
    accuracy_m: float


class Landmarks:
    """The landmarks of some layers, looked up once for many sheets."""

    def __init__(self, layers: Sequence[Layer]) -> None:
        self._layers = {layer.layer_id: layer for layer in layers}

    @cached_property
    def _known(self) -> dict[str, tuple[list[FeatureRef], shapely.STRtree]]:
        refs: dict[str, list[FeatureRef]] = {}
        shapes: dict[str, list[np.ndarray]] = {}
        for found in landmarks_in(tuple(self._layers.values())):
            geometry = found.layer.geometry
            ids = geometry.feature_ids[found.rows].tolist()
            some = refs.setdefault(found.landmark, [])
            some.extend(FeatureRef(found.layer.layer_id, each) for each in ids)
            shapes.setdefault(found.landmark, []).append(geometry.features(found.rows))
        return {
            each: (refs[each], shapely.STRtree(np.concatenate(shapes[each])))
            for each in LANDMARKS
            if each in refs
        }

    @property
    def missing(self) -> tuple[str, ...]:
        """The kinds of landmarks of which no layer holds any."""
        return tuple(each for each in LANDMARKS if each not in self._known)

    def distances(
        self, features: Sequence[FeatureRef], accuracy_m: float | None
    ) -> Iterator[Distance]:
        """Yield the nearest landmark of each kind, but for kinds that the subject itself is of.

        Parameters
        ----------
        features : sequence of FeatureRef
            What the subject is on the map.
        accuracy_m : float or None
            How far off its place may be; None where that is not stated.

        Raises
        ------
        SourceError
            The names of a layer cannot be read any more.
        """
        shape = shape_of(self._layers, features)
        if shape is None:
            return
        for landmark, (refs, tree) in self._known.items():
            found = nearest(shape, tree)
            if found is None or refs[found.position] in features:
                continue
            ref = refs[found.position]
            layer = self._layers[ref.layer_id]
            (name,) = names_of(layer, [ref.feature_id])
            doubt = _accuracy_m(layer, ref.feature_id) + (accuracy_m or 0.0)
            yield Distance(landmark, name, found.distance_m, doubt)


def shape_of(layers: Mapping[str, Layer], features: Sequence[FeatureRef]) -> BaseGeometry | None:
    """Return what a subject is on the map, in EPSG:3857; None where it has no place."""
    shapes = []
    for ref in features:
        geometry = layers[ref.layer_id].geometry if ref.layer_id in layers else None
        row = geometry.row_of(ref.feature_id) if geometry is not None else None
        if geometry is not None and row is not None and not geometry.is_missing[row]:
            shapes.append(geometry.feature(row))
    if len(shapes) == 1:
        return shapes[0]
    return shapely.GeometryCollection(shapes) if shapes else None


def distance_row(distance: Distance, words: Words, units: UnitChoice) -> RowText:
    """Return the line of a distance, with the name of what is so far away."""

    def metres(value: float) -> str:
        return format_value(value, "m", units, words, digits=_DIGITS)

    far, accuracy = distance.distance_m, distance.accuracy_m
    doubt = words("panel.place_accuracy", accuracy=metres(accuracy)) if accuracy else ""
    if accuracy and far <= accuracy:
        value = words("expose.within", distance=metres(far + accuracy))
    elif accuracy:
        value = qualified(metres(far), "approx", words)
    else:
        value = metres(far) if far else words("expose.touches")
    name = shortened(distance.name.in_language(words.language))
    label = words(f"expose.landmark.{distance.landmark}")
    return RowText(label, value, "number", joined(name, doubt))


def _accuracy_m(layer: Layer, feature_id: int) -> float:
    record = layer.attributes.record(feature_id)
    found = (record.get(field) for field in _ACCURACY_FIELDS)
    return next((float(each) for each in found if isinstance(each, int | float)), 0.0)
