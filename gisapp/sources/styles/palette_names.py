"""Colours that the palette has a name for get it, so that they have a dark side too."""

import json
from dataclasses import replace
from functools import cache

from gisapp import paths
from gisapp.core.geometry.feature_geometry import GeometryKind
from gisapp.core.layers.symbology import Symbol

_STRONG = "_line"
_FIRST = ("series", "ramp")
"""The names that classes are coloured by come before others of the same colour."""


def in_palette(symbol: Symbol) -> Symbol:
    """Return a symbol with names of the palette in place of its colours, where there are any.

    >>> in_palette(Symbol(fill="#4c917f", stroke="#123456")).fill
    'series1'
    """
    return replace(
        symbol,
        fill=named(symbol.fill),
        stroke=named(symbol.stroke),
        casing=named(symbol.casing),
    )


def named(color: str) -> str:
    """Return the palette's name of "#rrggbb" where it has but one, else the colour itself."""
    return _names().get(color, color)


def class_color(color: str, kind: GeometryKind) -> str:
    """Return the colour of a class: a name that has a stronger side, or the colour itself.

    Lines and points have the stronger side of what their class is called by.

    Parameters
    ----------
    color : str
        "#rrggbb" of the fill, or of the stroke where there is none.
    kind : {"point", "line", "polygon"}

    Examples
    --------
    >>> class_color("#14705a", "point"), class_color("#4c917f", "polygon")
    ('series1', 'series1')
    >>> class_color("#4c917f", "line"), class_color("#ff0000", "polygon")
    ('#4c917f', '#ff0000')
    """
    name = _names().get(color, "")
    if kind != "polygon":
        return name.removesuffix(_STRONG) if name.endswith(_STRONG) else color
    return name if f"{name}{_STRONG}" in _names().values() else color


@cache
def _names() -> dict[str, str]:
    """Return the name of each colour of the light palette that has but one."""
    text = (paths.resources() / "palettes.json").read_text(encoding="utf-8")
    light: dict[str, str] = json.loads(text)["light"]
    names: dict[str, list[str]] = {}
    for name in sorted(light, key=lambda each: not each.startswith(_FIRST)):
        names.setdefault(light[name].lower(), []).append(name)
    return {
        color: found[0]
        for color, found in names.items()
        if len(found) == 1 or found[0].startswith(_FIRST)
    }
