"""Charts and bars of a sheet's page as inline SVG, with words that a search finds."""

from collections.abc import Iterator, Sequence
from html import escape
from itertools import pairwise
from typing import NamedTuple

from gisapp.core.text.sheet_text import HEADROOM, ChartPoint, ChartText, ChartTick

_WIDTH, _HEIGHT = 360, 150
_AXIS, _LEFT, _RIGHT, _TOP, _BOTTOM = 74, 104, 310, 24, 124
_LABEL_ROOM = 70
"""The least distance between two points at which the words of both have room."""


class _Place(NamedTuple):
    x: float
    y: float
    point: ChartPoint


def chart_svg(chart: ChartText) -> str:
    """Return a property over time: targets hollow, at the end of a dashed line."""
    largest = HEADROOM * max(point.value for point in chart.points) or 1.0
    places = [_place(point, chart.points, largest) for point in chart.points]
    head = f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{escape(chart.spoken)}">'
    ticks = (_tick(each, largest) for each in chart.ticks)
    lines = (_line(*each) for each in pairwise(places))
    return "".join((head, *ticks, *lines, *map(_dot, places), *_labels(places), "</svg>"))


def bar_svg(share: float) -> str:
    """Return a bar of which a share, from 0 to 1, is filled."""
    filled = round(100 * min(max(share, 0.0), 1.0), 1)
    return (
        '<svg viewBox="0 0 100 3" preserveAspectRatio="none" aria-hidden="true">'
        '<path d="M0 0H100V3H0Z" fill="#d9dee4"/>'
        f'<path d="M0 0H{filled}V3H0Z" fill="#1f5f8b"/></svg>'
    )


def _place(point: ChartPoint, points: Sequence[ChartPoint], largest: float) -> _Place:
    first, last = points[0].position, points[-1].position
    share = (point.position - first) / (last - first or 1.0)
    return _Place(round(_LEFT + (_RIGHT - _LEFT) * share, 1), _level(point.value, largest), point)


def _level(value: float, largest: float) -> float:
    return round(_BOTTOM - (_BOTTOM - _TOP) * max(value, 0.0) / largest, 1)


def _tick(tick: ChartTick, largest: float) -> str:
    y = _level(tick.value, largest)
    return (
        f'<path d="M{_AXIS} {y}H{_WIDTH}" stroke="#d9dee4"/>'
        f'<text x="{_AXIS - 5}" y="{y + 4}" text-anchor="end">{escape(tick.label)}</text>'
    )


def _line(here: _Place, there: _Place) -> str:
    dashes = ' stroke-dasharray="5 4"' if there.point.expected else ""
    way = f"M{here.x} {here.y}L{there.x} {there.y}"
    return f'<path d="{way}" stroke="#1f5f8b" stroke-width="2"{dashes}/>'


def _dot(place: _Place) -> str:
    fill = "#fff" if place.point.expected else "#1f5f8b"
    return f'<circle cx="{place.x}" cy="{place.y}" r="4" fill="{fill}" stroke="#1f5f8b"/>'


def _labels(places: Sequence[_Place]) -> Iterator[str]:
    """Yield the values and times of points, of near ones that of the later."""
    taken = float("inf")
    for x, y, point in reversed(places):
        if x + _LABEL_ROOM <= taken:
            taken = x
            yield _text(x, y - 9, point.label, ' class="value"')
            yield _text(x, _HEIGHT - 8, point.period)


def _text(x: float, y: float, text: str, kind: str = "") -> str:
    return f'<text{kind} x="{x}" y="{y}" text-anchor="middle">{escape(text)}</text>'
