"""A symbol of a QML style, with all its layers, becomes one of ours as far as that can say it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from xml.etree.ElementTree import Element

from gisapp.core.layers.symbology import Dash, Hatch, Marker, Symbol
from gisapp.sources.styles.colors import Color, color_of
from gisapp.sources.styles.left_out import LeftOut
from gisapp.sources.styles.lengths import is_of_the_map, length_px, number_of
from gisapp.sources.styles.qml_properties import data_defined, is_on, properties_of

MARKERS: Mapping[str, tuple[Marker, float]] = {
    "circle": ("circle", 1.0),
    "square": ("square", 1.25 / 2**0.5),
    "rectangle": ("square", 1.25 / 2**0.5),
    "diamond": ("diamond", 1.2),
    "equilateral_triangle": ("triangle", 1.25),
    "triangle": ("triangle", 1.25),
    "star": ("star", 1.3),
}
"""Our marker for each of QGIS's, and how many of our sizes QGIS's size is."""
_FILL_PATTERNS: Mapping[str, Hatch] = {
    "b_diagonal": "forward",
    "f_diagonal": "backward",
    "diagonal_x": "cross",
}
_LEFT_OUT = {
    "SvgMarker": "pictures",
    "FontMarker": "pictures",
    "RasterMarker": "pictures",
    "AnimatedMarker": "pictures",
    "MaskMarker": "effects",
    "SVGFill": "pictures",
    "RasterFill": "pictures",
    "RasterLine": "pictures",
    "GradientFill": "gradients",
    "ShapeburstFill": "gradients",
    "Lineburst": "gradients",
    "GeometryGenerator": "geometry_generators",
    "CentroidFill": "centroids",
}
"""Why a layer of a symbol cannot be had; all others are patterns."""
DOTS_PX = 2.5
"""Dashes up to this length are dots."""
_SOLE_PX = 9.0


def symbol_of(element: Element, left_out: LeftOut) -> tuple[Symbol, float]:
    """Return a symbol, and its opacity from 0 to 1.

    Parameters
    ----------
    element : Element
        `symbol`, with its layers, the lowest first.
    left_out : LeftOut
        Notes what cannot be had.
    """
    symbol = Symbol()
    unread = []
    for layer in element.findall("layer"):
        if layer.get("enabled", "1") == "0":
            continue
        _note_what_is_beyond(layer, left_out)
        read = _READERS.get(layer.get("class", ""))
        if read is None:
            left_out.note(_LEFT_OUT.get(layer.get("class", ""), "patterns"))
            unread.append(layer)
            continue
        before = symbol
        symbol = read(symbol, layer, properties_of(layer), left_out)
        if symbol == before and layer.find("symbol") is not None:
            unread.append(layer)
    if not symbol.draws and unread:
        symbol = _stand_in(symbol, unread, element.get("type", ""))
    opacity = number_of(element.get("alpha"))
    return symbol, 1.0 if opacity is None else min(1.0, max(0.0, opacity))


def _note_what_is_beyond(layer: Element, left_out: LeftOut) -> None:
    if any(each.get("enabled") == "1" for each in layer.findall("effect")):
        left_out.note("effects")
    if set(data_defined(layer)) - {"size", "outlineWidth"}:
        left_out.note("data_defined")


def _stand_in(symbol: Symbol, layers: Sequence[Element], kind: str) -> Symbol:
    """Return a plain symbol for one of pictures or patterns, in the colour that these have."""
    for each in (inner for layer in layers for inner in layer.iter("layer")):
        said = properties_of(each)
        color = _seen(said.get("color") or said.get("line_color"))
        if color is not None and kind == "line":
            return replace(symbol, stroke=color.code)
        if color is not None:
            return replace(symbol, fill=color.code)
    return symbol


def _simple_fill(symbol: Symbol, _: Element, said: Mapping[str, str], left_out: LeftOut) -> Symbol:
    color, pattern = _seen(said.get("color")), said.get("style", "solid")
    outline = _seen(said.get("outline_color") or said.get("color_border"))
    line_style = said.get("outline_style") or said.get("style_border") or "solid"
    if color is not None and pattern in _FILL_PATTERNS:
        symbol = _hatched(symbol, _FILL_PATTERNS[pattern], color.code)
    elif color is not None and pattern != "no":
        if pattern != "solid":
            left_out.note("patterns")
        if symbol.fill:
            left_out.note("symbol_layers")
        symbol = replace(symbol, fill=color.code, fill_opacity=round(color.opacity, 3))
    if outline is None or line_style == "no":
        return symbol
    return _stroked(symbol, outline.code, said, ("outline_width", "width_border"), left_out)


def _simple_line(symbol: Symbol, _: Element, said: Mapping[str, str], left_out: LeftOut) -> Symbol:
    color = _seen(said.get("line_color") or said.get("color"))
    if color is None or said.get("line_style", said.get("penstyle", "solid")) == "no":
        return symbol
    if number_of(said.get("offset")):
        left_out.note("offsets")
    upper = _stroked(symbol, color.code, said, ("line_width", "width"), left_out)
    if not symbol.stroke or not symbol.stroke_width:
        return upper
    if symbol.stroke_width > upper.stroke_width and not symbol.casing:
        return replace(upper, casing=symbol.stroke)
    left_out.note("symbol_layers")
    return upper


def _stroked(
    symbol: Symbol, color: str, said: Mapping[str, str], names: tuple[str, str], left_out: LeftOut
) -> Symbol:
    name = next((each for each in names if each in said), names[0])
    unit = said.get(f"{name}_unit")
    if is_of_the_map(unit):
        left_out.note("map_units")
    # QGIS draws a line without a width as thin as can be.
    width = length_px(said.get(name), unit, 1.0) or 1.0
    return replace(symbol, stroke=color, stroke_width=width, dash=_dash(said))


def _dash(said: Mapping[str, str]) -> Dash:
    if is_on(said, "use_custom_dash"):
        first = length_px(said.get("customdash", "").split(";")[0], said.get("customdash_unit"), 5)
        return "dotted" if first <= DOTS_PX else "dashed"
    style = said.get("line_style") or said.get("outline_style") or said.get("penstyle") or "solid"
    return "dotted" if style == "dot" else "dashed" if "dash" in style else "solid"


def _simple_marker(
    symbol: Symbol, _: Element, said: Mapping[str, str], left_out: LeftOut
) -> Symbol:
    name = said.get("name") or said.get("symbol_name") or "circle"
    if name not in MARKERS:
        left_out.note("markers")
    marker, sizes = MARKERS.get(name, ("circle", 1.0))
    if is_of_the_map(said.get("size_unit")):
        left_out.note("map_units")
    size = round(length_px(said.get("size"), said.get("size_unit"), _SOLE_PX) / sizes, 3) or 1.0
    fill, outline = _seen(said.get("color")), _seen(said.get("outline_color"))
    if symbol.fill and symbol.fill_opacity < 1 and fill is not None and fill.code == symbol.fill:
        return replace(symbol, fill_opacity=1.0, soft=True)
    if symbol.draws:
        left_out.note("symbol_layers")
    read = Symbol(marker=marker, marker_size=size)
    if fill is not None:
        read = replace(read, fill=fill.code, fill_opacity=round(fill.opacity, 3))
    if outline is None or said.get("outline_style", "solid") == "no":
        return read
    return _stroked(read, outline.code, said, ("outline_width", "outline_width"), left_out)


def _line_pattern(
    symbol: Symbol, layer: Element, said: Mapping[str, str], left_out: LeftOut
) -> Symbol:
    angle = (number_of(said.get("angle") or said.get("lineangle")) or 0.0) % 180
    if angle not in (45.0, 135.0):
        left_out.note("hatch_angles")
    hatch: Hatch = "forward" if angle < 90 else "backward"
    if symbol.hatch not in ("none", hatch):
        hatch = "cross"
    inner = layer.find("symbol")
    stated = color_of(said.get("color"))
    color = stated.code if stated is not None else ""
    if inner is not None:
        color = symbol_of(inner, left_out)[0].stroke
    return _hatched(symbol, hatch, color)


def _hatched(symbol: Symbol, hatch: Hatch, color: str) -> Symbol:
    """Return a symbol with a hatch, which has the colour of an outline, of no width if need be."""
    if symbol.stroke:
        return replace(symbol, hatch=hatch)
    return replace(symbol, hatch=hatch, stroke=color, stroke_width=0.0)


def _marker_line(
    symbol: Symbol, layer: Element, said: Mapping[str, str], left_out: LeftOut
) -> Symbol:
    marks = [properties_of(each).get("name", "") for each in layer.iter("layer")]
    is_at_end = said.get("placement", said.get("placements", "")).lower() == "lastvertex"
    if is_at_end and any("arrow" in mark for mark in marks):
        return replace(symbol, arrow=True)
    left_out.note("patterns")
    return symbol


def _arrow(symbol: Symbol, layer: Element, _: Mapping[str, str], left_out: LeftOut) -> Symbol:
    inner = layer.find("symbol")
    filled = symbol_of(inner, left_out)[0] if inner is not None else Symbol()
    return replace(symbol, stroke=symbol.stroke or filled.fill or filled.stroke, arrow=True)


def _seen(written: str | None) -> Color | None:
    """Return a colour of which something is seen; None for others."""
    color = color_of(written)
    return color if color is not None and color.opacity > 0 else None


_Reader = Callable[[Symbol, Element, Mapping[str, str], LeftOut], Symbol]
_READERS: Mapping[str, _Reader] = {
    "SimpleFill": _simple_fill,
    "SimpleLine": _simple_line,
    "SimpleMarker": _simple_marker,
    "EllipseMarker": _simple_marker,
    "FilledMarker": _simple_marker,
    "LinePatternFill": _line_pattern,
    "MarkerLine": _marker_line,
    "ArrowLine": _arrow,
}
