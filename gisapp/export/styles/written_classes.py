"""The classes of a layer as a style of another program lists them."""

import math
from dataclasses import dataclass
from typing import Literal

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.symbology import Symbol
from gisapp.words import Language, load_words


@dataclass(frozen=True)
class WrittenClass:
    """One class of a layer.

    Parameters
    ----------
    kind : {"value", "range", "others", "missing"}
        As of `SymbolClass`.
    symbol : Symbol
    label : str
        In the user's language.
    value : str
        Of a class of one value.
    low, high : float
        Of a range: the first number in it, and the first that is not.
    is_hidden : bool
        True if its features are not shown.
    is_year : bool
        True where the value is the year of dates.
    """

    kind: Literal["value", "range", "others", "missing"]
    symbol: Symbol
    label: str
    value: str
    low: float
    high: float
    is_hidden: bool
    is_year: bool = False


def written_classes(layer: Layer, language: Language) -> tuple[WrittenClass, ...]:
    """Return the classes of a layer, in the order of its legend.

    Parameters
    ----------
    layer : Layer
    language : "en" or "zh"
        Of their labels.
    """
    symbology = layer.coloring
    bounds = (-math.inf, *symbology.breaks, math.inf)
    made = []
    ranges = 0
    for each in symbology.classes:
        is_range = each.kind == "range"
        low, high = bounds[ranges : ranges + 2] if is_range else (-math.inf, math.inf)
        label = each.label.in_language(language)
        if each.kind == "others" and each.label == each.made_label:
            # How many values share it here says nothing of what may come there.
            label = load_words(language)("layers.other_values")
        is_year = symbology.method == "years" and each.value.isdecimal()
        made.append(
            WrittenClass(
                each.kind, each.symbol, label, each.value, low, high, each.is_hidden, is_year
            )
        )
        ranges += is_range
    return tuple(made)
