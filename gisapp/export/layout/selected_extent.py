"""Where what is selected lies, with enough around it to see where that is."""

from collections.abc import Iterable

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.selection import FeatureSet
from gisapp.core.space.extent import Extent

_AROUND = 0.3
"""The share of its size that is shown on each side."""
_LEAST_M = 300.0
"""So far, in metres of EPSG:3857, is seen around a point."""


def selected_extent(layers: Iterable[Layer], selected: FeatureSet) -> Extent | None:
    """Return what a map of some features shows, in EPSG:3857; None where none has a place.

    Parameters
    ----------
    layers : iterable of Layer
        Where they are looked for.
    selected : FeatureSet
    """
    extents = []
    for layer in layers:
        for feature_id in selected.ids.get(layer.layer_id, ()):
            row = layer.geometry.row_of(int(feature_id))
            if row is not None and not layer.geometry.is_missing[row]:
                extents.append(Extent(*layer.geometry.bounds[row].tolist()))
    whole = Extent.around(extents)
    return whole and whole.buffered(max(_AROUND * max(whole.width, whole.height), _LEAST_M))
