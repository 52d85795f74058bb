"""Symbols as QGIS has them: what is one of ours may be several layers there."""

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element, SubElement

from gisapp.core.geometry.feature_geometry import GeometryKind
from gisapp.core.layers.symbology import Hatch, Marker, Symbol
from gisapp.render.features.symbols import CASING_PX, DASHES_PX, HATCH_OPACITY, HATCH_SPACING_PX
from gisapp.render.palette import Palette
from gisapp.sources.styles.lengths import MM_PX

_TYPES: Mapping[GeometryKind, str] = {"point": "marker", "line": "line", "polygon": "fill"}
MARKERS: Mapping[Marker, tuple[str, float]] = {
    "circle": ("circle", 1.0),
    "square": ("square", 1.25 / 2**0.5),
    "diamond": ("diamond", 1.2),
    "triangle": ("equilateral_triangle", 1.25),
    "star": ("star", 1.3),
}
"""QGIS's marker for each of ours, and its size where ours is 1."""
_ANGLES_DEG: Mapping[Hatch, tuple[int, ...]] = {
    "none": (),
    "forward": (45,),
    "backward": (135,),
    "cross": (45, 135),
}
_SOFT_OPACITY, _SOFT_CORE = 0.4, 0.5
_Layer = tuple[str, dict[str, str]]
"""The class of a symbol layer, and its properties."""


def add_symbol(
    parent: Element, name: str, symbol: Symbol, kind: GeometryKind, palette: Palette
) -> None:
    """Add a symbol to an element.

    Parameters
    ----------
    parent : Element
        `symbols`, or a layer of another symbol.
    name : str
        By which classes speak of it.
    symbol : Symbol
    kind : {"point", "line", "polygon"}
        What it is drawn for.
    palette : Palette
        The colours that the symbol names.
    """
    layers = {"point": _marker_layers, "line": _line_layers, "polygon": _fill_layers}[kind]
    element = SubElement(
        parent, "symbol", type=_TYPES[kind], name=name, alpha="1", clip_to_extent="1", force_rhr="0"
    )
    for layer_class, properties in layers(symbol, palette):
        layer = _add_layer(element, layer_class, properties)
        if layer_class == "LinePatternFill":
            line = SubElement(layer, "symbol", type="line", name=f"@{name}@0", alpha="1")
            _add_layer(line, "SimpleLine", _line(_hatch_color(symbol, palette), 1.0, "solid"))
        elif layer_class == "MarkerLine":
            head = SubElement(layer, "symbol", type="marker", name=f"@{name}@0", alpha="1")
            _add_layer(head, "SimpleMarker", _arrow_head(symbol, palette))


def _add_layer(symbol: Element, layer_class: str, properties: Mapping[str, str]) -> Element:
    layer = SubElement(
        symbol, "layer", {"class": layer_class, "enabled": "1", "locked": "0", "pass": "0"}
    )
    options = SubElement(layer, "Option", type="Map")
    for name, value in properties.items():
        SubElement(options, "Option", type="QString", name=name, value=value)
    # Versions before 3.20 read these alone.
    for name, value in properties.items():
        SubElement(layer, "prop", k=name, v=value)
    return layer


def _fill_layers(symbol: Symbol, palette: Palette) -> Iterator[_Layer]:
    is_dashed = symbol.dash != "solid"
    outline = "" if is_dashed or not has_line(symbol) else symbol.stroke
    fill = {
        "color": color_text(symbol.fill or "#ffffff", palette, symbol.fill_opacity),
        "style": "solid" if symbol.fill else "no",
        "outline_style": "solid" if outline else "no",
        "outline_color": color_text(outline or "#000000", palette),
        "joinstyle": "round",
        **_length("outline_width", symbol.stroke_width),
    }
    yield "SimpleFill", fill
    for angle in _ANGLES_DEG[symbol.hatch]:
        yield "LinePatternFill", {"angle": str(angle), **_length("distance", HATCH_SPACING_PX)}
    if has_line(symbol) and is_dashed:
        color = color_text(symbol.stroke, palette)
        yield "SimpleLine", _line(color, symbol.stroke_width, symbol.dash)


def _line_layers(symbol: Symbol, palette: Palette) -> Iterator[_Layer]:
    if symbol.casing:
        casing = color_text(symbol.casing, palette)
        yield "SimpleLine", _line(casing, symbol.stroke_width + 2 * CASING_PX, "solid")
    color = color_text(symbol.stroke or symbol.fill or "#000000", palette)
    yield "SimpleLine", _line(color, symbol.stroke_width, symbol.dash)
    if symbol.arrow:
        yield "MarkerLine", {"placement": "lastvertex", "placements": "LastVertex", "rotate": "1"}


def _marker_layers(symbol: Symbol, palette: Palette) -> Iterator[_Layer]:
    if not symbol.soft:
        yield "SimpleMarker", _marker(symbol, palette, symbol.fill_opacity, 1.0)
        return
    # Two circles stand for one that fades away from its middle.
    yield "SimpleMarker", _marker(symbol, palette, _SOFT_OPACITY, 1.0)
    yield "SimpleMarker", _marker(symbol, palette, 1.0, _SOFT_CORE)


def _marker(symbol: Symbol, palette: Palette, opacity: float, share: float) -> dict[str, str]:
    name, size = MARKERS[symbol.marker]
    return {
        "name": name,
        "color": color_text(symbol.fill or "#ffffff", palette, opacity if symbol.fill else 0.0),
        "outline_style": "solid" if has_line(symbol) else "no",
        "outline_color": color_text(symbol.stroke or "#000000", palette),
        "scale_method": "diameter",
        "joinstyle": "round",
        **_length("size", share * size * symbol.marker_size),
        **_length("outline_width", symbol.stroke_width),
    }


def _arrow_head(symbol: Symbol, palette: Palette) -> dict[str, str]:
    color = color_text(symbol.stroke, palette)
    return {
        "name": "filled_arrowhead",
        "color": color,
        "outline_style": "no",
        **_length("size", 4.2 * symbol.stroke_width),
    }


def _line(color: str, width_px: float, dash: str) -> dict[str, str]:
    said = {
        "line_color": color,
        "line_style": "solid",
        "capstyle": "round" if dash == "solid" else "flat",
        "joinstyle": "round",
        **_length("line_width", width_px),
    }
    if dash == "solid":
        return said
    parts = (_mm(part) for part in DASHES_PX[dash])
    return {
        **said,
        "use_custom_dash": "1",
        "customdash": ";".join(parts),
        "customdash_unit": "MM",
    }


def _hatch_color(symbol: Symbol, palette: Palette) -> str:
    return color_text(symbol.stroke or symbol.fill or "#000000", palette, HATCH_OPACITY)


def has_line(symbol: Symbol) -> bool:
    """True if a symbol has a line; of no width, it only gives a hatch its colour."""
    return bool(symbol.stroke) and symbol.stroke_width > 0


def color_text(code: str, palette: Palette, opacity: float = 1.0) -> str:
    """Return a colour as QGIS writes it: red, green, blue and opacity up to 255."""
    digits = palette.hex(code).lstrip("#")
    parts = (int(digits[place : place + 2], 16) for place in (0, 2, 4))
    return ",".join(map(str, (*parts, round(255 * opacity))))


def _length(name: str, length_px: float) -> dict[str, str]:
    return {name: _mm(length_px), f"{name}_unit": "MM"}


def _mm(length_px: float) -> str:
    """Return pixels as millimetres, so that prints of QGIS have the same sizes."""
    return f"{length_px / MM_PX:.5f}".rstrip("0").rstrip(".")
