"""Symbols as SLD 1.1 has them (OGC 05-077r4, Symbology Encoding)."""

from xml.etree.ElementTree import Element, SubElement

from gisapp.core.geometry.feature_geometry import GeometryKind
from gisapp.core.layers.symbology import Hatch, Symbol
from gisapp.export.styles.qml_symbols import MARKERS, has_line
from gisapp.render.features.symbols import CASING_PX, DASHES_PX, HATCH_OPACITY, HATCH_SPACING_PX
from gisapp.render.palette import Palette

_MARKS = {"equilateral_triangle": "triangle", "diamond": "diamond"}
_HATCHES: dict[Hatch, str] = {
    "forward": "shape://slash",
    "backward": "shape://backslash",
    "cross": "shape://times",
}
"""Marks that GeoServer and QGIS fill areas with."""


def add_symbolizers(rule: Element, symbol: Symbol, kind: GeometryKind, palette: Palette) -> None:
    """Add what draws a symbol to a rule.

    Parameters
    ----------
    rule : Element
        `se:Rule`.
    symbol : Symbol
    kind : {"point", "line", "polygon"}
        What it is drawn for.
    palette : Palette
        The colours that the symbol names.
    """
    if kind == "point":
        _add_point(rule, symbol, palette)
    elif kind == "line":
        _add_lines(rule, symbol, palette)
    else:
        _add_area(rule, symbol, palette)


def _add_area(rule: Element, symbol: Symbol, palette: Palette) -> None:
    area = SubElement(rule, "se:PolygonSymbolizer")
    if symbol.fill:
        _add_fill(area, symbol.fill, palette, symbol.fill_opacity)
    if symbol.hatch != "none":
        hatched = SubElement(rule, "se:PolygonSymbolizer")
        graphic = SubElement(
            SubElement(SubElement(hatched, "se:Fill"), "se:GraphicFill"), "se:Graphic"
        )
        mark = SubElement(graphic, "se:Mark")
        SubElement(mark, "se:WellKnownName").text = _HATCHES[symbol.hatch]
        stroke = _add_stroke(mark, symbol.stroke or symbol.fill, 1.0, palette)
        add_parameter(stroke, "stroke-opacity", f"{HATCH_OPACITY:g}")
        SubElement(graphic, "se:Size").text = f"{HATCH_SPACING_PX:g}"
    if has_line(symbol):
        outlined = SubElement(rule, "se:PolygonSymbolizer") if symbol.hatch != "none" else area
        _add_dashes(_add_stroke(outlined, symbol.stroke, symbol.stroke_width, palette), symbol)


def _add_lines(rule: Element, symbol: Symbol, palette: Palette) -> None:
    if symbol.casing:
        casing = SubElement(rule, "se:LineSymbolizer")
        _add_stroke(casing, symbol.casing, symbol.stroke_width + 2 * CASING_PX, palette)
    line = SubElement(rule, "se:LineSymbolizer")
    color = symbol.stroke or symbol.fill or "#000000"
    _add_dashes(_add_stroke(line, color, symbol.stroke_width, palette), symbol)


def _add_point(rule: Element, symbol: Symbol, palette: Palette) -> None:
    name, size = MARKERS[symbol.marker]
    point = SubElement(rule, "se:PointSymbolizer")
    graphic = SubElement(point, "se:Graphic")
    mark = SubElement(graphic, "se:Mark")
    SubElement(mark, "se:WellKnownName").text = _MARKS.get(name, name)
    if symbol.fill:
        _add_fill(mark, symbol.fill, palette, symbol.fill_opacity)
    if has_line(symbol):
        _add_stroke(mark, symbol.stroke, symbol.stroke_width, palette)
    SubElement(graphic, "se:Size").text = f"{size * symbol.marker_size:.5g}"


def _add_fill(parent: Element, color: str, palette: Palette, opacity: float) -> None:
    fill = SubElement(parent, "se:Fill")
    add_parameter(fill, "fill", palette.hex(color))
    if opacity < 1:
        add_parameter(fill, "fill-opacity", f"{opacity:g}")


def _add_stroke(parent: Element, color: str, width_px: float, palette: Palette) -> Element:
    stroke = SubElement(parent, "se:Stroke")
    add_parameter(stroke, "stroke", palette.hex(color or "#000000"))
    add_parameter(stroke, "stroke-width", f"{width_px:g}")
    add_parameter(stroke, "stroke-linejoin", "round")
    return stroke


def _add_dashes(stroke: Element, symbol: Symbol) -> None:
    if symbol.dash != "solid":
        parts = " ".join(f"{part:g}" for part in DASHES_PX[symbol.dash])
        add_parameter(stroke, "stroke-dasharray", parts)


def add_parameter(parent: Element, name: str, value: str) -> None:
    """Add a parameter of SVG to a fill, a stroke or a font."""
    SubElement(parent, "se:SvgParameter", name=name).text = value
