"""The renderer of a QML style: one symbol, or classes of values or of ranges, or sizes."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from gisapp.core.geometry.feature_geometry import GeometryKind
from gisapp.core.layers.layer_style import LabelChoice, LayerStyle
from gisapp.core.layers.symbology import Symbol
from gisapp.errors import SourceError
from gisapp.sources.styles.left_out import LeftOut
from gisapp.sources.styles.lengths import length_px, number_or_nan
from gisapp.sources.styles.qml_properties import data_defined
from gisapp.sources.styles.qml_symbols import symbol_of
from gisapp.sources.styles.read_style import (
    ClassKind,
    ReadClass,
    single_style,
    style_of_ranges,
    style_of_values,
    undrawn,
)

_FIELD = re.compile(r"\s*\"((?:[^\"]|\"\")+)\"\s*$")
_BARE = re.compile(r"\s*(?![A-Za-z_]\w*\()(\w[\w .\-/()（）%]*)\s*$")
_WITH_MISSING = re.compile(
    r"\s*coalesce\(\s*\"((?:[^\"]|\"\")+)\"\s*,\s*(?:'((?:[^']|'')*)'|(-?[\d.e+]+))\s*\)\s*$"
)
"""What stands for features without a value, as our own styles write it."""
_SCALED = re.compile(
    r"\s*(?:coalesce\(\s*)?scale_(?:linear|exp)\(\s*\"?([^\",]+)\"?\s*,"
    r"\s*([-\d.]+)\s*,\s*([-\d.]+)\s*,\s*([-\d.]+)\s*,\s*([-\d.]+)"
)
_MISSING_BELOW = -1e300
"""Ranges that end below this number are of features without a value."""


@dataclass(frozen=True)
class Rendering:
    """What a renderer says: a style, and the opacity that all its symbols have."""

    style: LayerStyle
    opacity: float


def rendering_of(
    renderer: Element,
    labels: LabelChoice | None,
    kind: GeometryKind,
    left_out: LeftOut,
    name: str,
) -> Rendering:
    """Return what a renderer says.

    Parameters
    ----------
    renderer : Element
        `renderer-v2`.
    labels : LabelChoice or None
        For the style.
    kind : {"point", "line", "polygon"}
        Of the features.
    left_out : LeftOut
        Notes what cannot be had.
    name : str
        What failures call the style.

    Raises
    ------
    SourceError
        Nothing of it can be had.
    """
    told_by = renderer.get("type", "")
    if told_by not in ("singleSymbol", "categorizedSymbol", "graduatedSymbol"):
        code = "style_of_rules" if told_by == "RuleRenderer" else "style_of_other_kind"
        raise SourceError(code, path=name, kind=told_by)
    symbols = _symbols(renderer, left_out)
    draws = any(symbol.draws for symbol, _ in symbols.values())
    if not symbols or (left_out.codes and not draws):
        # What is hidden on purpose is had; what was left out would be lost with the features.
        raise SourceError("style_without_symbols", path=name)
    opacity = _common_opacity(symbols, left_out)
    looks = {key: symbol for key, (symbol, _) in symbols.items()}
    if told_by == "singleSymbol":
        return Rendering(_single(renderer, looks, labels, left_out), opacity)
    attribute, missing = _attribute(renderer.get("attr", ""), name)
    if told_by == "categorizedSymbol":
        read = _categories(renderer, looks, missing)
        style = style_of_values(attribute, read, labels, kind, left_out)
    else:
        read = _ranges(renderer, looks, has_missing=missing is not None)
        if not any(each.kind == "range" for each in read):
            raise SourceError("style_without_symbols", path=name)
        by_size = renderer.get("graduatedMethod") == "GraduatedSize"
        style = style_of_ranges(attribute, read, labels, kind, left_out, by_size=by_size)
    return Rendering(style, opacity)


def _symbols(renderer: Element, left_out: LeftOut) -> dict[str, tuple[Symbol, float]]:
    return {
        each.get("name", ""): symbol_of(each, left_out)
        for each in renderer.findall("symbols/symbol")
        if each.find("layer") is not None
    }


def _common_opacity(symbols: Mapping[str, tuple[Symbol, float]], left_out: LeftOut) -> float:
    opacities = {opacity for _, opacity in symbols.values()}
    if len(opacities) > 1:
        left_out.note("class_opacities")
    return opacities.pop() if len(opacities) == 1 else 1.0


def _single(
    renderer: Element, looks: Mapping[str, Symbol], labels: LabelChoice | None, left_out: LeftOut
) -> LayerStyle:
    style = single_style(next(iter(looks.values())), labels)
    layers = renderer.findall("symbols/symbol/layer")
    sized = [
        said
        for each in layers
        for name, said in data_defined(each).items()
        if name in ("size", "outlineWidth")
    ]
    if not sized:
        return style
    field, sizes = _scaled(sized[0])
    if not field or sizes is None:
        left_out.note("data_defined")
        return style
    left_out.note("size_steps")
    return replace(style, field=field, sizes_px=sizes)


def _scaled(said: Mapping[str, str]) -> tuple[str, tuple[float, float] | None]:
    """Return by which field a size grows and from which to which; no field if that isn't clear."""
    if match := _SCALED.match(said.get("expression", "")):
        sizes = length_px(match[4], "MM", 1.0), length_px(match[5], "MM", 1.0)
        return match[1].strip(), sizes
    field = said.get("field", "") or _plain_field(said.get("expression", "")) or ""
    if "minSize" not in said or "maxSize" not in said:
        return "", None
    sizes = length_px(said["minSize"], "MM", 1.0), length_px(said["maxSize"], "MM", 1.0)
    return field, sizes


def _attribute(written: str, name: str) -> tuple[str, str | None]:
    """Return the field of an expression, and what stands in it for a missing value."""
    if match := _WITH_MISSING.match(written):
        return _unquoted(match[1]), match[3] or (match[2] or "").replace("''", "'")
    field = _plain_field(written)
    if field is None:
        raise SourceError("style_by_expression", path=name, expression=written[:80])
    return field, None


def _plain_field(written: str) -> str | None:
    if match := _FIELD.match(written):
        return _unquoted(match[1])
    return match[1].strip() if (match := _BARE.match(written)) else None


def _unquoted(name: str) -> str:
    return name.replace('""', '"')


def _categories(
    renderer: Element, looks: Mapping[str, Symbol], missing: str | None
) -> list[ReadClass]:
    read = []
    for each in renderer.findall("categories/category"):
        symbol = looks.get(each.get("symbol", ""))
        if symbol is None:
            continue
        values = [one.get("value", "") for one in each.findall("val")] or [each.get("value", "")]
        label, hidden = each.get("label", ""), each.get("render", "true") == "false"
        for value in values:
            kinds: tuple[ClassKind, ...] = ("missing",) if value == missing else ("value",)
            if value == "" or each.get("type") == "NULL":
                kinds = ("others",) if missing is not None else ("others", "missing")
            for kind in kinds:
                text = _value_text(value, each.get("type", "")) if kind == "value" else ""
                read.append(ReadClass(kind, symbol, label, text, is_hidden=hidden))
    return [*read, *undrawn(read, ("others", "missing"))]


def _value_text(value: str, kind: str) -> str:
    """Return a value as features have it: whole numbers without a point.

    >>> _value_text("3.0", "double"), _value_text("3.0", "string"), _value_text("true", "bool")
    ('3', '3.0', 'True')
    """
    if kind == "bool":
        return value.capitalize()
    if kind == "double":
        try:
            number = float(value)
        except ValueError:
            return value
        return str(int(number)) if number.is_integer() and abs(number) < 2**53 else str(number)
    return " ".join(value.split())


def _ranges(
    renderer: Element, looks: Mapping[str, Symbol], *, has_missing: bool
) -> list[ReadClass]:
    read = []
    for each in renderer.findall("ranges/range"):
        symbol = looks.get(each.get("symbol", ""))
        low, high = number_or_nan(each.get("lower")), number_or_nan(each.get("upper"))
        if symbol is None or math.isnan(low) or math.isnan(high):
            continue
        label, hidden = each.get("label", ""), each.get("render", "true") == "false"
        if has_missing and high < _MISSING_BELOW:
            read.append(ReadClass("missing", symbol, label, is_hidden=hidden))
        else:
            if has_missing and low < _MISSING_BELOW:
                low = -math.inf
            read.append(ReadClass("range", symbol, label, low=low, high=high, is_hidden=hidden))
    return [*read, *undrawn(read, ("missing",))]
