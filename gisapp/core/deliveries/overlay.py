"""What changed, as layers over the map: each kind of change in its own look."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from gisapp.core.deliveries.changes import Changes
from gisapp.core.geometry.feature_geometry import FeatureGeometry, GeometryKind
from gisapp.core.geometry.feature_index import FeatureIndex
from gisapp.core.layers.content import LayerContent
from gisapp.core.layers.layer import Layer, LayerOrigin
from gisapp.core.layers.raster_layer import NoAttributes
from gisapp.core.layers.symbology import Symbol, SymbolClass, Symbology
from gisapp.core.text.bilingual import Bilingual
from gisapp.words import LANGUAGES, Words, load_words

CHANGES_GROUP = "changes"
"""The group of the layers that show what changed."""
COLORS: Mapping[str, str] = {
    "added": "#009e73",
    "changed": "#e69f00",
    "moved": "#0072b2",
    "before": "#56b4e9",
    "gone": "#d55e00",
}
"""By kind of change; people who see few colours tell them apart, on light and on dark ground.

M. Okabe and K. Ito, "Color Universal Design" (2008).
"""
_FILLED = ("added", "changed", "moved")
_OLD_KINDS = ("gone", "before")
"""Those that are drawn where the older delivery has them; the others where the newer has them."""
_KINDS = tuple(COLORS)
_MOST_DASHED = 5000
"""Dashes of more features would take long to paint."""

_Ids = Sequence[int]


def overlay_layers(old: Layer, new: Layer, changes: Changes, words: Words) -> tuple[Layer, ...]:
    """Return layers that show what changed, one for each kind of shape that takes part.

    They cannot be clicked: a click finds the features below.

    Parameters
    ----------
    old, new : Layer
        Both deliveries.
    changes : Changes
        Of these.
    words : Words
        Of the legend's heading; the kinds have both languages.
    """
    ids = {
        "gone": [row.feature_id for row in changes.gone],
        "before": [move.old_id for move in changes.moved],
        "changed": list(dict.fromkeys(each.new_id for each in changes.changed)),
        "moved": [move.new_id for move in changes.moved],
        "added": [row.feature_id for row in changes.added],
    }
    parts = [
        (kind, delivery.geometry.kind, _shapes(delivery.geometry, ids[kind]))
        for kind in ids
        for delivery in (old if kind in _OLD_KINDS else new,)
    ]
    kinds: tuple[GeometryKind, ...] = ("polygon", "line", "point")
    made = (_layer(each, parts, words) for each in kinds)
    return tuple(layer for layer in made if layer is not None)


def _shapes(geometry: FeatureGeometry, ids: _Ids) -> NDArray[np.object_]:
    rows = np.flatnonzero(np.isin(geometry.feature_ids, ids) & ~geometry.is_missing)
    return geometry.features(rows)


def _layer(
    kind: GeometryKind, parts: Sequence[tuple[str, GeometryKind, NDArray[np.object_]]], words: Words
) -> Layer | None:
    own = [(change, shapes) for change, of_kind, shapes in parts if of_kind == kind]
    shapes = np.concatenate([np.empty(0, object), *(each for _, each in own)])
    if not len(shapes):
        return None
    geometry = FeatureGeometry.from_shapely(kind, list(shapes), range(len(shapes)))
    classes = np.concatenate([np.full(len(each), _KINDS.index(change)) for change, each in own])
    index = FeatureIndex(geometry)
    by_id = classes.astype(np.uint8)[index.geometry.feature_ids]
    content = LayerContent(index, NoAttributes(), _symbology(kind, len(shapes), words), by_id)
    names = Bilingual(*(load_words(each)("layers.group.changes") for each in LANGUAGES))
    origin = LayerOrigin("", f"changes/{kind}", "EPSG:3857", kind)
    return Layer(f"changes/{kind}", names, CHANGES_GROUP, "", content, origin, identifiable=False)


def _symbology(kind: GeometryKind, features: int, words: Words) -> Symbology:
    return Symbology(tuple(_classes(kind, features)), words("changes.kind"))


def _classes(kind: GeometryKind, features: int) -> Iterator[SymbolClass]:
    for change in _KINDS:
        label = Bilingual(*(load_words(each)(f"changes.{change}") for each in LANGUAGES))
        yield SymbolClass(change, label, _symbol(change, kind, features))


def _symbol(change: str, kind: GeometryKind, features: int) -> Symbol:
    color, is_filled = COLORS[change], change in _FILLED
    is_dashed = change == "gone" and kind != "point" and features <= _MOST_DASHED
    return Symbol(
        fill=color if is_filled and kind != "line" else "",
        fill_opacity=1.0 if kind == "point" else 0.45,
        stroke="#ffffff" if is_filled and kind == "point" else color,
        stroke_width=1.5 if change == "before" else 2.5,
        dash="dashed" if is_dashed else "solid",
        marker="circle" if is_filled else "square",
        marker_size=11.0,
    )
