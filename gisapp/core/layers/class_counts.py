"""How many features each class of a layer has, and how many of them its filter lets through."""

from typing import NamedTuple
from weakref import WeakKeyDictionary

import numpy as np

from gisapp.core.layers.content import LayerContent
from gisapp.core.layers.layer import Layer


class ClassCount(NamedTuple):
    """The features of one class: how many there are, and how many a filter lets through."""

    total: int
    passing: int


_counted: "WeakKeyDictionary[LayerContent, tuple[ClassCount, ...]]" = WeakKeyDictionary()


def class_counts(layer: Layer) -> tuple[ClassCount, ...] | None:
    """Return the counts of all classes in the order of the legend, over all rows.

    Returns
    -------
    tuple of ClassCount or None
        None where not all features are in memory: then nobody knows.
    """
    if layer.partial is not None:
        return None
    content = layer.content
    if content not in _counted:
        _counted[content] = _count(content)
    return _counted[content]


def _count(content: LayerContent) -> tuple[ClassCount, ...]:
    places = len(content.symbology.classes)
    totals = np.bincount(content.classes, minlength=places).tolist()
    if content.passing is None:
        return tuple(ClassCount(total, total) for total in totals)
    passing = np.bincount(content.classes[content.passing], minlength=places).tolist()
    return tuple(map(ClassCount._make, zip(totals, passing, strict=True)))
