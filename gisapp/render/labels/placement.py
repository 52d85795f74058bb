"""Names on the map: placed so that none overlaps another, the more important ones first."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from gisapp.core.geometry.feature_geometry import GeometryKind
from gisapp.core.geometry.level_of_detail import level_of, level_resolution
from gisapp.core.geometry.ragged import Rows
from gisapp.core.layers.clusters import clusters_in, is_clustered
from gisapp.core.layers.layer import Layer, is_drawn
from gisapp.core.layers.symbology import LabelStyle
from gisapp.core.space.worlds import moves_into_view, nearest_move, within_one_world
from gisapp.errors import GisAppError
from gisapp.render.label_text import LabelText, broken_into_lines, picture_of, size_of
from gisapp.render.labels.candidates import (
    Candidate,
    NamedFeature,
    candidates_of,
    marker_radius,
)
from gisapp.render.labels.shapes import shapes_to_name
from gisapp.render.request import Label, RenderRequest

_CELL_PX = 192.0
_MOST_A_CELL = 8
"""So many names of a layer are tried in each square cell of the map of that size: those of its
largest features, or of its topmost points. They are the same wherever the view is."""
_MOST_MARKERS = 250
"""Names keep clear of the markers of a layer, unless more of these are in view."""
_SMALLEST_PX = 12.0
"""Lines and polygons smaller than this have no name."""
_FEW = 40
"""Up to so many polygons of a layer, names may stand beside those that have no room for them."""
_REPEAT_PX = 500.0
"""The least distance between two labels of the same name, as of two versions of a park."""
_LARGEST_PROTECTED_PX = 400.0
"""On a larger polygon, a label of another feature is not mistaken for the polygon's own."""
_NARROW_COLUMNS = 14
"""Columns a line takes where a name is broken into more lines to fit into a polygon."""


@dataclass(frozen=True)
class PlacedLabels:
    """The labels of a frame, and why the names of layers could not be read."""

    labels: tuple[Label, ...]
    problems: tuple[GisAppError, ...]


def place_labels(request: RenderRequest) -> PlacedLabels:
    """Choose and place the labels of a frame.

    Layers whose attributes are not loaded have none. Places depend on the map, not on the
    viewport, so that a pan moves labels and changes only those near the edges.
    """
    resolution = request.viewport.resolution
    features: list[NamedFeature] = []
    problems: list[GisAppError] = []
    space = _FreeSpace(request)
    for layer in request.layers:
        if not is_drawn(layer, resolution):
            continue
        if layer.identifiable and layer.geometry.kind == "point":
            space.reserve_markers(layer)
        style = style_of_names(layer, resolution)
        if style is not None and layer.attributes.is_at_hand:
            try:
                features += _named_in_all_worlds(request, layer, style)
            except GisAppError as error:
                problems.append(error)
    features.sort(key=lambda feature: (feature.rank, feature.order))
    space.protect_polygons(features)
    labels = [label for feature in features for label in space.place(feature)]
    return PlacedLabels(tuple(labels), tuple(problems))


def style_of_names(layer: Layer, resolution: float) -> LabelStyle | None:
    """Return the style of a layer's labels, None if it has none at a resolution.

    `resolution` is metres of EPSG:3857 per logical pixel.
    """
    style = layer.labels
    return style if style and style.finest <= resolution < style.coarsest else None


def _named_in_all_worlds(
    request: RenderRequest, layer: Layer, style: LabelStyle
) -> Iterator[NamedFeature]:
    """Yield the features to name, as they lie in view: maybe a whole world farther on."""
    viewport = request.viewport
    for move in moves_into_view(within_one_world(viewport.extent), layer.bounds):
        there = replace(request, viewport=viewport.centered(viewport.x - move, viewport.y))
        for feature in _named_features(there, layer, style):
            yield feature.moved(move) if move else feature


def _named_features(request: RenderRequest, layer: Layer, style: LabelStyle) -> list[NamedFeature]:
    rows = _rows_worth_naming(request, layer)
    ids = layer.geometry.feature_ids[rows].tolist()
    palette = request.palette
    color, halo = palette.hex(style.color), palette.hex("label_halo")
    viewport = request.viewport
    seen = within_one_world(viewport.extent)
    shapes = shapes_to_name(layer.geometry, rows, seen, viewport.resolution)
    bounds = layer.geometry.bounds[rows].tolist()
    found = []
    for order, name in enumerate(layer.attributes.names(ids)):
        written = name.in_language(request.language)
        if not written or shapes[order].is_empty:
            continue
        # Chinese type has no italic; a slanted imitation is hard to read.
        italic = style.italic and written.isascii()
        texts = tuple(
            LabelText(lines, style.size, style.bold, italic, color, halo)
            for lines in _ways_to_break(written, layer.geometry.kind)
        )
        may_stand_outside = layer.identifiable and len(rows) <= _FEW
        found.append(
            NamedFeature(
                layer,
                int(rows[order]),
                shapes[order],
                bounds[order],
                texts,
                style.rank,
                order,
                may_stand_outside,
            )
        )
    return found


def _ways_to_break(name: str, kind: GeometryKind) -> tuple[tuple[str, ...], ...]:
    if kind == "line":
        return ((name,),)
    wide = broken_into_lines(name)
    narrow = broken_into_lines(name, _NARROW_COLUMNS)
    return (wide,) if kind == "point" or narrow == wide else (wide, narrow)


def _rows_worth_naming(request: RenderRequest, layer: Layer) -> Rows:
    """Return features in view, the most important first: topmost points, else the largest."""
    resolution = request.viewport.resolution
    side = _CELL_PX * level_resolution(level_of(resolution))
    # Whole cells, so that what is just out of view counts in each of them.
    extent = within_one_world(request.viewport.extent.buffered(side))
    if is_clustered(layer):
        rows = clusters_in(layer, extent, resolution).alone[::-1]
    else:
        rows = layer.index.rows_in(extent)[::-1]
    bounds = layer.geometry.bounds[rows]
    if layer.geometry.kind != "point":
        sizes = (bounds[:, 2:] - bounds[:, :2]).max(axis=1)
        order = np.argsort(-sizes, kind="stable")
        order = order[sizes[order] >= _SMALLEST_PX * resolution]
        rows, bounds = rows[order], bounds[order]
    return rows[_first_of_each_cell((bounds[:, :2] + bounds[:, 2:]) / 2, side)]


def _first_of_each_cell(points: NDArray[np.float64], side: float) -> NDArray[np.bool_]:
    """Return a mask, (n,), of the points, (n, 2), that are among the first of their cell."""
    cells = np.floor(points / side).astype(np.int64)
    _, keys = np.unique(cells[:, 0] * (1 << 32) + cells[:, 1], return_inverse=True)
    by_cell = np.argsort(keys, kind="stable")
    starts = np.searchsorted(keys[by_cell], keys[by_cell])
    is_first = np.empty(len(points), np.bool_)
    is_first[by_cell] = np.arange(len(points)) - starts < _MOST_A_CELL
    return is_first


class _FreeSpace:
    """Where labels may still be placed on a frame, in logical pixels."""

    def __init__(self, request: RenderRequest) -> None:
        self._viewport = request.viewport
        self._scale = request.device_pixel_ratio
        self._occupied = np.empty((0, 4))
        self._protected = np.empty((0, 4))
        self._places_by_name: dict[tuple[str, ...], list[tuple[float, float]]] = {}

    def reserve_markers(self, layer: Layer) -> None:
        """Let no label cover a layer's markers, unless there are a great many."""
        rows = layer.index.rows_seen(self._viewport.extent)
        if not 0 < len(rows) <= _MOST_MARKERS:
            return
        radius = marker_radius(layer, 0)
        for xmin, ymin, xmax, ymax in layer.geometry.bounds[rows].tolist():
            middle = (xmin + xmax) / 2
            middle += nearest_move(middle, self._viewport.x)
            x, y = self._viewport.to_pixel(middle, (ymin + ymax) / 2)
            self._occupy(np.array([(x - radius, y - radius, x + radius, y + radius)]))

    def protect_polygons(self, features: Sequence[NamedFeature]) -> None:
        """Keep named polygons free of the labels of other features that stand outside of these."""
        named = [
            each.bounds
            for each in features
            if each.may_stand_outside and each.layer.geometry.kind == "polygon"
        ]
        bounds = np.array(named).reshape(-1, 4)
        sizes = (bounds[:, 2:] - bounds[:, :2]).max(axis=1)
        self._protected = bounds[sizes < _LARGEST_PROTECTED_PX * self._viewport.resolution]

    def place(self, feature: NamedFeature) -> Iterator[Label]:
        """Return the labels of a feature for which there is space, and occupy it."""
        places = self._places_by_name.setdefault(feature.texts[0].lines, [])
        placed = False
        for candidate in candidates_of(feature, self._viewport.extent, self._viewport.resolution):
            if candidate.is_outside and placed:
                return
            x, y = self._viewport.to_pixel(candidate.x, candidate.y)
            x, y = x + candidate.offset[0], y + candidate.offset[1]
            boxes = _footprint(x, y, candidate.angle, *size_of(candidate.text))
            if any(math.dist((x, y), place) < _REPEAT_PX for place in places):
                continue
            if candidate.is_outside and self._covers_another_polygon(feature, boxes[0]):
                continue
            if self._is_free(boxes):
                self._occupy(boxes)
                places.append((x, y))
                placed = True
                yield _label(candidate, self._scale)

    def _covers_another_polygon(self, feature: NamedFeature, box: NDArray[np.float64]) -> bool:
        """True if a label lies on a protected polygon that does not contain its feature."""
        xmin, ymax = self._viewport.to_map(box[0], box[1])
        xmax, ymin = self._viewport.to_map(box[2], box[3])
        own, others = feature.bounds, self._protected
        contain_it = (others[:, :2] <= own[:2]).all(axis=1)
        contain_it &= (others[:, 2:] >= own[2:]).all(axis=1)
        return bool((_overlap(others, (xmin, ymin, xmax, ymax)) & ~contain_it).any())

    def _is_free(self, boxes: NDArray[np.float64]) -> bool:
        return not any(_overlap(self._occupied, box).any() for box in boxes)

    def _occupy(self, boxes: NDArray[np.float64]) -> None:
        self._occupied = np.concatenate((self._occupied, boxes))


def _label(candidate: Candidate, scale: float) -> Label:
    picture = picture_of(candidate.text, candidate.angle, scale)
    return Label(
        candidate.text, candidate.x, candidate.y, candidate.offset, candidate.angle, picture
    )


def _overlap(
    boxes: NDArray[np.float64], box: NDArray[np.float64] | tuple[float, float, float, float]
) -> NDArray[np.bool_]:
    xmin, ymin, xmax, ymax = box
    apart = (boxes[:, 0] >= xmax) | (boxes[:, 2] <= xmin)
    apart |= (boxes[:, 1] >= ymax) | (boxes[:, 3] <= ymin)
    return np.logical_not(apart)


def _footprint(
    x: float, y: float, angle: float, width: float, height: float
) -> NDArray[np.float64]:
    """Return boxes, (n, 4), that cover a text around x, y: several small ones if it is turned."""
    if angle == 0:
        return np.array([(x - width / 2, y - height / 2, x + width / 2, y + height / 2)])
    count = math.ceil(width / height)
    along = (np.arange(count) + 0.5) / count * width - width / 2
    centers = np.column_stack(
        (x + along * math.cos(math.radians(angle)), y + along * math.sin(math.radians(angle)))
    )
    return np.hstack((centers - height / 2, centers + height / 2))
