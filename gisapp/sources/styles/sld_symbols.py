"""What a rule of an SLD draws becomes one of our symbols, as far as that can say it."""

from dataclasses import replace
from xml.etree.ElementTree import Element

from gisapp.core.layers.symbology import Dash, Hatch, Symbol
from gisapp.sources.styles.colors import color_of
from gisapp.sources.styles.left_out import LeftOut
from gisapp.sources.styles.lengths import length_px, number_of
from gisapp.sources.styles.qml_symbols import DOTS_PX, MARKERS

_HATCHES: dict[str, Hatch] = {
    "slash": "forward",
    "backslash": "backward",
    "times": "cross",
    "x": "cross",
}
_SOLE_PX = 6.0
"""The size of a mark for which none is stated (OGC 05-077r4, 11.3.2)."""
_OTHERS = ("RasterSymbolizer",)


def rule_symbol(rule: Element, left_out: LeftOut) -> Symbol:
    """Return what a rule draws, but for labels.

    Parameters
    ----------
    rule : Element
        `Rule`, without namespaces.
    left_out : LeftOut
        Notes what cannot be had.
    """
    symbol = Symbol()
    for each in rule:
        if each.find("Geometry") is not None:
            left_out.note("geometry_generators")
        if each.tag == "PolygonSymbolizer":
            symbol = _with_area(symbol, each, left_out)
        elif each.tag == "LineSymbolizer":
            symbol = _with_line(symbol, each, left_out)
        elif each.tag == "PointSymbolizer":
            symbol = _with_mark(symbol, each, left_out)
        elif each.tag in _OTHERS:
            left_out.note("pictures")
    return symbol


def parameters_of(parent: Element | None) -> dict[str, str]:
    """Return the parameters of a fill, a stroke or a font, of SLD 1.0 or 1.1.

    A value that is worked out of features is left out.
    """
    if parent is None:
        return {}
    found = parent.findall("SvgParameter") + parent.findall("CssParameter")
    return {
        each.get("name", ""): (each.findtext("Literal") or each.text or "").strip()
        for each in found
        if each.find("Literal") is not None or not len(each)
    }


def _with_area(symbol: Symbol, area: Element, left_out: LeftOut) -> Symbol:
    fill = area.find("Fill")
    if fill is not None and fill.find("GraphicFill") is not None:
        symbol = _with_pattern(symbol, fill, left_out)
    elif fill is not None:
        said = parameters_of(fill)
        color, opacity = color_of(said.get("fill", "#808080")), _opacity(said, "fill-opacity")
        if color is not None and opacity > 0:
            symbol = replace(symbol, fill=color.code, fill_opacity=opacity)
    return _with_stroke(symbol, area.find("Stroke"), left_out)


def _with_pattern(symbol: Symbol, fill: Element, left_out: LeftOut) -> Symbol:
    mark = fill.find("GraphicFill/Graphic/Mark")
    name = (mark.findtext("WellKnownName") or "") if mark is not None else ""
    hatch = _HATCHES.get(name.strip().lower().removeprefix("shape://").removeprefix("ttf://"))
    if mark is None or hatch is None:
        left_out.note("patterns" if mark is not None else "pictures")
        return symbol
    if symbol.stroke:
        return replace(symbol, hatch=hatch)
    color = color_of(parameters_of(mark.find("Stroke")).get("stroke", "#000000"))
    return replace(symbol, hatch=hatch, stroke=color.code if color else "", stroke_width=0.0)


def _with_line(symbol: Symbol, line: Element, left_out: LeftOut) -> Symbol:
    if number_of(line.findtext("PerpendicularOffset")):
        left_out.note("offsets")
    read = _with_stroke(symbol, line.find("Stroke"), left_out)
    if symbol.stroke and symbol.stroke_width > read.stroke_width and not symbol.casing:
        return replace(read, casing=symbol.stroke)
    if symbol.stroke and symbol.stroke_width:
        left_out.note("symbol_layers")
    return read


def _with_stroke(symbol: Symbol, stroke: Element | None, left_out: LeftOut) -> Symbol:
    if stroke is None:
        return symbol
    if stroke.find("GraphicStroke") is not None or stroke.find("GraphicFill") is not None:
        left_out.note("patterns")
    said = parameters_of(stroke)
    color = color_of(said.get("stroke", "#000000"))
    if color is None or _opacity(said, "stroke-opacity") == 0:
        return symbol
    width = length_px(said.get("stroke-width"), "pixel", 1.0)
    dash = _dash(said.get("stroke-dasharray", ""))
    return replace(symbol, stroke=color.code, stroke_width=width, dash=dash)


def _dash(written: str) -> Dash:
    first = number_of(written.replace(",", " ").split()[0]) if written.split() else None
    if first is None:
        return "solid"
    return "dotted" if first <= DOTS_PX else "dashed"


def _with_mark(symbol: Symbol, point: Element, left_out: LeftOut) -> Symbol:
    graphic = point.find("Graphic")
    if graphic is None:
        return symbol
    if symbol.draws:
        left_out.note("symbol_layers")
    if graphic.find("ExternalGraphic") is not None:
        left_out.note("pictures")
    mark = graphic.find("Mark")
    name = (mark.findtext("WellKnownName") or "square") if mark is not None else "circle"
    if name.strip().lower() not in MARKERS:
        left_out.note("markers")
    marker, sizes = MARKERS.get(name.strip().lower(), ("circle", 1.0))
    written = graphic.find("Size")
    text = None if written is None else written.findtext("Literal") or written.text
    size = round(length_px(text, "pixel", _SOLE_PX) / sizes, 3) or 1.0
    read = Symbol(marker=marker, marker_size=size)
    if mark is None:
        return replace(read, fill="#808080")
    fill = mark.find("Fill")
    if fill is not None:
        said = parameters_of(fill)
        color, opacity = color_of(said.get("fill", "#808080")), _opacity(said, "fill-opacity")
        if color is not None and opacity > 0:
            read = replace(read, fill=color.code, fill_opacity=opacity)
    return _with_stroke(read, mark.find("Stroke"), left_out)


def _opacity(said: dict[str, str], name: str) -> float:
    stated = number_of(said.get(name))
    return 1.0 if stated is None else round(min(1.0, max(0.0, stated)), 3)
