"""Candidates for the place of a name, the best first: inside a feature, along, upon, beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import cast

from shapely import MultiLineString, MultiPolygon
from shapely.geometry.base import BaseGeometry

from gisapp.core.geometry.cut_at_180 import moved_east
from gisapp.core.layers.layer import Layer
from gisapp.core.space.extent import Extent
from gisapp.render.label_text import LabelText, size_of
from gisapp.render.labels.anchors import (
    line_anchors,
    may_fit,
    offsets_beside,
    polygon_anchors,
    widest_point,
)

_GAP_PX = 4.0
_LEAST_SHARE = 0.6
"""The share of a name's width that a polygon must have if the name is put upon it, sticking out."""


@dataclass(frozen=True, eq=False)
class NamedFeature:
    """A feature that may be named on the map.

    Parameters
    ----------
    layer : Layer
        The layer of the feature.
    row : int
        The feature's row in its layer.
    shape : BaseGeometry
        What it looks like at the frame's resolution, in EPSG:3857.
    bounds : sequence of float
        xmin, ymin, xmax, ymax in EPSG:3857.
    texts : tuple of LabelText
        Its name in one way or two: broken into few lines, and into more and shorter ones.
    rank, order : int
        Features of a lower rank come first, within a rank those of a lower order.
    may_stand_outside : bool
        True if the name may stand beside a polygon that has no room for it.
    """

    layer: Layer
    row: int
    shape: BaseGeometry
    bounds: Sequence[float]
    texts: tuple[LabelText, ...]
    rank: int
    order: int
    may_stand_outside: bool

    def moved(self, east: float) -> "NamedFeature":
        """Return the feature as it lies so many metres of EPSG:3857 farther east."""
        xmin, ymin, xmax, ymax = self.bounds
        return replace(
            self,
            shape=moved_east(self.shape, east),
            bounds=(xmin + east, ymin, xmax + east, ymax),
        )


@dataclass(frozen=True)
class Candidate:
    """A place where a name may stand.

    Parameters
    ----------
    text : LabelText
        The name, broken into lines for this place.
    x, y : float
        A point of the feature, in EPSG:3857.
    offset : (float, float)
        From that point to the middle of the text, in logical pixels, right and down.
    angle : float
        Degrees clockwise that the text is turned by.
    is_outside : bool
        True if the text stands beside its feature and might seem to name another.
    """

    text: LabelText
    x: float
    y: float
    offset: tuple[float, float] = (0.0, 0.0)
    angle: float = 0.0
    is_outside: bool = False


def candidates_of(feature: NamedFeature, seen: Extent, resolution: float) -> Iterator[Candidate]:
    """Return the places where a feature's name may stand, the best first.

    Several candidates of a polygon or line may be used together unless they lie outside of it.

    Parameters
    ----------
    feature : NamedFeature
        What to name.
    seen : Extent
        Where names are needed, in EPSG:3857.
    resolution : float
        Metres of EPSG:3857 per logical pixel.
    """
    kind = feature.layer.geometry.kind
    if kind == "point":
        radius = marker_radius(feature.layer, feature.row)
        yield from _beside(feature, radius, radius)
    elif kind == "line":
        yield from _along(feature, seen, resolution)
    else:
        yield from _within(feature, seen, resolution)
        if feature.may_stand_outside:
            xmin, ymin, xmax, ymax = feature.bounds
            half_width = (xmax - xmin) / resolution / 2
            half_height = (ymax - ymin) / resolution / 2
            yield from _upon(feature, 2 * half_width, 2 * half_height)
            yield from _beside(feature, half_width, half_height)


def marker_radius(layer: Layer, row: int) -> float:
    """Return how far the marker of the point at `row` reaches from its middle, logical pixels."""
    symbol = layer.symbology.classes[int(layer.classes[row])].symbol
    return (symbol.marker_size + symbol.stroke_width) / 2


def _along(feature: NamedFeature, seen: Extent, resolution: float) -> Iterator[Candidate]:
    text = feature.texts[0]
    width, _ = size_of(text)
    line = cast("MultiLineString", feature.shape)
    for anchor in line_anchors(line, seen, resolution, width):
        yield Candidate(text, anchor.x, anchor.y, angle=anchor.angle)


def _within(feature: NamedFeature, seen: Extent, resolution: float) -> Iterator[Candidate]:
    xmin, ymin, xmax, ymax = feature.bounds
    for text in feature.texts:
        width, height = size_of(text)
        # Most features are too small, as their boxes show in no time.
        if may_fit(xmax - xmin, ymax - ymin, width * resolution, height * resolution):
            polygon = cast("MultiPolygon", feature.shape)
            for anchor in polygon_anchors(polygon, seen, resolution, width, height):
                yield Candidate(text, anchor.x, anchor.y, angle=anchor.angle)


def _upon(feature: NamedFeature, width_px: float, height_px: float) -> Iterator[Candidate]:
    """Return the middle of a polygon that is a little too small for its name."""
    text = feature.texts[-1]
    width, height = size_of(text)
    if width_px >= _LEAST_SHARE * width and height_px >= height:
        place = widest_point(cast("MultiPolygon", feature.shape))
        yield Candidate(text, place.x, place.y)


def _beside(feature: NamedFeature, half_width: float, half_height: float) -> Iterator[Candidate]:
    text = feature.texts[0]
    xmin, ymin, xmax, ymax = feature.bounds
    gap = _GAP_PX / 2
    for offset in offsets_beside(half_width + gap, half_height + gap, *size_of(text)):
        yield Candidate(text, (xmin + xmax) / 2, (ymin + ymax) / 2, offset, is_outside=True)
