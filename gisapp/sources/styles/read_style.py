"""What was read of a foreign style: classes with their symbols become what a user could choose."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from gisapp.core.geometry.feature_geometry import GeometryKind
from gisapp.core.layers.layer_style import ClassChoice, LabelChoice, LayerStyle
from gisapp.core.layers.symbology import Symbol
from gisapp.sources.styles.common_symbol import common_symbol
from gisapp.sources.styles.left_out import LeftOut
from gisapp.sources.styles.palette_names import class_color, in_palette
from gisapp.words import LANGUAGES, load_words

MOST_CLASSES = 250
"""A class is a byte of each feature; some are needed for what has none of its own."""
ClassKind = Literal["value", "range", "others", "missing"]
"""As of `SymbolClass`."""


@dataclass(frozen=True)
class ReadClass:
    """One class of a foreign style.

    Parameters
    ----------
    kind : ClassKind
    symbol : Symbol
        How its features look.
    label : str
        What it is called there.
    value : str
        Of a class of kind "value".
    low, high : float
        Of a range. `high` belongs to it where no lower range has it.
    is_hidden : bool
        True if its features are not drawn.
    """

    kind: ClassKind
    symbol: Symbol
    label: str = ""
    value: str = ""
    low: float = -math.inf
    high: float = math.inf
    is_hidden: bool = False


@dataclass(frozen=True)
class ReadStyle:
    """A foreign style, as far as it can be had.

    Parameters
    ----------
    style : LayerStyle
    finest, coarsest : float
        The resolutions between which the layer is drawn, as in `Layer`.
    opacity : float
        Of the layer, from 0 to 1.
    left_out : tuple of str
        What it has beyond that; words are `style.left_out.<code>`.
    """

    style: LayerStyle
    finest: float = 0.0
    coarsest: float = math.inf
    opacity: float = 1.0
    left_out: tuple[str, ...] = ()


def single_style(symbol: Symbol, labels: LabelChoice | None) -> LayerStyle:
    """Return a style with one symbol for all features."""
    return LayerStyle(symbol=in_palette(symbol), labels=labels)


def style_of_values(
    attribute: str,
    classes: Sequence[ReadClass],
    labels: LabelChoice | None,
    kind: GeometryKind,
    left_out: LeftOut,
) -> LayerStyle:
    """Return a style with a class for each value; the same value twice counts once.

    Parameters
    ----------
    attribute : str
    classes : sequence of ReadClass
        Values that are not among them have no class of their own.
    labels : LabelChoice or None
    kind : {"point", "line", "polygon"}
        Of the features.
    left_out : LeftOut
        Notes what cannot be had.
    """
    known: dict[str, ReadClass] = {}
    for each in classes:
        known.setdefault(_key(each), each)
    kept = dict(list(known.items())[:MOST_CLASSES])
    if len(kept) < len(known):
        left_out.note("many_classes")
    return LayerStyle(
        field=attribute,
        method="values",
        is_listed=True,
        symbol=common_symbol(_shown(kept.values()), kind, left_out),
        classes=tuple(_choice(key, each, kind) for key, each in kept.items()),
        labels=labels,
    )


def style_of_ranges(
    attribute: str,
    classes: Sequence[ReadClass],
    labels: LabelChoice | None,
    kind: GeometryKind,
    left_out: LeftOut,
    *,
    by_size: bool = False,
) -> LayerStyle:
    """Return a style with classes of ranges, from the lowest to the highest.

    A gap between two ranges becomes a hidden class. Where a range ends at the number at which
    the next one begins, the number belongs to the lower one, as QGIS has it.

    Parameters
    ----------
    attribute, labels, kind, left_out
        As of `style_of_values`.
    classes : sequence of ReadClass
        In any order; at least one is a range.
    by_size : bool
        True if ranges differ in size, not in colour.
    """
    ranges = _without_gaps([each for each in classes if each.kind == "range"])
    if len(ranges) > MOST_CLASSES:
        left_out.note("many_classes")
        ranges = ranges[:MOST_CLASSES]
    keyed = [(f"range:{place}", each) for place, each in enumerate(ranges)]
    keyed += [(each.kind, each) for each in classes if each.kind != "range"]
    with_color = kind if not by_size else None
    return LayerStyle(
        field=attribute,
        method="own",
        count=len(ranges),
        breaks=tuple(_begin(lower, upper) for lower, upper in pairwise(ranges)),
        symbol=common_symbol(_shown(ranges), kind, left_out, but_sizes=by_size),
        sizes_px=_sizes(ranges, kind) if by_size else None,
        classes=tuple(_choice(key, each, with_color) for key, each in keyed),
        labels=labels,
    )


def undrawn(read: Sequence[ReadClass], kinds: Sequence[ClassKind]) -> list[ReadClass]:
    """Return hidden classes of what others do not draw: features that have no class there.

    Parameters
    ----------
    read : sequence of ReadClass
        All classes there are.
    kinds : sequence of ClassKind
        Those that may be lacking.
    """
    here = {each.kind for each in read}
    return [ReadClass(kind, Symbol(), is_hidden=True) for kind in kinds if kind not in here]


def _without_gaps(ranges: Iterable[ReadClass]) -> list[ReadClass]:
    """Return ranges in ascending order, none within another, with hidden ones in between."""
    told_right = [
        replace(each, low=min(each.low, each.high), high=max(each.low, each.high))
        for each in ranges
    ]
    made: list[ReadClass] = []
    for each in sorted(told_right, key=lambda one: (one.low, one.high)):
        end = made[-1].high if made else -math.inf
        if made and each.high <= end:
            continue
        if made and each.low > math.nextafter(end, math.inf):
            # The gap ends before the number at which the range begins.
            before = math.nextafter(each.low, -math.inf)
            made.append(replace(each, low=end, high=before, label="", is_hidden=True))
        made.append(each)
    return made


def _begin(lower: ReadClass, upper: ReadClass) -> float:
    """Return the first number of a range, which is not in the one before."""
    return max(upper.low, math.nextafter(lower.high, math.inf))


def _shown(classes: Iterable[ReadClass]) -> list[Symbol]:
    return [each.symbol for each in classes if not each.is_hidden and each.symbol.draws]


def _sizes(ranges: Sequence[ReadClass], kind: GeometryKind) -> tuple[float, float]:
    first, last = ranges[0].symbol, ranges[-1].symbol
    if kind == "point":
        return first.marker_size, last.marker_size
    return first.stroke_width, last.stroke_width


def _choice(key: str, each: ReadClass, kind: GeometryKind | None) -> ClassChoice:
    """Return what is said of a class; without a kind of features its colour is that of all."""
    stated = each.symbol.fill or each.symbol.stroke
    color = class_color(stated, kind) if kind and stated else ""
    return ClassChoice(key, "" if _is_usual(each) else each.label, color, each.is_hidden)


def _is_usual(each: ReadClass) -> bool:
    """True for a label that a class has by itself, in whatever language."""
    code = {"others": "layers.other_values", "missing": "layers.no_value"}.get(each.kind)
    if code is None:
        return each.label == each.value
    return each.label in {load_words(language)(code) for language in LANGUAGES}


def _key(each: ReadClass) -> str:
    return f"value:{each.value}" if each.kind == "value" else each.kind
