"""One layer of the drawing: its features as paths, or squares where there are too many."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from gisapp.core.geometry.cut_at_180 import moved_east
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.symbology import Symbol
from gisapp.core.space.viewport import Viewport
from gisapp.core.space.worlds import moves_into_view
from gisapp.export.snapshot.drawing import symbols
from gisapp.export.snapshot.drawing.crowd import crowd_paths
from gisapp.export.snapshot.drawing.path_text import line_text, points_of, polygon_text

MOST_SHAPES = 4000
"""Features of a layer that are drawn one by one."""
_TOLERANCE_PX = 0.4
_BEYOND_PX = 20
"""Shapes are cut off so far around the drawing, where no outline of the cut is seen."""


@dataclass(frozen=True)
class SeenFeature:
    """A feature in view, cut off around the drawing and reduced to what is seen of it."""

    row: int
    shape: BaseGeometry


@dataclass(frozen=True)
class DrawnLayer:
    """What there is of a layer in the drawing.

    Parameters
    ----------
    text : str
        SVG elements; empty where nothing is drawn.
    features : tuple of SeenFeature
        Those in view, in painting order; none where there are too many.
    is_crowd : bool
        True where squares stand for features.
    """

    text: str = ""
    features: tuple[SeenFeature, ...] = ()
    is_crowd: bool = False


def drawn_layer(layer: Layer, viewport: Viewport, most_letters: int, prefix: str) -> DrawnLayer:
    """Return a layer as elements of an SVG.

    Parameters
    ----------
    layer : Layer
        Its geometry is in EPSG:3857.
    viewport : Viewport
        What the drawing shows.
    most_letters : int
        How long the text may be.
    prefix : str
        Of the ids of hatches: see `hatch_id`.
    """
    features = tuple(islice(_seen(layer, viewport), MOST_SHAPES + 1))
    if len(features) <= MOST_SHAPES:
        text = "".join(_elements(layer, features, viewport, prefix))
        if len(text) <= most_letters:
            return DrawnLayer(_as_group(text, layer), features)
    paths, side = crowd_paths(layer, viewport, most_letters)
    squares = "".join(
        _squares(path, layer.symbology.classes[code].symbol, side) for code, path in paths.items()
    )
    return DrawnLayer(_as_group(squares, layer), is_crowd=True)


def hatch_id(prefix: str, symbol: Symbol, code: int) -> str:
    """Return the id of the pattern of a class; empty for a class that is not hatched."""
    return f"{prefix}-{code}" if symbols.hatch(symbol, "") else ""


def _seen(layer: Layer, viewport: Viewport) -> Iterator[SeenFeature]:
    """Yield the features in view, of too many enough to know that they are."""
    beyond = 2 * _BEYOND_PX
    view = viewport.resized(viewport.width + beyond, viewport.height + beyond).extent
    box = view.xmin, view.ymin, view.xmax, view.ymax
    for move in moves_into_view(view, layer.bounds):
        rows = layer.index.rows_in(view.moved(-move))[: MOST_SHAPES + 1]
        shapes = layer.geometry.features(rows)
        if move:
            shapes = np.array([moved_east(each, move) for each in shapes], dtype=object)
        cut = shapely.clip_by_rect(shapes, *box)
        reduced = shapely.simplify(cut, _TOLERANCE_PX * viewport.resolution)
        for row, shape in zip(rows.tolist(), reduced, strict=True):
            if not shape.is_empty:
                yield SeenFeature(row, shape)


def _elements(
    layer: Layer, features: Iterable[SeenFeature], viewport: Viewport, prefix: str
) -> Iterator[str]:
    """Yield the features of each class together, in the order of the classes."""
    of_classes: dict[int, list[BaseGeometry]] = {}
    for each in features:
        of_classes.setdefault(int(layer.classes[each.row]), []).append(each.shape)
    draw = _DRAWN[layer.geometry.kind]
    for code, shapes in sorted(of_classes.items()):
        symbol = layer.symbology.classes[code].symbol
        yield draw(shapes, symbol, viewport, hatch_id(prefix, symbol, code))


def _polygons(shapes: list[BaseGeometry], symbol: Symbol, viewport: Viewport, hatch: str) -> str:
    paths = "".join(f'<path d="{polygon_text(shape, viewport)}"/>' for shape in shapes)
    look = f"{symbols.fill(symbol, hatch)}{symbols.stroke(symbol)}"
    return f'<g fill-rule="evenodd" stroke-linejoin="round"{look}>{paths}</g>'


def _lines(shapes: list[BaseGeometry], symbol: Symbol, viewport: Viewport, _: str) -> str:
    text = "".join(line_text(shape, viewport) for shape in shapes)
    heads = ""
    if symbol.arrow:
        ends = [list(points_of(shape, viewport))[-2:] for shape in shapes]
        heads = "".join(symbols.arrow_head(end[1], end[0], symbol) for end in ends if len(end) > 1)
    return symbols.line(text, symbol) + heads


def _points(shapes: list[BaseGeometry], symbol: Symbol, viewport: Viewport, _: str) -> str:
    points = [point for shape in shapes for point in points_of(shape, viewport)]
    return symbols.markers(points, symbol)


_DRAWN: dict[str, Callable[[list[BaseGeometry], Symbol, Viewport, str], str]] = {
    "polygon": _polygons,
    "line": _lines,
    "point": _points,
}


def _squares(path: str, symbol: Symbol, side: int) -> str:
    look = symbols.attributes(
        (("stroke", symbols.color(symbol.fill or symbol.stroke)), ("stroke-width", side))
    )
    return f'<path d="{path}" fill="none"{look}/>'


def _as_group(text: str, layer: Layer) -> str:
    if not text or layer.opacity == 1:
        return text
    return f"<g{symbols.attributes([('opacity', layer.opacity)])}>{text}</g>"
