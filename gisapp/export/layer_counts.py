"""How many features a layer has before what is not shown is taken out of an export."""

from dataclasses import dataclass

from gisapp.core.layers.class_counts import ClassCount, class_counts
from gisapp.core.layers.layer import Layer


@dataclass(frozen=True)
class LayerCounts:
    """What the Layers panel counts of a layer.

    Parameters
    ----------
    features : int
        All of the layer, shown or not, in memory or not.
    looked_at : int
        Those in memory, of which classes are made.
    classes : tuple of ClassCount
        Of each class, in the order of the legend; empty where nobody knows.
    """

    features: int
    looked_at: int
    classes: tuple[ClassCount, ...] = ()


def counts_of(layer: Layer) -> LayerCounts:
    """Return what is counted of a layer with features, as it stands in the window."""
    has_classes = bool(layer.symbology.attribute)
    classes = (class_counts(layer) or ()) if has_classes else ()
    return LayerCounts(layer.feature_count, len(layer.geometry), classes)
