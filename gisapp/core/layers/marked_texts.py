"""Finds the texts of a layer of which a part could not be read."""

import numpy as np

from gisapp.core.layers.layer import Layer, Problem

MARK = "\N{REPLACEMENT CHARACTER}"
"""Stands for what could not be read of a text."""
_TEXTS = ("string", "text")
"""How a source calls the type of a field with texts."""


def marked_texts(layer: Layer) -> tuple[Problem, ...]:
    """Return the problem of texts that could not be read whole, none where all could.

    All texts of the layer are read; of one too large for memory none are.

    Parameters
    ----------
    layer : Layer
        Of any source.

    Raises
    ------
    SourceError
        They cannot be read at all.
    """
    if layer.partial is not None:
        return ()
    ids = layer.geometry.feature_ids
    feature_ids = ids.tolist()
    is_marked = np.zeros(len(feature_ids), np.bool_)
    first: tuple[str, int] | None = None
    for field in layer.attributes.fields:
        if field.type.lower() in _TEXTS:
            column = layer.attributes.column(field.name, feature_ids)
            marked = [MARK in value for value in map(str, column.distinct)]
            of_field = np.asarray(marked, np.bool_)[column.codes]
            if of_field.any() and first is None:
                first = field.name, feature_ids[int(of_field.argmax())]
            is_marked |= of_field
    if first is None:
        return ()
    file = layer.origin.source.replace("\\", "/").rpartition("/")[2]
    (name, feature), count = first, int(is_marked.sum())
    layer_name = layer.origin.layer
    problem = Problem.of(
        "unreadable_text", count, file=file, layer=layer_name, field=name, feature=feature
    )
    return (problem.at(ids[is_marked].tolist()),)
