"""Colours as styles write them."""

import re
from typing import NamedTuple

_HEX = re.compile(r"#([0-9a-fA-F]{6})([0-9a-fA-F]{2})?$")
_SHORT_HEX = re.compile(r"#([0-9a-fA-F])([0-9a-fA-F])([0-9a-fA-F])$")
_CSS = {"black": "#000000", "white": "#ffffff", "red": "#ff0000", "green": "#008000"}
_CSS |= {"blue": "#0000ff", "gray": "#808080", "grey": "#808080", "yellow": "#ffff00"}


class Color(NamedTuple):
    """A colour, "#rrggbb", and its opacity from 0 to 1."""

    code: str
    opacity: float


def color_of(written: str | None) -> Color | None:
    """Return a colour as QGIS or CSS write it; None where that says none.

    Examples
    --------
    >>> color_of("255,0,0,128,rgb:1,0,0,0.5")
    Color(code='#ff0000', opacity=0.5019607843137255)
    >>> color_of("#14705a"), color_of("255,0")
    (Color(code='#14705a', opacity=1.0), None)
    """
    text = (written or "").strip()
    if match := _HEX.match(text):
        opacity = int(match[2], 16) / 255 if match[2] else 1.0
        return Color(f"#{match[1].lower()}", opacity)
    if match := _SHORT_HEX.match(text):
        return Color("#" + "".join(2 * each.lower() for each in match.groups()), 1.0)
    if text.lower() in _CSS:
        return Color(_CSS[text.lower()], 1.0)
    parts = text.split(",")[:4]
    try:
        numbers = [min(255, max(0, int(float(each)))) for each in parts]
    except (ValueError, OverflowError):
        return None
    if len(numbers) < 3:
        return None
    red, green, blue = numbers[:3]
    opacity = numbers[3] / 255 if len(numbers) == 4 else 1.0
    return Color(f"#{red:02x}{green:02x}{blue:02x}", opacity)
