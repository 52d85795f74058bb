"""What a file of features lacks of the layers' sources, for the user to be told."""

import re
from collections.abc import Iterable

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.off_map import lost_on_the_map
from gisapp.words import Words

_HAS_HEIGHTS = re.compile(r"2\.5D|3D|\bZM?\b")


def left_out(layers: Iterable[Layer], words: Words) -> tuple[str, ...]:
    """Return a sentence for all that is not written of each table: what is cut, and heights.

    Parameters
    ----------
    layers : iterable of Layer
        Those that are written; several may be of one table.
    words : Words
        The user's language.
    """
    sentences: dict[str, None] = {}
    for layer in layers:
        for lost in lost_on_the_map(layer):
            told = words("export.left_out", layer=layer.origin.layer, what=lost.sentence(words))
            sentences[told] = None
        if _HAS_HEIGHTS.search(layer.origin.geometry_type):
            sentences[words("export.no_heights", layer=layer.origin.layer)] = None
    return tuple(sentences)
