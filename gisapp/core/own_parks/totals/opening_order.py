"""In which order layers open a page: what a park is about first, roads and other lines last."""

from collections.abc import Iterable

from gisapp.core.layers.layer import Layer

_FIRST = ("district", "park", "phase", "zone", "plot", "enterprise", "project", "building")
"""Kinds of rows, from the whole to its parts; those of other kinds follow."""
_LAST = "road"


def opening_place(layer: Layer) -> int:
    """Return where the rows of a layer come: what has a smaller number comes first."""
    kind = layer.mapping.kind if layer.mapping else None
    if kind in _FIRST:
        return _FIRST.index(kind)
    if kind == _LAST or layer.geometry.kind == "line":
        return len(_FIRST) + 2
    return len(_FIRST) + (0 if layer.mapping else 1)


def in_opening_order(layers: Iterable[Layer]) -> tuple[Layer, ...]:
    """Return layers as they open a page; those of one kind stay in the order that they have."""
    return tuple(sorted(layers, key=opening_place))
