"""How features look: one symbol for all, or one for each value of an attribute."""

from dataclasses import dataclass
from typing import Literal

from gisapp.core.text.bilingual import Bilingual

Dash = Literal["solid", "dashed", "dotted"]
Hatch = Literal["none", "forward", "backward", "cross"]
Marker = Literal["circle", "square", "diamond", "triangle", "star"]
Method = Literal["values", "quantiles", "intervals"]
"""How classes are made: one for each value, or of ranges that hold equally many features or are
equally wide."""


@dataclass(frozen=True)
class Symbol:
    """The look of one class of features.

    Colours are names of the palette ("park", "water"), which has a light and a dark side, or
    "#rrggbb". Widths and sizes are logical pixels. An empty colour draws nothing.
    """

    fill: str = ""
    fill_opacity: float = 1.0
    stroke: str = ""
    stroke_width: float = 1.0
    dash: Dash = "solid"
    hatch: Hatch = "none"
    marker: Marker = "circle"
    marker_size: float = 9.0
    casing: str = ""
    """A wider line below the stroke, as roads have it."""
    arrow: bool = False
    """An arrow head at the end of each line."""

    @property
    def draws(self) -> bool:
        """Tell whether anything is seen of it."""
        return bool(self.fill or self.stroke)


@dataclass(frozen=True)
class SymbolClass:
    """One entry of a legend: a value of the attribute, what it is called, how it looks.

    `value` is empty where the class is no single value; `holds` tells what it is then: a range,
    all other values, or no value.
    """

    value: str
    label: Bilingual
    symbol: Symbol
    holds: Literal["value", "range", "others", "missing"] = "value"


@dataclass(frozen=True)
class Symbology:
    """The classes of a layer, and the attribute that tells a feature's class.

    With an empty `attribute` all features belong to the first class. `Layer.classes` holds the
    position of each feature's class here. The classes' symbols differ from `base` in colour.
    `breaks` are the numbers at which each range but the first begins.
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
        """The symbol of all features when no attribute tells them apart."""
        return self.base or self.classes[0].symbol


@dataclass(frozen=True)
class LabelStyle:
    """How a layer's names are written, and which wins where two collide.

    `rank`: lower is more important (a park's label comes before a plot's). `finest` and
    `coarsest` bound the resolution, in metres of EPSG:3857 a pixel, at which names are written.
    """

    rank: int
    color: str = "label"
    size: float = 12.0
    bold: bool = False
    italic: bool = False
    coarsest: float = float("inf")
    finest: float = 0.0
