"""What the page and the files beside it have of a layer that is too large for the page."""

import numpy as np

from gisapp.core.layers.attributes import Column
from gisapp.core.layers.layer import Layer
from gisapp.core.text.json_value import Json
from gisapp.export.snapshot.block_order import BlockOrder
from gisapp.export.snapshot.feature_columns import FeatureColumns
from gisapp.export.snapshot.features_json import (
    StoredFeatures,
    add_labels,
    fields_json,
    ids_json,
    names_in,
    noted,
    readings_in,
)
from gisapp.export.snapshot.number_block import NumberBlock
from gisapp.export.snapshot.shapes import StoredShapes

_NAMES_AT_ONCE = 50_000


def layer_beside(layer: Layer, folder: str) -> dict[str, Json]:
    """Return what the page has of a layer: how much there is, and in which folder it lies."""
    beside: dict[str, Json] = {"folder": folder, "count": len(layer.geometry)}
    return fields_json(layer) | {"beside": beside, "features": None}


def block_features(layer: Layer, shapes: StoredShapes, numbers: NumberBlock) -> dict[str, Json]:
    """Return shapes and names of the features of a block.

    Parameters
    ----------
    layer : Layer
        With the features of the block alone.
    """
    features = StoredFeatures(layer, shapes, numbers)
    features.add_names(layer.attributes.names(features.ids), spelled=False)
    if layer.notes:
        features.add("notes", list(noted(layer, features.ids)))
    add_labels(features, layer)
    return features.stored()


def names_file(layer: Layer, order: BlockOrder, numbers: NumberBlock) -> dict[str, Json]:
    """Return ids and names of all features, and how their Chinese characters are read."""
    ids = layer.geometry.feature_ids[order.rows]
    columns = FeatureColumns(np.arange(len(ids)), numbers)
    english: list[str] = []
    chinese: list[str] = []
    # A million pairs at a time would take hundreds of megabytes.
    for first in range(0, len(ids), _NAMES_AT_ONCE):
        for name in layer.attributes.names(ids[first : first + _NAMES_AT_ONCE].tolist()):
            english.append(name.en)
            chinese.append(name.zh)
    names = names_in(columns, english, chinese)
    return {
        "count": len(ids),
        "ids": ids_json(ids, numbers),
        "names": names,
        "columns": columns.stored,
        "readings": readings_in(columns),
    }


def column_file(column: Column, numbers: NumberBlock) -> dict[str, Json]:
    """Return a column of all features."""
    columns = FeatureColumns(np.arange(len(column.codes)), numbers)
    columns.add(column)
    return {"columns": columns.stored, "readings": readings_in(columns)}
