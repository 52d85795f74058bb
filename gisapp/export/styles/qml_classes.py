"""Classes as renderers of QGIS: one symbol, categories, or ranges."""

import math
from xml.etree.ElementTree import Element, SubElement

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.symbology import SymbolClass, Symbology
from gisapp.export.styles.label_expression import quoted_field
from gisapp.export.styles.qml_symbols import add_symbol
from gisapp.export.styles.written_classes import WrittenClass, written_classes
from gisapp.render.palette import Palette
from gisapp.words import Language

_LETTERS_OF_YEAR = 4
"""At the beginning of each date, as QGIS writes one."""
_MISSING = -1e308
"""Stands for numbers that are missing: QGIS draws no feature without a number."""


def add_renderer(root: Element, layer: Layer, palette: Palette, language: Language) -> None:
    """Add the renderer of a layer to an element.

    Parameters
    ----------
    root : Element
        `qgis`.
    layer : Layer
    palette : Palette
        The colours of its symbols.
    language : "en" or "zh"
        Of the names of classes.
    """
    classes = written_classes(layer, language)
    symbology = layer.coloring
    if not symbology.attribute:
        renderer = _renderer(root, "singleSymbol")
    elif symbology.method in ("values", "years"):
        renderer = _renderer(root, "categorizedSymbol", attr=_category_of(symbology, classes))
        _add_categories(renderer, classes)
    else:
        renderer = _renderer(
            root, "graduatedSymbol", attr=_number_of(symbology), graduatedMethod=_told_by(symbology)
        )
        _add_ranges(renderer, classes)
    symbols = SubElement(renderer, "symbols")
    for place, each in enumerate(classes):
        add_symbol(symbols, str(place), each.symbol, layer.geometry.kind, palette)


def _renderer(root: Element, kind: str, **said: str) -> Element:
    attributes = {"type": kind, "symbollevels": "0", "enableorderby": "0", "forceraster": "0"}
    return SubElement(root, "renderer-v2", {**attributes, **said})


def _category_of(symbology: Symbology, classes: tuple[WrittenClass, ...]) -> str:
    """Return what QGIS tells features apart by: it knows no class of those without a value."""
    missing = next((each for each in classes if each.kind == "missing"), None)
    told = quoted_field(symbology.attribute)
    if symbology.method == "years":
        told = f"left({told}, {_LETTERS_OF_YEAR})"
    elif missing is None:
        return symbology.attribute
    if missing is None:
        return told
    text = missing.label.replace("'", "''")
    return f"coalesce({told}, '{text}')"


def _number_of(symbology: Symbology) -> str:
    if not _has_missing(symbology.classes):
        return symbology.attribute
    return f"coalesce({quoted_field(symbology.attribute)}, {_MISSING:.0e})"


def _has_missing(classes: tuple[SymbolClass, ...]) -> bool:
    return any(each.kind == "missing" for each in classes)


def _told_by(symbology: Symbology) -> str:
    ranges = [each.symbol for each in symbology.classes if each.kind == "range"]
    colors = {(each.fill, each.stroke) for each in ranges}
    return "GraduatedSize" if len(ranges) > 1 and len(colors) == 1 else "GraduatedColor"


def _add_categories(renderer: Element, classes: tuple[WrittenClass, ...]) -> None:
    parent = SubElement(renderer, "categories")
    for place, each in enumerate(classes):
        value = {"value": each.value, "missing": each.label}.get(each.kind, "")
        SubElement(
            parent,
            "category",
            value=value,
            symbol=str(place),
            label=each.label,
            render=_yes_or_no(not each.is_hidden),
            type="string",
        )


def _add_ranges(renderer: Element, classes: tuple[WrittenClass, ...]) -> None:
    parent = SubElement(renderer, "ranges")
    has_missing = any(each.kind == "missing" for each in classes)
    for place, each in enumerate(classes):
        if each.kind == "missing":
            low, high = -math.inf, _MISSING
        else:
            # A number at which one range ends and the next begins would be in the lower one.
            low, high = each.low, math.nextafter(each.high, -math.inf)
            if has_missing and low == -math.inf:
                low = math.nextafter(_MISSING, math.inf)
            high = math.inf if each.high == math.inf else high
        SubElement(
            parent,
            "range",
            lower=repr(low),
            upper=repr(high),
            symbol=str(place),
            label=each.label,
            render=_yes_or_no(not each.is_hidden),
        )


def _yes_or_no(is_true: bool) -> str:
    return "true" if is_true else "false"
