"""The palettes that classes are coloured from: names of colours, from the first to the last.

Each name has a light and a dark side in `resources/palettes.json`, and a stronger one,
`<name>_line`, for what is small.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from gisapp.core.layers.symbology import Method

PaletteKind = Literal["sequential", "diverging", "qualitative"]


@dataclass(frozen=True)
class ColorPalette:
    """Some colours that belong together.

    Parameters
    ----------
    code : str
        Its words are `style.palette_<code>`; its colours are `<code>1`, `<code>2` and so on.
    kind : {"sequential", "diverging", "qualitative"}
        From little to much, from the middle both ways, or without order.
    steps : int
        How many colours it has.
    """

    code: str
    kind: PaletteKind
    steps: int

    def names(self, count: int, *, is_reversed: bool = False) -> tuple[str, ...]:
        """Return the names of `count` colours; of those with an order they are spread evenly.

        >>> PALETTES["ramp"].names(3), PALETTES["ramp"].names(2, is_reversed=True)
        (('ramp1', 'ramp4', 'ramp7'), ('ramp7', 'ramp1'))
        >>> PALETTES["series"].names(2)
        ('series1', 'series2')
        """
        if self.kind == "qualitative":
            places = np.arange(count) % self.steps
        else:
            places = np.linspace(0, self.steps - 1, count).round().astype(int)
        if is_reversed:
            places = self.steps - 1 - places
        return tuple(f"{self.code}{place + 1}" for place in places.tolist())


PALETTES: Mapping[str, ColorPalette] = {
    each.code: each
    for each in (
        ColorPalette("series", "qualitative", 12),
        ColorPalette("ramp", "sequential", 7),
        ColorPalette("blues", "sequential", 9),
        ColorPalette("greens", "sequential", 9),
        ColorPalette("purples", "sequential", 9),
        ColorPalette("oranges", "sequential", 9),
        ColorPalette("sunset", "sequential", 9),
        ColorPalette("blue_orange", "diverging", 11),
        ColorPalette("purple_green", "diverging", 11),
        ColorPalette("teal_brown", "diverging", 11),
    )
}
"""By code; of each kind the one that is taken where nothing is chosen comes first. All are our own,
and people who see some colours alike can tell apart those of each."""


def suitable_palette(code: str, method: Method) -> ColorPalette:
    """Return the palette with a code; for an unknown one what suits a method."""
    usual = {"values": "series", "deviation": "blue_orange"}.get(method, "ramp")
    return PALETTES.get(code) or PALETTES[usual]
