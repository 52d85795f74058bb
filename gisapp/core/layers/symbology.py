"""How features look: one symbol for all, or one for each value of an attribute."""

from dataclasses import dataclass
from typing import Literal

from gisapp.core.text.bilingual import Bilingual

Dash = Literal["solid", "dashed", "dotted"]
Hatch = Literal["none", "forward", "backward", "cross"]
Marker = Literal["circle", "square", "diamond", "triangle", "star"]
Method = Literal["values", "quantiles", "intervals"]
"""How classes are made: one for each value, or of ranges with equally many features, or of ranges
that are equally wide."""


@dataclass(frozen=True)
class Symbol:
    """The look of one class of features.

    Colours are names of the palette ("park", "water"), which has a light and a dark side, or
    "#rrggbb". They are opaque, so that a class looks the same on the map and in the legend
    whatever lies below; a layer is made translucent as a whole, by its opacity. Widths and sizes
    are logical pixels. An empty colour draws nothing; a fill in the colour "hollow" is none that
    its features are recognised by.
    """

    fill: str = ""
    fill_opacity: float = 1.0
    """Less than 1 only for what marks other layers' features, such as the selection."""
    stroke: str = ""
    stroke_width: float = 1.0
    dash: Dash = "solid"
    hatch: Hatch = "none"
    marker: Marker = "circle"
    marker_size: float = 9.0
    soft: bool = False
    """Markers fade away from their middle: where they stand is known only roughly."""
    casing: str = ""
    """A wider line below the stroke, as roads have it."""
    arrow: bool = False
    """An arrow head at the end of each line."""

    @property
    def draws(self) -> bool:
        """True if it has a colour, so that something is seen of it."""
        return bool(self.fill or self.stroke)


@dataclass(frozen=True)
class SymbolClass:
    """One entry of a legend: a value of the attribute, what it is called, how it looks.

    Parameters
    ----------
    value : str
        As text; empty if the class is not of a single value.
    label : Bilingual
        What the legend calls it.
    symbol : Symbol
        How its features look.
    kind : {"value", "range", "others", "missing"}
        Which features belong to it: those with `value`, those in a range of numbers, those with
        a value that has no class of its own, or those without a value.
    """

    value: str
    label: Bilingual
    symbol: Symbol
    kind: Literal["value", "range", "others", "missing"] = "value"


@dataclass(frozen=True)
class Symbology:
    """The classes of a layer, and the attribute by which features belong to them.

    Parameters
    ----------
    classes : tuple of SymbolClass
        In the order of the legend; `Layer.classes` has each feature's position here.
    attribute : str
        Its name; empty if all features belong to the first class.
    method : {"values", "quantiles", "intervals"}
        How the classes were made.
    base : Symbol or None
        The symbol that the classes' symbols differ from in colour only.
    breaks : tuple of float
        The numbers at which each range but the first begins, ascending.
    """

    classes: tuple[SymbolClass, ...]
    attribute: str = ""
    method: Method = "values"
    base: Symbol | None = None
    breaks: tuple[float, ...] = ()

    @classmethod
    def single(cls, symbol: Symbol) -> "Symbology":
        """Return a symbology with one symbol for all features."""
        return cls((SymbolClass("", Bilingual(), symbol),))

    @property
    def common(self) -> Symbol:
        """The symbol of all features if they are not classed by an attribute."""
        return self.base or self.classes[0].symbol


@dataclass(frozen=True)
class LabelStyle:
    """How a layer's names are written, and which wins where two collide.

    Parameters
    ----------
    rank : int
        Lower is more important: a park's label comes before a plot's.
    color : str
        A name of the palette, or "#rrggbb".
    size : float
        Of the letters, in logical pixels.
    bold, italic : bool
    coarsest, finest : float
        The resolutions, in metres of EPSG:3857 a pixel, between which names are written.
    """

    rank: int
    color: str = "label"
    size: float = 12.0
    bold: bool = False
    italic: bool = False
    coarsest: float = float("inf")
    finest: float = 0.0
