"""How each class looks and what it is called: what is chosen, else what a palette gives.

This needs no values, so that a change of colours costs nothing however many features there are.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from gisapp.core.geometry.feature_geometry import GeometryKind
from gisapp.core.layers.layer_style import ClassChoice, LayerStyle
from gisapp.core.layers.styles.palettes import suitable_palette
from gisapp.core.layers.symbology import Symbol, SymbolClass, Symbology
from gisapp.core.text.bilingual import Bilingual

_QUIET = {"others": "class_other", "missing": "no_value"}


def styled(made: Symbology, style: LayerStyle, kind: GeometryKind) -> Symbology:
    """Return the same classes in the look that a style gives them.

    Parameters
    ----------
    made : Symbology
        The classes, in whatever look.
    style : LayerStyle
    kind : GeometryKind
        Of the features: areas have quieter fills within stronger outlines.
    """
    own = made.own or made.common
    base = style.symbol or own
    chosen_own = own if base != own else None
    if not made.attribute:
        return Symbology.single(base, chosen_own)
    choices = {each.key: each for each in style.classes}
    colors, sizes = _colors(made, style), _sizes(made, style)
    classes = tuple(
        _styled(each, choices.get(key), color, size, base, kind)
        for each, key, color, size in zip(made.classes, made.keys, colors, sizes, strict=True)
    )
    return replace(made, classes=classes, base=base, own=chosen_own)


def _colors(made: Symbology, style: LayerStyle) -> list[str]:
    """Return the colour of each class, empty for that of the symbol."""
    if style.sizes_px is not None and not style.palette:
        return [_QUIET.get(each.kind, "") for each in made.classes]
    palette = suitable_palette(style.palette, made.method)
    ordered = [each for each in made.classes if each.kind not in _QUIET]
    names = iter(palette.names(len(ordered), is_reversed=style.is_reversed))
    return [_QUIET.get(each.kind) or next(names) for each in made.classes]


def _sizes(made: Symbology, style: LayerStyle) -> list[float | None]:
    """Return the size of each class, None for that of the symbol; without a value the least."""
    if style.sizes_px is None:
        return [None] * len(made.classes)
    least, greatest = style.sizes_px
    ranges = sum(each.kind == "range" for each in made.classes)
    steps = iter(np.linspace(least, greatest, max(ranges, 2)).tolist())
    return [next(steps) if each.kind == "range" else least for each in made.classes]


def _styled(
    each: SymbolClass,
    choice: ClassChoice | None,
    color: str,
    size: float | None,
    base: Symbol,
    kind: GeometryKind,
) -> SymbolClass:
    choice = choice or ClassChoice("")
    symbol = colored(base, kind, choice.color or color)
    if size is not None:
        symbol = _sized(symbol, kind, size)
    label = Bilingual(choice.label) if choice.label else each.made_label
    return replace(each, symbol=symbol, label=label, is_hidden=choice.is_hidden)


def colored(symbol: Symbol, kind: GeometryKind, color: str) -> Symbol:
    """Return a symbol in another colour: a quieter side of it fills areas, points keep their rim.

    Lines, rims of areas and points are small, and have its stronger side. A colour of the user's
    own has but one side; an empty one changes nothing. An outline in a colour of the user's own
    stays as it is around a fill.
    """
    if not color:
        return symbol
    strong = color if color.startswith("#") else f"{color}_line"
    if kind == "polygon":
        is_own = symbol.fill and symbol.stroke.startswith("#")
        stroke = symbol.stroke if is_own else symbol.stroke and strong
        return replace(symbol, fill=symbol.fill and color, stroke=stroke)
    return replace(symbol, fill=strong) if symbol.fill else replace(symbol, stroke=strong)


def _sized(symbol: Symbol, kind: GeometryKind, size_px: float) -> Symbol:
    """Return a symbol with a larger marker or a wider line; of areas it is the outline."""
    if kind == "point":
        return replace(symbol, marker_size=size_px)
    return replace(symbol, stroke_width=size_px)


def made_classes(
    labels: Sequence[Bilingual], values: Sequence[str], quiet: Mapping[str, Bilingual]
) -> tuple[SymbolClass, ...]:
    """Return classes that have no look yet.

    Parameters
    ----------
    labels : sequence of Bilingual
        Of the classes of single values or ranges.
    values : sequence of str
        The values; empty for ranges.
    quiet : mapping
        The labels of the classes "others" and "missing", those that are wanted.
    """
    nothing = Symbol()
    told = [
        SymbolClass(value, label, nothing, "value" if values else "range", label)
        for value, label in zip(values or [""] * len(labels), labels, strict=True)
    ]
    others = [
        SymbolClass("", quiet[kind], nothing, kind, quiet[kind])
        for kind in ("others", "missing")
        if kind in quiet
    ]
    return (*told, *others)
