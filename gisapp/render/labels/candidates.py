"""Where a name may stand, the best place first: inside a feature, along it, upon it, beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from shapely import MultiLineString, MultiPolygon
from shapely.geometry.base import BaseGeometry

from gisapp.core.layers.layer import Layer
from gisapp.core.space.extent import Extent
from gisapp.render.label_text import LabelText, size_of
from gisapp.render.labels.anchors import (
    beside,
    line_anchors,
    may_hold,
    polygon_anchors,
    widest_place,
)

_GAP_PX = 4.0
_LEAST_SHARE = 0.6
"""How much of a name's width a polygon must have for the name to stand on it and stick out."""


@dataclass(frozen=True, eq=False)
class Candidate:
    """A feature that may be named.

    Parameters
    ----------
    shape : BaseGeometry
        What it looks like at the frame's resolution, in EPSG:3857.
    bounds : sequence of float
        Its box in EPSG:3857: xmin, ymin, xmax, ymax.
    texts : tuple of LabelText
        Its name, in one way or two: broken into few lines, and into more and shorter ones.
    rank, order : int
        Lower comes first, `order` among those of a rank.
    may_stand_outside : bool
        A polygon is named beside itself where the name doesn't fit in.
    """

    layer: Layer
    row: int
    shape: BaseGeometry
    bounds: Sequence[float]
    texts: tuple[LabelText, ...]
    rank: int
    order: int
    may_stand_outside: bool


@dataclass(frozen=True)
class Spot:
    """A place for a text: a point of EPSG:3857, from it to the text's middle, and its turn.

    `is_outside` tells that the text stands beside its feature and might seem to name another.
    """

    text: LabelText
    x: float
    y: float
    offset: tuple[float, float] = (0.0, 0.0)
    angle: float = 0.0
    is_outside: bool = False


def spots_of(candidate: Candidate, seen: Extent, resolution: float) -> Iterator[Spot]:
    """Return where a name may stand; `resolution` is metres of EPSG:3857 a logical pixel.

    Of the spots of a polygon or line that do not lie outside, several may be used.
    """
    kind = candidate.layer.geometry.kind
    if kind == "point":
        radius = marker_radius(candidate.layer, candidate.row)
        yield from _beside(candidate, radius, radius)
    elif kind == "line":
        yield from _along(candidate, seen, resolution)
    else:
        yield from _within(candidate, seen, resolution)
        if candidate.may_stand_outside:
            xmin, ymin, xmax, ymax = candidate.bounds
            half_width = (xmax - xmin) / resolution / 2
            half_height = (ymax - ymin) / resolution / 2
            yield from _upon(candidate, 2 * half_width, 2 * half_height)
            yield from _beside(candidate, half_width, half_height)


def marker_radius(layer: Layer, row: int) -> float:
    """Return how far a point's marker reaches from its middle, in logical pixels."""
    symbol = layer.symbology.classes[int(layer.classes[row])].symbol
    return (symbol.marker_size + symbol.stroke_width) / 2


def _along(candidate: Candidate, seen: Extent, resolution: float) -> Iterator[Spot]:
    text = candidate.texts[0]
    width, _ = size_of(text)
    line = cast("MultiLineString", candidate.shape)
    for anchor in line_anchors(line, seen, resolution, width):
        yield Spot(text, anchor.x, anchor.y, angle=anchor.angle)


def _within(candidate: Candidate, seen: Extent, resolution: float) -> Iterator[Spot]:
    xmin, ymin, xmax, ymax = candidate.bounds
    for text in candidate.texts:
        width, height = size_of(text)
        # Most features are too small, which their boxes tell in no time.
        if may_hold(xmax - xmin, ymax - ymin, width * resolution, height * resolution):
            polygon = cast("MultiPolygon", candidate.shape)
            for anchor in polygon_anchors(polygon, seen, resolution, width, height):
                yield Spot(text, anchor.x, anchor.y, angle=anchor.angle)


def _upon(candidate: Candidate, width_px: float, height_px: float) -> Iterator[Spot]:
    """Return the middle of a polygon that is a little too small for its name."""
    text = candidate.texts[-1]
    width, height = size_of(text)
    if width_px >= _LEAST_SHARE * width and height_px >= height:
        place = widest_place(cast("MultiPolygon", candidate.shape))
        yield Spot(text, place.x, place.y)


def _beside(candidate: Candidate, half_width: float, half_height: float) -> Iterator[Spot]:
    text = candidate.texts[0]
    xmin, ymin, xmax, ymax = candidate.bounds
    gap = _GAP_PX / 2
    for offset in beside(half_width + gap, half_height + gap, *size_of(text)):
        yield Spot(text, (xmin + xmax) / 2, (ymin + ymax) / 2, offset, is_outside=True)
