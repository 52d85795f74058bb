"""Gives a layer that is too large for memory the features of a box, to be shown and read there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from gisapp.core.attributes import AttributeTable
from gisapp.core.classify import classes_of
from gisapp.core.excerpt import Excerpt
from gisapp.core.extent import Extent
from gisapp.core.feature_geometry import FeatureGeometry
from gisapp.core.feature_index import FeatureIndex
from gisapp.core.growing_geometry import GrowingGeometry
from gisapp.core.layer import Layer
from gisapp.core.symbology import Symbology

_TOO_MANY = 2
"""Where a box has so many times the features that there is room for, it is given up."""


@dataclass(frozen=True, eq=False)
class Held:
    """The features that touch a box of EPSG:3857, with their attributes and how they look.

    `classes` has the place in the symbology's classes of each feature.
    """

    box: Extent
    index: FeatureIndex
    attributes: AttributeTable
    symbology: Symbology
    classes: NDArray[np.uint8]


def read_held(
    layer: Layer,
    excerpt: Excerpt,
    box: Extent,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Held | None:
    """Read what touches a box; None after a cancel, and where that is too much to be held.

    Raises
    ------
    SourceError
        The source cannot be read any more.
    """
    kind = layer.geometry.kind
    pieces = [FeatureGeometry.missing(kind, np.empty(0, np.int64))]
    count = 0
    for piece in excerpt.store.pieces(box):
        pieces.append(piece)
        count += len(piece)
        if is_cancelled() or count > _TOO_MANY * excerpt.most:
            return None
    held = GrowingGeometry(kind)
    held.append(pieces)
    geometry, attributes = held.so_far(), excerpt.store.attributes_in(box)
    symbology, classes = Symbology.single(layer.symbology.common), np.zeros(count, np.uint8)
    if excerpt.colors is not None:
        symbology = excerpt.colors
        values = attributes.column(symbology.attribute, geometry.feature_ids.tolist())
        classes = classes_of(symbology, values)
    return Held(box, FeatureIndex(geometry), attributes, symbology, classes)


def with_held(layer: Layer, excerpt: Excerpt, held: Held | None) -> Layer:
    """Return a layer that holds some features; None: the large ones alone, in one colour."""
    if held is None:
        return replace(
            layer,
            geometry=excerpt.large.geometry,
            index=excerpt.large,
            attributes=excerpt.store.attributes_in(None),
            symbology=Symbology.single(layer.symbology.common),
            classes=np.zeros(len(excerpt.large.geometry), np.uint8),
            excerpt=replace(excerpt, held=None),
        )
    return replace(
        layer,
        geometry=held.index.geometry,
        index=held.index,
        attributes=held.attributes,
        symbology=held.symbology,
        classes=held.classes,
        excerpt=replace(excerpt, held=held.box),
    )


def colored(layer: Layer, excerpt: Excerpt, colors: Symbology | None) -> Layer:
    """Return a layer that will be coloured in another way; what it holds is read anew."""
    return with_held(layer, replace(excerpt, colors=colors), None)


def sampled(layer: Layer) -> Layer:
    """Return a layer that holds some features, to tell which values an attribute has.

    Raises
    ------
    SourceError
        The source cannot be read any more.
    """
    excerpt = layer.excerpt
    if excerpt is None or excerpt.held is not None:
        return layer
    box = excerpt.sample_box
    held = read_held(layer, excerpt, box) if box else None
    return with_held(layer, excerpt, held)


def keeping_held(layer: Layer, shown: Layer) -> Layer:
    """Return a layer with what `shown`, of the same source, holds by now."""
    if layer.excerpt is None or shown.excerpt is None:
        return layer
    if shown.excerpt.held is None:
        return replace(layer, excerpt=replace(layer.excerpt, colors=shown.excerpt.colors))
    return replace(
        layer,
        geometry=shown.geometry,
        index=shown.index,
        attributes=shown.attributes,
        symbology=shown.symbology,
        classes=shown.classes,
        excerpt=replace(layer.excerpt, held=shown.excerpt.held, colors=shown.excerpt.colors),
    )


def holding(layers: tuple[Layer, ...], seen: Extent) -> tuple[Layer, ...]:
    """Return layers that hold what shall be held to show a box of EPSG:3857, read now.

    Raises
    ------
    SourceError
        A source cannot be read any more.
    """
    return tuple(_holding(layer, seen) for layer in layers)


def without_features(layers: Sequence[Layer]) -> tuple[Layer, ...]:
    """Return the visible layers that hold none of the features in view: there are too many."""
    return tuple(
        layer
        for layer in layers
        if layer.visible and layer.is_overview and layer.extent is not None
    )


def _holding(layer: Layer, seen: Extent) -> Layer:
    excerpt = layer.excerpt
    if excerpt is None or not layer.visible or excerpt.suits(seen):
        return layer
    box = excerpt.box_to_hold(seen)
    return with_held(layer, excerpt, read_held(layer, excerpt, box) if box else None)
