"""The classes of a layer as styles of KML."""

from collections.abc import Iterator

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.symbology import Symbol
from gisapp.render.palette import Palette, load_palette

_ICON = "http://maps.google.com/mapfiles/kml/shapes/shaded_dot.png"
"""Programs of KML have it themselves: it takes the colour of the class."""
_HOLLOW = "hollow"
_OPAQUE = 255


def style_elements(layer: Layer, place: int) -> Iterator[str]:
    """Yield a `Style` for each class of a layer, with ids such as s0-1.

    Parameters
    ----------
    layer : Layer
        As it is shown.
    place : int
        Its position in the file, the first number of the ids.
    """
    palette = load_palette("light")
    for number, each in enumerate(layer.symbology.classes):
        yield f'<Style id="s{place}-{number}">{_symbol(each.symbol, layer, palette)}</Style>\n'


def _symbol(symbol: Symbol, layer: Layer, palette: Palette) -> str:
    line = _color(symbol.stroke or symbol.fill, layer.opacity, palette)
    fill = _color(symbol.fill, layer.opacity * symbol.fill_opacity, palette)
    has_fill = symbol.fill not in ("", _HOLLOW)
    if layer.geometry.kind == "point":
        color = fill if has_fill else line
        return f"<IconStyle><color>{color}</color><Icon><href>{_ICON}</href></Icon></IconStyle>"
    return (
        f"<LineStyle><color>{line}</color><width>{symbol.stroke_width:g}</width></LineStyle>"
        f"<PolyStyle><color>{fill}</color><fill>{int(has_fill)}</fill>"
        f"<outline>{int(bool(symbol.stroke))}</outline></PolyStyle>"
    )


def _color(color: str, opacity: float, palette: Palette) -> str:
    """Return a colour as KML has it: opacity, blue, green, red."""
    code = palette.hex(color or "#000000").lstrip("#")
    red, green, blue = code[0:2], code[2:4], code[4:6]
    return f"{round(_OPAQUE * opacity):02x}{blue}{green}{red}"
