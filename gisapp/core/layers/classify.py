"""Which class of a symbology each feature belongs to, by an attribute."""

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from heapq import nsmallest
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from gisapp.core.geometry.feature_geometry import GeometryKind
from gisapp.core.layers.attribute_text import number_text, plain_text
from gisapp.core.layers.attributes import AttributeValue, Column, FieldRole
from gisapp.core.layers.class_breaks import interval_breaks, quantile_breaks
from gisapp.core.layers.field_roles import role_of
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.symbology import Method, Symbol, SymbolClass, Symbology
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.text.shortening import shortened
from gisapp.words import Words

SERIES = tuple(f"series{number}" for number in range(1, 13))
"""Names of the palette's colours for values that have no order; each has a stronger side,
`series1_line` and so on."""
RAMP = tuple(f"ramp{number}" for number in range(1, 8))
"""Names of the palette's colours from little to much."""
RANGES = 5
"""How many ranges to make, about."""
_LONGEST_LABEL = 60
_InColor = Callable[[str], Symbol]
"""Makes the symbol of a class in a colour of the palette."""
_BREAKS: dict[Method, Callable[[NDArray[np.float64], int], NDArray[np.float64]]] = {
    "quantiles": quantile_breaks,
    "intervals": interval_breaks,
}


@dataclass(frozen=True, eq=False)
class Classification:
    """The classes of a layer.

    Parameters
    ----------
    symbology : Symbology
        How each class looks.
    classes : (features,) uint8
        The position in `symbology.classes` of each feature.
    """

    symbology: Symbology
    classes: NDArray[np.uint8]

    def of(self, layer: Layer) -> Layer:
        """Return the layer with these classes in place of those it has."""
        return replace(layer, content=layer.content.classified(self.symbology, self.classes))


def unclassified(layer: Layer) -> Classification:
    """Return one class for all features."""
    symbology = Symbology.single(layer.symbology.common)
    return Classification(symbology, np.zeros(len(layer.geometry), np.uint8))


def classify(
    layer: Layer, field: str, words: Sequence[Words], method: Method | None = None
) -> Classification:
    """Return a class for each value of an attribute or, of numbers, for each range.

    Values that read alike share a class; where there are more than colours, the rarest share
    one. Features without a value have a quiet class of their own; to it belong also numbers
    that are not finite. A layer of which only some features are loaded always has classes for
    other values and for none, since features to come may need them.

    Parameters
    ----------
    layer : Layer
        Its features in memory are read.
    field : str
        The attribute's name.
    words : sequence of Words
        English and Chinese.
    method : Method or None
        None takes quantiles for numbers that are no codes; other values always have a class each.

    Raises
    ------
    KeyError
        The layer has no such field.
    SourceError
        The source cannot be read any more.
    """
    values = layer.attributes.column(field, layer.geometry.feature_ids.tolist())
    symbol, is_part = layer.symbology.common, layer.partial is not None
    in_color = partial(_colored, symbol, layer.geometry.kind)
    breaks: tuple[float, ...] = ()
    role = _role_of(layer, field)
    is_named = method == "values" or (method is None and role == "code")
    if is_named or not _are_numbers(values.distinct):
        method = "values"
        made = _classes_of_values(values, in_color, words, has_others=is_part)
    else:
        method = method or "quantiles"
        made, breaks = _classes_of_ranges(values, in_color, method, role)
    if is_part or not made or any(_is_missing(value, method) for value in values.distinct):
        missing = Bilingual(*(each("layers.no_value") for each in words))
        made.append(SymbolClass("", missing, in_color("no_value"), "missing"))
    symbology = Symbology(tuple(made), field, method, symbol, breaks)
    return Classification(symbology, classes_of(symbology, values))


def classes_of(symbology: Symbology, values: Column) -> NDArray[np.uint8]:
    """Return the position in a symbology's classes of each feature's class.

    Parameters
    ----------
    symbology : Symbology
        If it has no class for other values or for none, it was made of these values.
    values : Column
        Of its attribute.

    Returns
    -------
    (features,) uint8
        In the order of the column.
    """
    places_of_kinds = {each.kind: place for place, each in enumerate(symbology.classes)}
    missing = places_of_kinds.get("missing", 0)
    if symbology.method == "values":
        others = places_of_kinds.get("others", missing)
        known = {
            each.value: place
            for place, each in enumerate(symbology.classes)
            if each.kind == "value"
        }
        known[""] = missing
        places = np.array([known.get(_text(value), others) for value in values.distinct], np.uint8)
    else:
        numbers = _numbers(values.distinct)
        ranges = np.searchsorted(symbology.breaks, numbers, side="right")
        places = np.where(np.isfinite(numbers), ranges, missing).astype(np.uint8)
    return places[values.codes]


def _role_of(layer: Layer, name: str) -> FieldRole:
    fields = (field for field in layer.attributes.fields if field.name == name)
    return next((role_of(layer, field) for field in fields), "quantity")


def _are_numbers(values: Sequence[AttributeValue]) -> bool:
    types = set(map(type, values)) - {type(None)}
    return bool(types) and types <= {int, float}


def _is_missing(value: AttributeValue, method: Method) -> bool:
    if method == "values":
        return not _text(value)
    return not isinstance(value, int | float) or not math.isfinite(value)


def _numbers(values: Sequence[AttributeValue]) -> NDArray[np.float64]:
    """Return values as numbers, with NaN in place of texts and of what is not stated."""
    return np.array(
        [value if isinstance(value, int | float) else math.nan for value in values], np.float64
    )


def _classes_of_values(
    values: Column, in_color: _InColor, words: Sequence[Words], has_others: bool
) -> list[SymbolClass]:
    """Return a class for each value, the most frequent first; the rarest share one."""
    counts: Counter[str] = Counter()
    for value, count in zip(values.distinct, np.bincount(values.codes).tolist(), strict=True):
        counts[_text(value)] += count
    counts.pop("", None)
    frequent = nsmallest(len(SERIES), counts, key=lambda text: (-counts[text], text))
    made = [
        SymbolClass(text, Bilingual(shortened(text, _LONGEST_LABEL)), in_color(color))
        for text, color in zip(frequent, SERIES, strict=False)
    ]
    if has_others or len(counts) > len(frequent):
        others = Bilingual(*(each("layers.other_values") for each in words))
        made.append(SymbolClass("", others, in_color("class_other"), "others"))
    return made


def _classes_of_ranges(
    values: Column, in_color: _InColor, method: Method, role: FieldRole
) -> tuple[list[SymbolClass], tuple[float, ...]]:
    """Return classes from the lowest range to the highest, and where each but the first begins."""
    numbers = _numbers(values.distinct)[values.codes]
    stated = numbers[np.isfinite(numbers)]
    distinct = np.unique(stated)
    if not len(distinct):
        return [], ()
    breaks = _BREAKS[method](stated, RANGES)
    if np.array_equal(breaks, distinct[1:]):
        labels = [_number(each, role) for each in distinct.tolist()]
    else:
        labels = _labels_between([_number(each, role) for each in breaks.tolist()])
    colors = np.linspace(0, len(RAMP) - 1, len(labels)).round().astype(int)
    made = [
        SymbolClass("", Bilingual(label), in_color(RAMP[color]), "range")
        for label, color in zip(labels, colors, strict=True)
    ]
    return made, tuple(breaks.tolist())


def _labels_between(texts: Sequence[str]) -> list[str]:
    between = [f"{low} – {high}" for low, high in pairwise(texts)]
    return [f"< {texts[0]}", *between, f"≥ {texts[-1]}"]


def _colored(symbol: Symbol, kind: GeometryKind, color: str) -> Symbol:
    """Return a symbol in another colour: a quieter side of it fills areas, points keep their rim.

    Lines, rims of areas and points are small, and have its stronger side.
    """
    strong = f"{color}_line"
    if kind == "polygon":
        return replace(symbol, fill=symbol.fill and color, stroke=symbol.stroke and strong)
    return replace(symbol, fill=strong) if symbol.fill else replace(symbol, stroke=strong)


def _text(value: AttributeValue) -> str:
    """Return what a user sees of a value, empty for none."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, bytes):
        return value.hex(" ")
    return " ".join(plain_text(value).split())


def _number(value: float, role: FieldRole) -> str:
    """Return a number as short as it is, a code and a year without a comma."""
    if value and not 1e-6 <= abs(value) < 1e15:
        return f"{value:g}"
    return number_text(value, role)
