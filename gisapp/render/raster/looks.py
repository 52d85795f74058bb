"""How the classes of a layer look, as numbers for kernels."""

import numpy as np
from numpy.typing import NDArray

from gisapp.core.geometry.ragged import read_only
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.symbology import Symbol
from gisapp.render.palette import Palette
from gisapp.render.raster.arguments import Looks
from gisapp.render.raster.pixels import FULL, color_of

_WIDEST_PX = 4.0
"""Of many lines, none is drawn wider, in logical pixels, unless the user wants that."""
_WIDEST_CHOSEN_PX = 24.0


def looks_of(layer: Layer, palette: Palette, scale: float) -> Looks:
    """Return the look of each class of a layer of lines or polygons, and one that draws nothing.

    Parameters
    ----------
    layer : Layer
    palette : Palette
        The colours that symbols name.
    scale : float
        Pixels of the picture a logical pixel.
    """
    symbols = [*(each.symbol for each in layer.symbology.classes), Symbol()]
    are_lines = layer.geometry.kind == "line"
    fills = ["" if are_lines else symbol.fill for symbol in symbols]
    strokes = [_stroke(symbol, palette) for symbol in symbols]
    is_chosen = layer.style.symbol is not None or layer.style.sizes_px is not None
    widest_px = _WIDEST_CHOSEN_PX if is_chosen else _WIDEST_PX
    widths = [min(symbol.stroke_width, widest_px) * scale for symbol in symbols]
    drawn_widths = np.maximum(np.array(widths), 1.0)
    return Looks(
        _colors(fills, palette),
        _weights(fills, [symbol.fill_opacity for symbol in symbols]),
        _colors(strokes, palette),
        # A line thinner than a pixel is as much fainter.
        _weights(strokes, [min(width, 1.0) for width in widths]),
        read_only(drawn_widths),
        # Half of a width, along a line or column of pixels that is crossed at 45°.
        0.71 * float(drawn_widths.max()),
        are_lines,
        scale,
    )


def _stroke(symbol: Symbol, palette: Palette) -> str:
    """Return the colour of a line without its casing: that of both which contrasts more."""
    if symbol.stroke_width <= 0 or not (symbol.stroke and symbol.casing):
        return symbol.stroke if symbol.stroke_width > 0 else ""
    ground = palette.color("background").lightness()
    return max(
        (symbol.stroke, symbol.casing),
        key=lambda name: abs(palette.color(name).lightness() - ground),
    )


def _colors(names: list[str], palette: Palette) -> NDArray[np.int64]:
    return read_only(np.array([color_of(palette.hex(name)) if name else 0 for name in names]))


def _weights(names: list[str], opacities: list[float]) -> NDArray[np.int64]:
    weights = [
        FULL * opacity if name else 0 for name, opacity in zip(names, opacities, strict=True)
    ]
    return read_only(np.rint(weights).astype(np.int64))
