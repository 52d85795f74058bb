"""What the user chooses of a layer's look: from this its classes are made."""

from dataclasses import dataclass, replace

from gisapp.core.layers.symbology import ClassRequest, Method, Symbol


@dataclass(frozen=True)
class ClassChoice:
    """What the user says of one class, in place of what is made for it.

    Parameters
    ----------
    key : str
        The class: `value:` and its value, `range:` and its number from the lowest, "others" or
        "missing".
    label : str
        What the legend calls it; empty for what is made.
    color : str
        A name of the palette or "#rrggbb"; empty for what is made.
    is_hidden : bool
        True if its features are not shown.
    """

    key: str
    label: str = ""
    color: str = ""
    is_hidden: bool = False


@dataclass(frozen=True)
class LabelChoice:
    """How the names of features are written, in place of what is made.

    Parameters
    ----------
    template : str
        Fields in braces and what stands between them, such as `{No} ({Area} mu)`; empty for the
        features' names.
    is_on : bool
        False to write none.
    size : float
        Of the letters, in logical pixels.
    bold : bool
    color : str
        A name of the palette or "#rrggbb".
    finest, coarsest : float
        The resolutions, in metres of EPSG:3857 a pixel, between which they are written.
    """

    template: str = ""
    is_on: bool = True
    size: float = 12.0
    bold: bool = False
    color: str = "label"
    finest: float = 0.0
    coarsest: float = float("inf")


@dataclass(frozen=True)
class LayerStyle:
    """All that is chosen of a layer's look; what is not chosen is made from its data.

    Parameters
    ----------
    field : str
        The attribute by which it has classes or sizes; empty for one symbol.
    method : Method or None
        How values become classes; None for what suits them.
    count : int
        How many ranges to make, about.
    breaks : tuple of float
        Where each range but the first begins, ascending, with the method "own".
    palette : str
        The code of a palette; empty for what suits.
    is_reversed : bool
        True to take its colours from the last to the first.
    symbol : Symbol or None
        Of all features, which classes differ from in colour or size only; None for the layer's own.
    sizes_px : (float, float) or None
        The sizes of markers, or widths of lines and of the outlines of areas, from the least to
        the greatest number, in logical pixels; None where numbers are told by colours alone. With
        a palette they are told by both.
    classes : tuple of ClassChoice
        What is said of single classes.
    labels : LabelChoice or None
        None for the layer's own.
    is_listed : bool
        True if only those values have a class of which `classes` says something, in their order,
        as styles of other programs have it; all else is under "others".
    """

    field: str = ""
    method: Method | None = None
    count: int = 5
    breaks: tuple[float, ...] = ()
    palette: str = ""
    is_reversed: bool = False
    symbol: Symbol | None = None
    sizes_px: tuple[float, float] | None = None
    classes: tuple[ClassChoice, ...] = ()
    labels: LabelChoice | None = None
    is_listed: bool = False

    @property
    def request(self) -> ClassRequest:
        """What decides which classes there are, whatever they look like."""
        return ClassRequest(self.field, self.method, self.count, self.breaks, self.is_listed)

    def by(self, field: str, method: Method | None = None) -> "LayerStyle":
        """Return the style with classes by another attribute, of which nothing is said yet.

        Parameters
        ----------
        field : str
            Empty for one symbol.
        method : Method or None
            None for what suits the values.
        """
        return replace(self, field=field, method=method, breaks=(), classes=(), is_listed=False)


PLAIN_STYLE = LayerStyle()
"""Nothing is chosen."""
