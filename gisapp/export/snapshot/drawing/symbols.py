"""How symbols look in the drawing: attributes of SVG elements, for paper has no theme."""

import json
import math
import re
from collections.abc import Iterable
from functools import cache

from gisapp import paths
from gisapp.core.geometry.feature_geometry import GeometryKind
from gisapp.core.layers.symbology import Marker, Symbol
from gisapp.export.snapshot.drawing.path_text import UNITS_A_PX

_HATCH_PX = 10
_CASING_PX = 1.2
_HALO_PX = 1.3
_SOFT = ((1.0, 0.25), (0.65, 0.35), (0.3, 1.0))
_DASHES = {"dashed": (7.0, 4.0), "dotted": (1.5, 3.5)}
_CORNERS: dict[Marker, tuple[int, float, float, float]] = {
    "square": (4, 1.25, math.pi / 4, 1.0),
    "diamond": (4, 1.2, 0.0, 1.0),
    "triangle": (3, 1.25, 0.0, 1.0),
    "star": (10, 1.3, 0.0, 0.5),
}
"""How many corners a marker has, how far they reach, by how much it is turned, and every second."""
_DIAGONALS = {
    "forward": ("M0 {0}L{0} 0",),
    "backward": ("M0 0L{0} {0}",),
    "cross": ("M0 {0}L{0} 0", "M0 0L{0} {0}"),
}
_WRITTEN_OUT = re.compile(r"#[0-9a-f]{6}", re.ASCII | re.IGNORECASE)


@cache
def _palette() -> dict[str, str]:
    text = (paths.resources() / "palettes.json").read_text(encoding="utf-8")
    light: dict[str, str] = json.loads(text)["light"]
    return light


def color(name: str) -> str:
    """Return a colour of the light palette by its name, or one that is written out."""
    if _WRITTEN_OUT.fullmatch(name):
        return name
    return _palette().get(name) or _palette()["class_other"]


def attributes(values: Iterable[tuple[str, object]]) -> str:
    """Return attributes as they stand in a tag, each with a space before it."""
    return "".join(f' {name}="{_short(value)}"' for name, value in values)


def stroke(symbol: Symbol, *, name: str = "", width_px: float | None = None) -> str:
    """Return the attributes of a line in a symbol's stroke; "none" where it has no stroke."""
    shown = name or symbol.stroke
    width_px = symbol.stroke_width if width_px is None else width_px
    if not shown or width_px <= 0:
        return ' stroke="none"'
    values: list[tuple[str, object]] = [
        ("stroke", color(shown)),
        ("stroke-width", width_px * UNITS_A_PX),
    ]
    if symbol.dash in _DASHES and not name:
        values.append(("stroke-dasharray", " ".join(map(_units, _DASHES[symbol.dash]))))
    return attributes(values)


def fill(symbol: Symbol, hatch_id: str = "") -> str:
    """Return the attributes of an area: its fill, or the pattern that has fill and hatch."""
    if hatch_id:
        return f' fill="url(#{hatch_id})"'
    if not symbol.fill:
        return ' fill="none"'
    values: list[tuple[str, object]] = [("fill", color(symbol.fill))]
    if symbol.fill_opacity < 1:
        values.append(("fill-opacity", symbol.fill_opacity))
    return attributes(values)


def hatch(symbol: Symbol, hatch_id: str) -> str:
    """Return the pattern of a hatched symbol, its fill below the lines; "" for one without."""
    if symbol.hatch == "none" or not symbol.stroke:
        return ""
    side = _HATCH_PX * UNITS_A_PX
    ground = f'<path d="M0 0h{side}v{side}h-{side}z"{fill(symbol)}/>' if symbol.fill else ""
    lines = "".join(each.format(side) for each in _DIAGONALS[symbol.hatch])
    look = attributes((("stroke", color(symbol.stroke)), ("stroke-width", UNITS_A_PX)))
    return (
        f'<pattern id="{hatch_id}" width="{side}" height="{side}" patternUnits="userSpaceOnUse">'
        f'{ground}<path d="{lines}"{look} stroke-opacity=".5"/></pattern>'
    )


def line(text: str, symbol: Symbol) -> str:
    """Return lines, the wider one below them first."""
    whole = ' fill="none" stroke-linejoin="round"'
    below = ""
    if symbol.casing:
        wide = stroke(symbol, name=symbol.casing, width_px=symbol.stroke_width + 2 * _CASING_PX)
        below = f'<path d="{text}"{whole}{wide}/>'
    return f'{below}<path d="{text}"{whole}{stroke(symbol)}/>'


def arrow_head(tip: tuple[int, int], before: tuple[int, int], symbol: Symbol) -> str:
    """Return the head of an arrow that comes from the vertex before its tip, both in units."""
    angle = math.degrees(math.atan2(tip[1] - before[1], tip[0] - before[0]))
    place = f'transform="translate({tip[0]} {tip[1]}) rotate({_short(angle)})"'
    return f'<path d="M13 0-19 11-12 0-19-11z" {place} fill="{color(symbol.stroke)}"/>'


def markers(points: Iterable[tuple[int, int]], symbol: Symbol) -> str:
    """Return markers at points in units; soft ones fade away from their middle."""
    at = list(points)
    if symbol.soft:
        return "".join(
            _traced(
                at,
                symbol.marker,
                share * symbol.marker_size / 2,
                f'{fill(symbol)} opacity="{opacity}"',
            )
            for share, opacity in _SOFT
        )
    radius_px = symbol.marker_size / 2
    halo = stroke(symbol, name="label_halo", width_px=symbol.stroke_width + 2 * _HALO_PX)
    return _traced(at, symbol.marker, radius_px, f'{halo} fill="none"') + _traced(
        at, symbol.marker, radius_px, f"{fill(symbol)}{stroke(symbol)}"
    )


def _traced(points: list[tuple[int, int]], marker: Marker, radius_px: float, look: str) -> str:
    form = _form(marker, radius_px * UNITS_A_PX)
    return f'<path d="{"".join(f"M{x} {y}{form}" for x, y in points)}"{look}/>'


def _form(marker: Marker, radius: float) -> str:
    """Return the path of a marker from its middle on, in units."""
    if marker not in _CORNERS:
        across = _short(2 * radius)
        arc = f"a{_short(radius)} {_short(radius)} 0 1 0 "
        return f"m-{_short(radius)} 0{arc}{across} 0{arc}-{across} 0z"
    count, reach, turned, inner = _CORNERS[marker]
    corners = []
    for corner in range(count):
        length = radius * reach * (inner if corner % 2 else 1.0)
        angle = turned + 2 * math.pi * corner / count
        corners.append((length * math.sin(angle), -length * math.cos(angle)))
    (x, y), *others = corners
    steps = [f"m{_short(x)} {_short(y)}"]
    for to_x, to_y in others:
        steps.append(f"l{_short(to_x - x)} {_short(to_y - y)}")
        x, y = to_x, to_y
    return "".join((*steps, "z"))


def swatch(symbol: Symbol, kind: GeometryKind, hatch_id: str) -> str:
    """Return a small drawing of a symbol for the legend, 30 by 18 pixels."""
    if kind == "polygon":
        content = f'<path d="M4 4h52v28h-52z"{fill(symbol, hatch_id)}{stroke(symbol)}/>'
    elif kind == "line":
        content = line("M4 18h52", symbol)
    else:
        content = markers([(30, 18)], symbol)
    return (
        '<svg class="swatch" viewBox="0 0 60 36" width="30" height="18" aria-hidden="true">'
        f"{content}</svg>"
    )


def _units(pixels: float) -> str:
    return _short(pixels * UNITS_A_PX)


def _short(value: object) -> str:
    """Return a number without digits that nobody sees.

    >>> _short(4.0), _short(2.345), _short("#fff")
    ('4', '2.3', '#fff')
    """
    return (
        f"{round(value, 2 if abs(value) < 1 else 1):g}" if isinstance(value, float) else str(value)
    )
