"""A style fits another layer as far as that has what it speaks of."""

from dataclasses import replace

from gisapp.core.geometry.feature_geometry import GeometryKind
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.layer_style import LayerStyle
from gisapp.core.layers.symbology import Symbol


def fitting(style: LayerStyle, layer: Layer) -> LayerStyle:
    """Return what of a style a layer can have.

    Without the attribute that it has classes by, it has one symbol. A symbol of areas or points
    draws lines in its outline, or in its fill where it has none; one of lines fills points.

    Parameters
    ----------
    style : LayerStyle
        Maybe of another layer, or of another state of this one.
    layer : Layer
    """
    if style.field and style.field not in (each.name for each in layer.attributes.fields):
        style = replace(style.by(""), sizes_px=None)
    if style.symbol is None:
        return style
    return replace(style, symbol=_seen(style.symbol, layer.geometry.kind))


def _seen(symbol: Symbol, kind: GeometryKind) -> Symbol:
    if kind == "line" and not symbol.stroke:
        return replace(symbol, stroke=symbol.fill)
    if kind == "point" and not symbol.fill:
        return replace(symbol, fill=symbol.stroke)
    return symbol
