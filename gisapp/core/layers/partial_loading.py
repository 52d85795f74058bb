"""Gives a layer that is too large for memory the features of a box, to be shown and read there."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from gisapp.core.geometry.feature_geometry import FeatureGeometry
from gisapp.core.geometry.feature_index import FeatureIndex
from gisapp.core.geometry.geometry_builder import GeometryBuilder
from gisapp.core.layers.attributes import AttributeTable
from gisapp.core.layers.classify import classes_of
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.partial import PartialContent
from gisapp.core.layers.symbology import Symbology
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.space.extent import Extent

_TOO_MANY = 2
"""Where a box has so many times the features that there is room for, it is given up."""


@dataclass(frozen=True, eq=False)
class Loaded:
    """The features that touch a box of EPSG:3857, with their attributes and how they look.

    `classes` has the place in the symbology's classes of each feature.
    """

    box: Extent
    index: FeatureIndex
    attributes: AttributeTable
    symbology: Symbology
    classes: NDArray[np.uint8]


def load_features(
    layer: Layer,
    partial: PartialContent,
    box: Extent,
    progress: Progress = NO_PROGRESS,
) -> Loaded | None:
    """Read what touches a box; None where that is too much to be held.

    Raises
    ------
    Cancelled
        The reading shall end.
    SourceError
        The source cannot be read any more.
    """
    kind = layer.geometry.kind
    pieces = [FeatureGeometry.missing(kind, np.empty(0, np.int64))]
    count = 0
    for piece in partial.store.batches(box):
        pieces.append(piece)
        count += len(piece)
        progress.check()
        if count > _TOO_MANY * partial.most:
            return None
    held = GeometryBuilder(kind)
    held.append(pieces)
    geometry, attributes = held.so_far(), partial.store.attributes_in(box)
    symbology, classes = Symbology.single(layer.symbology.common), np.zeros(count, np.uint8)
    if partial.colors is not None:
        symbology = partial.colors
        values = attributes.column(symbology.attribute, geometry.feature_ids.tolist())
        classes = classes_of(symbology, values)
    return Loaded(box, FeatureIndex(geometry), attributes, symbology, classes)


def with_loaded(layer: Layer, partial: PartialContent, held: Loaded | None) -> Layer:
    """Return a layer that holds some features; None: the large ones alone, in one colour."""
    if held is None:
        return replace(
            layer,
            geometry=partial.large.geometry,
            index=partial.large,
            attributes=partial.store.attributes_in(None),
            symbology=Symbology.single(layer.symbology.common),
            classes=np.zeros(len(partial.large.geometry), np.uint8),
            partial=replace(partial, loaded=None),
        )
    return replace(
        layer,
        geometry=held.index.geometry,
        index=held.index,
        attributes=held.attributes,
        symbology=held.symbology,
        classes=held.classes,
        partial=replace(partial, loaded=held.box),
    )


def colored(layer: Layer, partial: PartialContent, colors: Symbology | None) -> Layer:
    """Return a layer that will be coloured in another way; what it holds is read anew."""
    return with_loaded(layer, replace(partial, colors=colors), None)


def sampled(layer: Layer) -> Layer:
    """Return a layer that holds some features, to tell which values an attribute has.

    Raises
    ------
    SourceError
        The source cannot be read any more.
    """
    partial = layer.partial
    if partial is None or partial.loaded is not None:
        return layer
    box = partial.sample_extent
    held = load_features(layer, partial, box) if box else None
    return with_loaded(layer, partial, held)


def keeping_loaded(layer: Layer, shown: Layer) -> Layer:
    """Return a layer with what `shown`, of the same source, holds by now."""
    if layer.partial is None or shown.partial is None:
        return layer
    if shown.partial.loaded is None:
        return replace(layer, partial=replace(layer.partial, colors=shown.partial.colors))
    return replace(
        layer,
        geometry=shown.geometry,
        index=shown.index,
        attributes=shown.attributes,
        symbology=shown.symbology,
        classes=shown.classes,
        partial=replace(layer.partial, loaded=shown.partial.loaded, colors=shown.partial.colors),
    )


def loaded_for(layers: tuple[Layer, ...], seen: Extent) -> tuple[Layer, ...]:
    """Return layers that hold what shall be held to show a box of EPSG:3857, read now.

    Raises
    ------
    SourceError
        A source cannot be read any more.
    """
    return tuple(_loaded_for(layer, seen) for layer in layers)


def without_features(layers: Sequence[Layer]) -> tuple[Layer, ...]:
    """Return the visible layers that hold none of the features in view: there are too many."""
    return tuple(
        layer
        for layer in layers
        if layer.visible and layer.is_overview and layer.extent is not None
    )


def _loaded_for(layer: Layer, seen: Extent) -> Layer:
    partial = layer.partial
    if partial is None or not layer.visible or partial.is_enough_for(seen):
        return layer
    box = partial.extent_to_load(seen)
    return with_loaded(layer, partial, load_features(layer, partial, box) if box else None)
