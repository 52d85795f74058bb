"""How many features of a layer its filter and its classes leave, of how many."""

import numpy as np

from gisapp.core.layers.layer import Layer
from gisapp.words import Words


def shown_count(layer: Layer) -> tuple[int, int]:
    """Return how many features of a layer are shown, and of how many.

    That is of all of its source, or of those in memory where nobody knows more.
    """
    if layer.partial is not None and layer.partial.passing is not None:
        return len(layer.partial.passing), layer.feature_count
    shown, count = layer.content.shown, len(layer.geometry)
    return (count if shown is None else int(np.count_nonzero(shown))), count


def count_text(layer: Layer, words: Words) -> str:
    """Return how many features a layer has, or shows of those that it has: "38 of 300"."""
    if layer.content.shown is None:
        return f"{layer.feature_count:,}"
    shown, count = shown_count(layer)
    return words("layers.count_shown", shown=shown, count=count)
