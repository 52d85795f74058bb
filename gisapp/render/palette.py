"""The map's colours by name, on a light and on a dark ground."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from PySide6.QtGui import QColor

from gisapp import paths

Theme = Literal["light", "dark"]
_UNKNOWN = "class_other"


@dataclass(frozen=True)
class Palette:
    """The colours of one theme; symbols name them, so that a map changes its theme as a whole.

    Parameters
    ----------
    theme : "light" or "dark"
        The ground that the colours are made for.
    colors : mapping of str to str
        "#rrggbb" by the name of the colour.

    Examples
    --------
    >>> load_palette("light").hex("#ff0000")
    '#ff0000'
    """

    theme: Theme
    colors: Mapping[str, str]

    def hex(self, name: str) -> str:
        """Return "#rrggbb" for the name of a colour; "#rrggbb" itself is returned as it is.

        A project of another version may have names that are unknown here: they are grey.
        """
        return name if name.startswith("#") else self.colors.get(name, self.colors[_UNKNOWN])

    def color(self, name: str, opacity: float = 1.0) -> QColor:
        """Return a named colour for painting, `opacity` from 0 to 1."""
        color = QColor(self.hex(name))
        color.setAlphaF(opacity)
        return color


def load_palette(theme: Theme) -> Palette:
    """Read one theme's colours from `resources/palettes.json`."""
    text = (paths.resources() / "palettes.json").read_text(encoding="utf-8")
    return Palette(theme, json.loads(text)[theme])
