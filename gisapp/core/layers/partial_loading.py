"""Loads the features of an extent into a layer that is too large for memory."""

from collections.abc import Sequence

import numpy as np

from gisapp.core.geometry.feature_geometry import FeatureGeometry
from gisapp.core.geometry.feature_index import FeatureIndex
from gisapp.core.geometry.geometry_builder import GeometryBuilder
from gisapp.core.layers.class_places import places_in
from gisapp.core.layers.content import LayerContent
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.loaded import Loaded, with_loaded
from gisapp.core.layers.partial import PartialContent
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.space.extent import Extent

_TOO_MANY = 2
"""Loading stops once so many times the features arrived that there is room for."""


def load_features(
    layer: Layer,
    partial: PartialContent,
    extent: Extent,
    progress: Progress = NO_PROGRESS,
) -> Loaded | None:
    """Read all features that touch an extent, and class them as `partial.colors` says.

    Parameters
    ----------
    layer : Layer
        The layer that they are for.
    partial : PartialContent
        Where they are read from, and how many there is room for.
    extent : Extent
        In EPSG:3857.
    progress : Progress
        Checked after each batch.

    Returns
    -------
    Loaded or None
        None if far more features came than there is room for.

    Raises
    ------
    Cancelled
        The reading shall end.
    SourceError
        The source cannot be read any more.
    """
    kind = layer.geometry.kind
    batches = [FeatureGeometry.missing(kind, np.empty(0, np.int64))]
    count = 0
    for batch in partial.store.batches(extent):
        batches.append(batch)
        count += len(batch)
        progress.check()
        if count > _TOO_MANY * partial.capacity:
            return None
    builder = GeometryBuilder(kind)
    builder.append(batches)
    index, attributes = FeatureIndex(builder.so_far()), partial.store.attributes_in(extent)
    if partial.colors is None:
        one_symbol = layer.symbology.unclassed
        return Loaded(extent, LayerContent.in_first_class(index, attributes, one_symbol))
    field, ids = partial.colors.attribute, index.geometry.feature_ids
    rows = attributes.arrow_rows([field], ids, progress)
    progress.check()
    places = places_in(partial.colors, rows.table.column(field))
    classes = places[rows.places(ids)] if len(ids) else places
    content = LayerContent.in_first_class(index, attributes, layer.symbology.unclassed)
    return Loaded(extent, content.classified(partial.colors, classes))


def sampled(layer: Layer) -> Layer:
    """Return the layer with some features loaded, to learn which values an attribute has.

    A layer that has features loaded, or all of them in memory, is returned as it is.

    Raises
    ------
    SourceError
        The source cannot be read any more.
    """
    partial = layer.partial
    if partial is None or partial.loaded is not None:
        return layer
    extent = partial.sample_extent
    loaded = load_features(layer, partial, extent) if extent else None
    return with_loaded(layer, partial, loaded)


def loaded_for(layers: tuple[Layer, ...], viewport_extent: Extent) -> tuple[Layer, ...]:
    """Return the layers with the features loaded that a view needs; reads what is missing.

    Parameters
    ----------
    layers : tuple of Layer
        Those that are hidden, or wholly in memory, are returned as they are.
    viewport_extent : Extent
        What is in view, in EPSG:3857.

    Raises
    ------
    SourceError
        A source cannot be read any more.
    """
    return tuple(_loaded_for(layer, viewport_extent) for layer in layers)


def without_features(layers: Sequence[Layer]) -> tuple[Layer, ...]:
    """Return the visible layers of which a density grid is shown: too many features in view."""
    return tuple(
        layer
        for layer in layers
        if layer.visible and layer.is_overview and layer.extent is not None
    )


def _loaded_for(layer: Layer, viewport_extent: Extent) -> Layer:
    partial = layer.partial
    if partial is None or not layer.visible:
        return layer
    view = partial.beside(viewport_extent)
    if partial.is_enough_for(view):
        return layer
    extent = partial.extent_to_load(view)
    return with_loaded(layer, partial, load_features(layer, partial, extent) if extent else None)
