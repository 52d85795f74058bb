"""What the user changes of a layer's style: each change makes another style."""

from dataclasses import replace
from typing import Literal

from gisapp.core.layers.attributes import Field
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.layer_style import ClassChoice, LayerStyle
from gisapp.core.layers.names import field_named
from gisapp.core.layers.symbology import Method, SymbolClass, Symbology

StyleMode = Literal["one", "values", "ranges", "sizes"]
"""One symbol for all features, a class for each value, classes of ranges, or sizes by number."""

FIRST_SIZES_PX = {"point": (6.0, 24.0), "line": (1.0, 8.0)}
"""The sizes of markers and the widths of lines that a mode of sizes begins with."""


def mode_of(layer: Layer) -> StyleMode:
    """Return how the features of a layer are told apart, as chosen or as its own look has it."""
    style, coloring = layer.style, layer.coloring
    if style.field and style.sizes_px is not None:
        return "sizes"
    method = style.method or coloring.method
    if style.field and style.field != coloring.attribute and style.method is None:
        # Its classes are still being made.
        return "values"
    if not (style.field or coloring.attribute):
        return "one"
    return "values" if method in ("values", "years") else "ranges"


def in_mode(layer: Layer, mode: StyleMode, field: str) -> LayerStyle:
    """Return a layer's style with its features told apart in another way.

    Parameters
    ----------
    layer : Layer
    mode : StyleMode
    field : str
        The attribute to tell them apart by; not used for one symbol.
    """
    style = layer.style
    if mode == "one":
        return replace(style.by(""), sizes_px=None)
    method = style.method if style.field == field else None
    if mode == "values":
        method = "years" if method == "years" else "values"
    elif method in (None, "values", "years"):
        method = "quantiles"
    sizes_px = FIRST_SIZES_PX.get(layer.geometry.kind) if mode == "sizes" else None
    return replace(style.by(field, method), sizes_px=sizes_px, palette="", is_reversed=False)


def by_field(layer: Layer, field: str) -> LayerStyle:
    """Return a layer's style by another attribute, in the same mode."""
    method = layer.style.method or layer.coloring.method
    suited: dict[Method, Method] = {"own": "quantiles", "years": "values"}
    return layer.style.by(field, suited.get(method, method))


def as_suggested(style: LayerStyle, field: str, method: Method) -> LayerStyle:
    """Return a style with classes as they are suggested: in the colours that suit them."""
    made = style.by(field, method)
    return replace(made, palette="", is_reversed=False, sizes_px=None)


def field_of(layer: Layer) -> Field | None:
    """Return the field by which the features of a layer are told apart, where there is one."""
    return field_named(layer, layer.style.field or layer.coloring.attribute)


def choice_of(style: LayerStyle, key: str) -> ClassChoice:
    """Return what is said of a class; of most classes nothing is."""
    return next((each for each in style.classes if each.key == key), ClassChoice(key))


def with_choice(style: LayerStyle, choice: ClassChoice) -> LayerStyle:
    """Return a style in which something else is said of one class.

    Examples
    --------
    >>> from gisapp.core.layers.layer_style import PLAIN_STYLE
    >>> hidden = with_choice(PLAIN_STYLE, ClassChoice("value:idle", is_hidden=True))
    >>> len(hidden.classes), with_choice(hidden, ClassChoice("value:idle")) == PLAIN_STYLE
    (1, True)
    """
    if any(each.key == choice.key for each in style.classes):
        choices = tuple(choice if each.key == choice.key else each for each in style.classes)
    else:
        choices = (*style.classes, choice)
    said = tuple(each for each in choices if each != ClassChoice(each.key))
    return replace(style, classes=said)


def showing_only(style: LayerStyle, symbology: Symbology, key: str) -> LayerStyle:
    """Return a style in which all classes but one are hidden."""
    for each in symbology.keys:
        style = with_choice(style, replace(choice_of(style, each), is_hidden=each != key))
    return style


def showing_all(style: LayerStyle) -> LayerStyle:
    """Return a style in which no class is hidden."""
    for each in style.classes:
        style = with_choice(style, replace(each, is_hidden=False))
    return style


def color_of(made: SymbolClass) -> str:
    """Return the colour that tells a class from others, a name of the palette or "#rrggbb"."""
    return made.symbol.fill or made.symbol.stroke
