"""Which layer of a newer file is compared with which of the older one."""

from collections.abc import Sequence

from gisapp.core.deliveries.columns import folded_name
from gisapp.core.layers.layer import Layer


def layers_by_name(old: Sequence[Layer], new: Sequence[Layer]) -> list[tuple[Layer, Layer]]:
    """Return pairs of layers: the only ones of both files, else those that are called alike.

    Parameters
    ----------
    old, new : sequence of Layer
        Of one file each; a table with several kinds of shapes is several layers of one name.
    """
    if len(old) == len(new) == 1:
        return [(old[0], new[0])]
    by_name = {_name(layer): layer for layer in new}
    pairs = [(layer, by_name[_name(layer)]) for layer in old if _name(layer) in by_name]
    if not pairs and 1 in (len(old), len(new)):
        by_table = {folded_name(layer.origin.layer): layer for layer in new}
        tables = [(layer, by_table.get(folded_name(layer.origin.layer))) for layer in old]
        pairs = [(layer, other) for layer, other in tables if other is not None]
    return pairs


def _name(layer: Layer) -> tuple[str, str, bool]:
    return folded_name(layer.origin.layer), layer.geometry.kind, layer.is_table
