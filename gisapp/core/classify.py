"""Which class of a symbology each feature belongs to, by an attribute."""

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from heapq import nsmallest
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from gisapp.core.attributes import AttributeValue
from gisapp.core.bilingual import Bilingual
from gisapp.core.class_breaks import interval_breaks, quantile_breaks
from gisapp.core.layer import Layer
from gisapp.core.symbology import Method, Symbol, SymbolClass, Symbology
from gisapp.core.units import format_number
from gisapp.words import Words

SERIES = tuple(f"series{number}" for number in range(1, 13))
"""Names of the palette's colours for values that have no order."""
RAMP = tuple(f"ramp{number}" for number in range(1, 8))
"""Names of the palette's colours from little to much."""
RANGES = 5
"""How many classes of ranges are wanted."""
_FILL_OPACITY = 0.75
"""Fills are at least so strong, or colours could not be told apart."""
_LONGEST_LABEL = 60
_MISSING = -1
_BREAKS: dict[Method, Callable[[NDArray[np.float64], int], NDArray[np.float64]]] = {
    "quantiles": quantile_breaks,
    "intervals": interval_breaks,
}


@dataclass(frozen=True, eq=False)
class Classification:
    """The classes of a layer.

    Parameters
    ----------
    classes : (features,) uint8
        The position in `symbology.classes` of each feature.
    """

    symbology: Symbology
    classes: NDArray[np.uint8]

    def of(self, layer: Layer) -> Layer:
        """Return the layer with these classes in place of those that it has."""
        return replace(layer, symbology=self.symbology, classes=self.classes)


def unclassified(layer: Layer) -> Classification:
    """Return one class for all features."""
    symbology = Symbology.single(layer.symbology.common)
    return Classification(symbology, np.zeros(len(layer.geometry), np.uint8))


def classify(
    layer: Layer, field: str, words: Sequence[Words], method: Method | None = None
) -> Classification:
    """Return a class for each value of an attribute or, of numbers, for each range.

    Values that read alike share a class; where there are more than colours, the rarest share
    one. Features without a value have a quiet class of their own, among numbers also those
    with one that is not finite.

    Parameters
    ----------
    words : sequence of Words
        English and Chinese.
    method : Method or None
        None takes quantiles for numbers; what is no numbers always has a class for each value.

    Raises
    ------
    KeyError
        The layer has no such field.
    SourceError
        The source cannot be read any more.
    """
    values = layer.attributes.column(field, layer.geometry.feature_ids.tolist())
    if method == "values" or not _are_numbers(values):
        method = "values"
        made, places = _classes_of_values(values, layer.symbology.common, words)
    else:
        method = method or "quantiles"
        made, places = _classes_of_ranges(values, layer.symbology.common, method)
    missing = places == _MISSING
    if missing.any() or not made:
        places[missing] = len(made)
        made.append(_class_of_missing(layer.symbology.common, words))
    symbology = Symbology(tuple(made), field, method, layer.symbology.common)
    return Classification(symbology, places.astype(np.uint8))


def _are_numbers(values: Sequence[AttributeValue]) -> bool:
    types = set(map(type, values)) - {type(None)}
    return bool(types) and types <= {int, float}


def _classes_of_values(
    values: Sequence[AttributeValue], symbol: Symbol, words: Sequence[Words]
) -> tuple[list[SymbolClass], NDArray[np.int64]]:
    """Return a class for each value, the most frequent first, and each value's place there."""
    texts = [_text(value) for value in values]
    counts = Counter(texts)
    counts.pop("", None)
    frequent = nsmallest(len(SERIES), counts, key=lambda text: (-counts[text], text))
    made = [
        SymbolClass(text, Bilingual(_shortened(text)), _colored(symbol, color))
        for text, color in zip(frequent, SERIES, strict=False)
    ]
    if len(counts) > len(frequent):
        others = Bilingual(*(each("layers.other_values") for each in words))
        made.append(SymbolClass("", others, _colored(symbol, "class_other")))
    places = {text: place for place, text in enumerate(frequent)} | {"": _MISSING}
    return made, np.array([places.get(text, len(frequent)) for text in texts], np.int64)


def _classes_of_ranges(
    values: Sequence[AttributeValue], symbol: Symbol, method: Method
) -> tuple[list[SymbolClass], NDArray[np.int64]]:
    """Return classes from the lowest range to the highest, and each value's place there."""
    numbers = np.array([math.nan if value is None else value for value in values], np.float64)
    stated = np.isfinite(numbers)
    levels = np.unique(numbers[stated])
    if not len(levels):
        return [], np.full(len(numbers), _MISSING)
    breaks = _BREAKS[method](numbers[stated], RANGES)
    if np.array_equal(breaks, levels[1:]):
        labels = [_number(level) for level in levels.tolist()]
    else:
        labels = _labels_between(breaks.tolist())
    colors = np.linspace(0, len(RAMP) - 1, len(labels)).round().astype(int)
    made = [
        SymbolClass("", Bilingual(label), _colored(symbol, RAMP[color]))
        for label, color in zip(labels, colors, strict=True)
    ]
    return made, np.where(stated, np.searchsorted(breaks, numbers, side="right"), _MISSING)


def _labels_between(breaks: Sequence[float]) -> list[str]:
    texts = [_number(each) for each in breaks]
    between = [f"{low} – {high}" for low, high in pairwise(texts)]
    return [f"< {texts[0]}", *between, f"≥ {texts[-1]}"]


def _class_of_missing(symbol: Symbol, words: Sequence[Words]) -> SymbolClass:
    label = Bilingual(*(each("layers.no_value") for each in words))
    quiet = _colored(symbol, "no_value")
    if quiet.stroke == "no_value":
        quiet = replace(quiet, stroke="no_value_line")
    return SymbolClass("", label, quiet)


def _colored(symbol: Symbol, color: str) -> Symbol:
    """Return a symbol in another colour; a rim of a colour of its own stays as it is."""
    has_rim = symbol.fill and symbol.stroke != symbol.fill
    return replace(
        symbol,
        fill=symbol.fill and color,
        fill_opacity=max(symbol.fill_opacity, _FILL_OPACITY),
        stroke=symbol.stroke if has_rim else color,
    )


def _text(value: AttributeValue) -> str:
    """Return what a reader sees of a value, empty for none."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, float) and value.is_integer():
        return f"{value:.0f}"
    if isinstance(value, bytes):
        return value.hex(" ")
    return " ".join(str(value).split())


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_LABEL else f"{text[:_LONGEST_LABEL]}…"


def _number(value: float) -> str:
    """Return a number as short as it is, a year without a comma."""
    if value and not 1e-6 <= abs(value) < 1e15:
        return f"{value:g}"
    text = format_number(value, digits=15)
    return text.replace(",", "") if abs(value) < 10_000 else text
