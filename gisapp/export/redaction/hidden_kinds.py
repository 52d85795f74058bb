"""Rows of mapped layers whose kind is hidden, and the columns that name such rows, stay out."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from gisapp.core.layers.layer import Layer
from gisapp.core.own_parks.rows.own_rows import OwnRows
from gisapp.core.parks.mapping.layer_mapping import LayerMapping
from gisapp.sources.parks.park_schema import load_park_schema


def without_kinds(layer: Layer, kinds: frozenset[str]) -> Layer:
    """Return a layer that shows no row of some kinds; hidden where no other row is left.

    Parameters
    ----------
    layer : Layer
        Of the park schema, mapped or neither.
    kinds : frozenset of str
        Codes of the list `kind`.
    """
    mapping = layer.mapping
    if layer.dataset is not None and layer.kind in kinds:
        return replace(layer, visible=False)
    if mapping is None or not kinds:
        return layer
    if not mapping.kind_column:
        return replace(layer, visible=False) if mapping.kind in kinds else layer
    if layer.partial is not None:
        # Which of the features to come are of a kind, only their file knows.
        return replace(layer, visible=False)
    return _only_others(layer, mapping, kinds)


def fields_naming(layers: Sequence[Layer], kinds: frozenset[str]) -> frozenset[str]:
    """Return the fields, as `layer_id/field`, that name what rows of some kinds are called."""
    return frozenset(
        f"{layer.layer_id}/{parent.column}"
        for layer in layers
        if layer.mapping is not None
        for parent in layer.mapping.parents
        if parent.kind in kinds and parent.column
    )


def _only_others(layer: Layer, mapping: LayerMapping, kinds: frozenset[str]) -> Layer:
    known = OwnRows(load_park_schema(), {})
    column = layer.attributes.column(mapping.kind_column, layer.geometry.feature_ids.tolist())
    is_other = np.array([known.kind_of(mapping, each) not in kinds for each in column.distinct])
    if is_other.all():
        return layer
    rows, passing = np.flatnonzero(is_other[column.codes]), layer.content.passing
    kept = layer.content.of_rows(rows)
    shown = kept.showing(None if passing is None else passing[rows])
    return replace(layer, content=shown)
