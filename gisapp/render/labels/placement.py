"""Names on the map: placed so that none overlaps another, the more important ones first."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gisapp.core.geometry.feature_geometry import GeometryKind
from gisapp.core.geometry.level_of_detail import level_of, level_resolution
from gisapp.core.geometry.ragged import Rows
from gisapp.core.layers.clusters import clusters_in, is_clustered
from gisapp.core.layers.layer import Layer, is_drawn
from gisapp.core.layers.symbology import LabelStyle
from gisapp.errors import GisAppError
from gisapp.render.label_text import LabelText, broken_into_lines, picture_of, size_of
from gisapp.render.labels.candidates import Candidate, marker_radius, spots_of
from gisapp.render.labels.shapes import shapes_to_name
from gisapp.render.request import Label, RenderRequest

_CELL_PX = 192.0
_MOST_A_CELL = 8
"""Of a layer so many names are tried in each square cell of the map of that size: those of its
largest features, or of its topmost points. A cell holds the same ones wherever the view is."""
_MOST_MARKERS = 250
"""Names keep clear of the markers of a layer, unless more of these are in view."""
_SMALLEST_PX = 12.0
"""Lines and polygons smaller than this have no name."""
_FEW = 40
"""Up to so many polygons of a layer are named beside themselves where the name doesn't fit in."""
_REPEAT_PX = 500.0
"""The same name stands no nearer to itself than this, be it of two versions of a park."""
_LARGEST_GROUND_PX = 400.0
"""A polygon larger than this is not mistaken for the one that a name on it belongs to."""
_NARROW_COLUMNS = 14
"""Columns a line takes where a name is broken into more lines to fit into a polygon."""


@dataclass(frozen=True)
class PlacedLabels:
    """The names of a frame, and a sentence for each layer whose names could not be read."""

    labels: tuple[Label, ...]
    problems: tuple[str, ...]


def place_labels(request: RenderRequest) -> PlacedLabels:
    """Choose and place the names of a frame.

    Layers whose attributes are not at hand go without. Places hang on the map, not on the
    viewport, so a pan moves names and changes none but at the edges.
    """
    resolution = request.viewport.resolution
    candidates: list[Candidate] = []
    problems: list[str] = []
    room = _Room(request)
    for layer in request.layers:
        if not is_drawn(layer, resolution):
            continue
        if layer.identifiable and layer.geometry.kind == "point":
            room.keep_markers_free(layer)
        style = style_of_names(layer, resolution)
        if style is not None and layer.attributes.is_at_hand:
            try:
                candidates += _candidates(request, layer, style)
            except GisAppError as error:
                problems.append(str(error))
    candidates.sort(key=lambda candidate: (candidate.rank, candidate.order))
    room.let_nobody_trespass(candidates)
    labels = [label for candidate in candidates for label in room.place(candidate)]
    return PlacedLabels(tuple(labels), tuple(problems))


def style_of_names(layer: Layer, resolution: float) -> LabelStyle | None:
    """Return how a layer's features are named on the map; None where they are not at a scale.

    `resolution` is in metres of EPSG:3857 a pixel.
    """
    style = layer.labels
    return style if style and style.finest <= resolution < style.coarsest else None


def _candidates(request: RenderRequest, layer: Layer, style: LabelStyle) -> list[Candidate]:
    rows = _rows_worth_naming(request, layer)
    ids = layer.geometry.feature_ids[rows].tolist()
    palette = request.palette
    color, halo = palette.hex(style.color), palette.hex("label_halo")
    viewport = request.viewport
    shapes = shapes_to_name(layer.geometry, rows, viewport.extent, viewport.resolution)
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
            Candidate(
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
    extent = request.viewport.extent.buffered(side)
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
    """Tell which points are among the first few of their square cell."""
    cells = np.floor(points / side).astype(np.int64)
    _, keys = np.unique(cells[:, 0] * (1 << 32) + cells[:, 1], return_inverse=True)
    by_cell = np.argsort(keys, kind="stable")
    starts = np.searchsorted(keys[by_cell], keys[by_cell])
    is_first = np.empty(len(points), np.bool_)
    is_first[by_cell] = np.arange(len(points)) - starts < _MOST_A_CELL
    return is_first


class _Room:
    """What is still free on a frame, in logical pixels."""

    def __init__(self, request: RenderRequest) -> None:
        self._viewport = request.viewport
        self._scale = request.device_pixel_ratio
        self._taken = np.empty((0, 4))
        self._grounds = np.empty((0, 4))
        self._places_by_name: dict[tuple[str, ...], list[tuple[float, float]]] = {}

    def keep_markers_free(self, layer: Layer) -> None:
        """Let no name cover a layer's markers, unless there are a great many."""
        rows = layer.index.rows_in(self._viewport.extent)
        if not 0 < len(rows) <= _MOST_MARKERS:
            return
        radius = marker_radius(layer, 0)
        for xmin, ymin, xmax, ymax in layer.geometry.bounds[rows].tolist():
            x, y = self._viewport.to_pixel((xmin + xmax) / 2, (ymin + ymax) / 2)
            self._take(np.array([(x - radius, y - radius, x + radius, y + radius)]))

    def let_nobody_trespass(self, candidates: Sequence[Candidate]) -> None:
        """Keep the polygons that are named free of other features' names that stand outside."""
        named = [
            each.bounds
            for each in candidates
            if each.may_stand_outside and each.layer.geometry.kind == "polygon"
        ]
        grounds = np.array(named).reshape(-1, 4)
        sizes = (grounds[:, 2:] - grounds[:, :2]).max(axis=1)
        self._grounds = grounds[sizes < _LARGEST_GROUND_PX * self._viewport.resolution]

    def place(self, candidate: Candidate) -> Iterator[Label]:
        """Return the labels of a feature for which there is room, and take that room."""
        places = self._places_by_name.setdefault(candidate.texts[0].lines, [])
        placed = False
        for spot in spots_of(candidate, self._viewport.extent, self._viewport.resolution):
            if spot.is_outside and placed:
                return
            x, y = self._viewport.to_pixel(spot.x, spot.y)
            x, y = x + spot.offset[0], y + spot.offset[1]
            boxes = _footprint(x, y, spot.angle, *size_of(spot.text))
            if any(math.dist((x, y), place) < _REPEAT_PX for place in places):
                continue
            if spot.is_outside and self._trespasses(candidate, boxes[0]):
                continue
            if self._is_free(boxes):
                self._take(boxes)
                places.append((x, y))
                placed = True
                picture = picture_of(spot.text, spot.angle, self._scale)
                yield Label(spot.text, spot.x, spot.y, spot.offset, spot.angle, picture)

    def _trespasses(self, candidate: Candidate, box: NDArray[np.float64]) -> bool:
        """Tell whether a text lies on a named polygon other than those that hold its feature."""
        xmin, ymax = self._viewport.to_map(box[0], box[1])
        xmax, ymin = self._viewport.to_map(box[2], box[3])
        own, grounds = candidate.bounds, self._grounds
        holds_it = (grounds[:, :2] <= own[:2]).all(axis=1) & (grounds[:, 2:] >= own[2:]).all(axis=1)
        return bool((_overlap(grounds, (xmin, ymin, xmax, ymax)) & ~holds_it).any())

    def _is_free(self, boxes: NDArray[np.float64]) -> bool:
        return not any(_overlap(self._taken, box).any() for box in boxes)

    def _take(self, boxes: NDArray[np.float64]) -> None:
        self._taken = np.concatenate((self._taken, boxes))


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
    """Return boxes, (n, 4), that cover a text about x, y; several small ones where it is turned."""
    if angle == 0:
        return np.array([(x - width / 2, y - height / 2, x + width / 2, y + height / 2)])
    count = math.ceil(width / height)
    along = (np.arange(count) + 0.5) / count * width - width / 2
    centers = np.column_stack(
        (x + along * math.cos(math.radians(angle)), y + along * math.sin(math.radians(angle)))
    )
    return np.hstack((centers - height / 2, centers + height / 2))
