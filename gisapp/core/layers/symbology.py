"""How features look: one symbol for all, or one for each value of an attribute."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import Literal

from gisapp.core.text.bilingual import Bilingual

Dash = Literal["solid", "dashed", "dotted"]
Hatch = Literal["none", "forward", "backward", "cross"]
Marker = Literal["circle", "square", "diamond", "triangle", "star"]
Method = Literal[
    "values", "years", "quantiles", "natural", "intervals", "pretty", "deviation", "own"
]
"""How classes are made: one for each value, or of ranges: with equally many features, where the
numbers leave gaps, equally wide, about so but at round numbers, by standard deviations around the
mean, or where the user says."""
Basis = Literal["all", "sample", "groups"]
"""What classes were made of: all features, some of a layer too large for memory, or all features,
but with near numbers taken together so that natural breaks are found in time."""


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


NO_LABEL = Bilingual()


@dataclass(frozen=True)
class ClassRequest:
    """What was asked for when classes were made.

    Parameters
    ----------
    field : str
        The attribute's name.
    method : Method or None
        None for what suits its values.
    count : int
        How many ranges, about.
    breaks : tuple of float
        With the method "own".
    is_listed : bool
        As of `LayerStyle`.
    """

    field: str
    method: Method | None = None
    count: int = 5
    breaks: tuple[float, ...] = ()
    is_listed: bool = False


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
    made_label : Bilingual
        What it is called where the user says nothing else.
    is_hidden : bool
        True if its features are not shown.
    count : int or None
        How many features of the layer it has, shown or not; None where that is not known.
    """

    value: str
    label: Bilingual
    symbol: Symbol
    kind: Literal["value", "range", "others", "missing"] = "value"
    made_label: Bilingual = NO_LABEL
    is_hidden: bool = False
    count: int | None = None


@dataclass(frozen=True)
class Symbology:
    """The classes of a layer, and the attribute by which features belong to them.

    Parameters
    ----------
    classes : tuple of SymbolClass
        In the order of the legend; `Layer.classes` has each feature's position here.
    attribute : str
        Its name; empty if all features belong to the first class.
    method : Method
        How the classes were made.
    base : Symbol or None
        The symbol that the classes' symbols differ from in colour and size only.
    breaks : tuple of float
        The numbers at which each range but the first begins, ascending.
    own : Symbol or None
        The layer's own symbol, where the user chose another one.
    basis : Basis
        What the classes were made of.
    request : ClassRequest or None
        What the classes were made by; None for those of a layer's own look.
    """

    classes: tuple[SymbolClass, ...]
    attribute: str = ""
    method: Method = "values"
    base: Symbol | None = None
    breaks: tuple[float, ...] = ()
    own: Symbol | None = None
    basis: Basis = "all"
    request: ClassRequest | None = None

    @classmethod
    def single(cls, symbol: Symbol, own: Symbol | None = None) -> "Symbology":
        """Return a symbology with one symbol for all features."""
        return cls((SymbolClass("", Bilingual(), symbol),), own=own)

    @property
    def unclassed(self) -> "Symbology":
        """The same without classes: one symbol for all features."""
        return Symbology.single(self.common, self.own)

    @property
    def common(self) -> Symbol:
        """The symbol of all features if they are not classed by an attribute."""
        return self.base or self.classes[0].symbol

    @property
    def keys(self) -> tuple[str, ...]:
        """What each class is spoken of as: see `ClassChoice`.

        >>> more = [SymbolClass("", Bilingual(), Symbol(), kind) for kind in ("range", "missing")]
        >>> Symbology((SymbolClass("M1", Bilingual(), Symbol()), *more)).keys
        ('value:M1', 'range:0', 'missing')
        """
        ranges = count()
        return tuple(_key(each, ranges) for each in self.classes)


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


OWN_NAMES = LabelStyle(rank=80)
"""How the names in users' own layers are written."""


def _key(each: SymbolClass, ranges: Iterator[int]) -> str:
    if each.kind == "value":
        return f"value:{each.value}"
    return f"range:{next(ranges)}" if each.kind == "range" else each.kind
