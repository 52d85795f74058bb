"""Gives a layer that is too large for memory the features of a box, to be shown and read there."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from gisapp.core.excerpt import Excerpt
from gisapp.core.extent import Extent
from gisapp.core.feature_geometry import FeatureGeometry
from gisapp.core.feature_index import FeatureIndex
from gisapp.core.growing_geometry import GrowingGeometry
from gisapp.core.layer import Layer
from gisapp.core.symbology import Symbology


def holding(
    layer: Layer, box: Extent | None, is_cancelled: Callable[[], bool] = lambda: False
) -> Layer:
    """Return a layer with an excerpt that holds what touches a box, or the large features alone.

    Parameters
    ----------
    box : Extent or None
        In EPSG:3857; None drops all but the large features.
    is_cancelled : callable
        Asked now and then; after a cancel, the layer comes back as it was.

    Raises
    ------
    SourceError
        The source cannot be read any more.
    """
    excerpt = layer.excerpt
    if excerpt is None:
        return layer
    if box is None:
        return _with(layer, excerpt.large, replace(excerpt, held=None))
    kind = layer.geometry.kind
    pieces = [FeatureGeometry.missing(kind, np.empty(0, np.int64))]
    for piece in excerpt.store.pieces(box):
        pieces.append(piece)
        if is_cancelled():
            return layer
    held = GrowingGeometry(kind)
    held.append(pieces)
    made = _with(layer, FeatureIndex(held.so_far()), replace(excerpt, held=box))
    return replace(made, attributes=excerpt.store.attributes_in(box))


def _with(layer: Layer, index: FeatureIndex, excerpt: Excerpt) -> Layer:
    return replace(
        layer,
        geometry=index.geometry,
        index=index,
        symbology=Symbology.single(layer.symbology.common),
        classes=np.zeros(len(index.geometry), np.uint8),
        excerpt=excerpt,
    )
