"""Scale bar and north arrow of the drawing, and what must stand on the map itself."""

from html import escape

from gisapp.core.space.scale_bar import round_metres
from gisapp.core.space.viewport import Viewport
from gisapp.core.text.units import UnitChoice, format_value
from gisapp.export.snapshot.drawing import symbols
from gisapp.export.snapshot.drawing.path_text import UNITS_A_PX
from gisapp.words import Words

_MARGIN = 14 * UNITS_A_PX
_LONGEST_BAR_PX = 140.0
_TEXT = 12 * UNITS_A_PX
_HALO = 4 * UNITS_A_PX


def ornaments(viewport: Viewport, units: UnitChoice, note: str, words: Words) -> str:
    """Return the ornaments as SVG elements, in the corners of the drawing.

    Parameters
    ----------
    viewport : Viewport
        What the drawing shows.
    units : UnitChoice
        The user's.
    note : str
        What must stand on the map; empty for nothing.
    words : Words
        The language of the page.
    """
    right = viewport.width * UNITS_A_PX - _MARGIN
    bottom = viewport.height * UNITS_A_PX - _MARGIN
    parts = _scale_bar(viewport, bottom, units, words) + _north(right, words)
    return parts + (_note(note, right, bottom) if note else "")


def _scale_bar(viewport: Viewport, bottom: int, units: UnitChoice, words: Words) -> str:
    metres = round_metres(viewport.ground_resolution, _LONGEST_BAR_PX)
    length = round(metres / viewport.ground_resolution * UNITS_A_PX)
    label = escape(format_value(metres, "m", units, words))
    dark, light = symbols.color("ornament"), symbols.color("ornament_halo")
    plate = f"M{_MARGIN - 10} {bottom - 44}h{length + 20}v56h-{length + 20}z"
    bar = f"M{_MARGIN} {bottom - 12}v12h{length}v-12"
    return (
        f'<path d="{plate}" fill="{light}" fill-opacity=".7"/>'
        f'<path d="{bar}" fill="none" stroke="{dark}" stroke-width="3"/>'
        f'<text x="{_MARGIN + 8}" y="{bottom - 10}" font-size="{_TEXT}" fill="{dark}">'
        f"{label}</text>"
    )


def _north(right: int, words: Words) -> str:
    dark, light = symbols.color("ornament"), symbols.color("ornament_halo")
    x, letter = right - 14, escape(words("snapshot.north_letter"))
    arrow = f"M{x} {_MARGIN + 30}l14 44-14-9-14 9z"
    return (
        f'<path d="{arrow}" fill="{dark}" stroke="{light}" stroke-width="3" paint-order="stroke"/>'
        f'<text x="{x}" y="{_MARGIN + 22}" text-anchor="middle" font-size="{_TEXT}" '
        f'fill="{dark}">{letter}</text>'
    )


def _note(note: str, right: int, bottom: int) -> str:
    dark, light = symbols.color("ornament"), symbols.color("ornament_halo")
    return (
        f'<text x="{right}" y="{bottom - 4}" text-anchor="end" font-size="{_TEXT}" fill="{dark}" '
        f'stroke="{light}" stroke-width="{_HALO}" paint-order="stroke">{escape(note)}</text>'
    )
