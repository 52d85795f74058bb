"""A layer with nothing but the features that it shows, for whoever goes over all of them."""

from dataclasses import replace

import numpy as np

from gisapp.core.layers.layer import Layer


def only_shown(layer: Layer) -> Layer:
    """Return a layer without the features that its filter and its hidden classes leave out.

    Parameters
    ----------
    layer : Layer
        The same one is returned if it shows all that is in memory.

    Returns
    -------
    Layer
        Its attributes may still know of more features.
    """
    shown = layer.content.shown
    if shown is None:
        return layer
    return replace(layer, content=layer.content.of_rows(np.flatnonzero(shown)))


def is_left_out(layer: Layer, feature_id: int) -> bool:
    """True if a feature is in memory, but a filter or a hidden class leaves it out."""
    shown = layer.content.shown
    row = None if shown is None else layer.geometry.row_of(feature_id)
    return shown is not None and row is not None and not shown[row]


def hidden_names(layer: Layer, field: str) -> frozenset[str]:
    """Return what an attribute says of the features that are not shown, as texts."""
    shown = layer.content.shown
    if shown is None or field not in (each.name for each in layer.attributes.fields):
        return frozenset()
    ids = layer.geometry.feature_ids[~shown].tolist()
    return frozenset(str(each) for each in layer.attributes.column(field, ids).distinct)
