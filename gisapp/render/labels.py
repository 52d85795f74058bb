"""Names on the map: placed so that none overlaps another, the more important ones first."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

import numpy as np
from numpy.typing import NDArray
from shapely import LineString, MultiLineString, MultiPolygon, Polygon

from gisapp.core.extent import Extent
from gisapp.core.layer import Layer
from gisapp.core.ragged import Rows
from gisapp.core.symbology import LabelStyle
from gisapp.errors import GisAppError
from gisapp.render.label_anchors import Anchor, beside, line_anchors, polygon_anchors
from gisapp.render.label_text import LabelText, broken_into_lines, picture_of, size_of
from gisapp.render.painter import is_drawn
from gisapp.render.request import Label, RenderRequest

_MOST_A_LAYER = 250
"""Names tried of one layer: its largest features in view, or its topmost points."""
_SMALLEST_PX = 12.0
"""Lines and polygons smaller than this have no name."""
_FEW = 40
"""Up to so many polygons of a layer are named beside themselves where the name doesn't fit in."""
_REPEAT_PX = 500.0
"""The same name of one layer stands no nearer to itself than this."""
_GAP_PX = 4.0


@dataclass(frozen=True)
class PlacedLabels:
    """The names of a frame, and a sentence for each layer whose names could not be read."""

    labels: tuple[Label, ...]
    problems: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class _Candidate:
    layer: Layer
    style: LabelStyle
    row: int
    order: int
    text: LabelText
    may_stand_outside: bool


@dataclass(frozen=True)
class _Spot:
    """A place for a text: a point of EPSG:3857, from it to the text's middle, and its turn."""

    x: float
    y: float
    offset: tuple[float, float] = (0.0, 0.0)
    angle: float = 0.0
    is_last_resort: bool = False


def place_labels(request: RenderRequest) -> PlacedLabels:
    """Choose and place the names of a frame.

    Places hang on the map, not on the viewport, so a pan moves names and changes none but at
    the edges.
    """
    resolution = request.viewport.resolution
    candidates: list[_Candidate] = []
    problems: list[str] = []
    room = _Room(request)
    for layer in request.layers:
        if not is_drawn(layer, resolution):
            continue
        if layer.identifiable and layer.geometry.kind == "point":
            room.keep_markers_free(layer)
        if layer.labels is not None and layer.labels.finest <= resolution < layer.labels.coarsest:
            try:
                candidates += _candidates(request, layer, layer.labels)
            except GisAppError as error:
                problems.append(str(error))
    candidates.sort(key=lambda candidate: (candidate.style.rank, candidate.order))
    labels = [label for candidate in candidates for label in room.place(candidate)]
    return PlacedLabels(tuple(labels), tuple(problems))


def _candidates(request: RenderRequest, layer: Layer, style: LabelStyle) -> list[_Candidate]:
    rows = _rows_worth_naming(request, layer)
    ids = layer.geometry.feature_ids[rows].tolist()
    palette = request.palette
    color, halo = palette.hex(style.color), palette.hex("label_halo")
    found = []
    for order, (row, name) in enumerate(zip(rows, layer.attributes.names(ids), strict=True)):
        lines = broken_into_lines(name.in_language(request.language))
        if lines == ("",):
            continue
        if layer.geometry.kind == "line":
            lines = (" ".join(lines),)
        # Chinese type has no italic; a slanted imitation is hard to read.
        italic = style.italic and all(line.isascii() for line in lines)
        text = LabelText(lines, style.size, style.bold, italic, color, halo)
        may_stand_outside = layer.identifiable and len(rows) <= _FEW
        found.append(_Candidate(layer, style, int(row), order, text, may_stand_outside))
    return found


def _rows_worth_naming(request: RenderRequest, layer: Layer) -> Rows:
    """Return features in view, the most important first: topmost points, else the largest."""
    rows = layer.index.rows_in(request.viewport.extent)
    if layer.geometry.kind == "point":
        return rows[::-1][:_MOST_A_LAYER]
    bounds = layer.geometry.bounds[rows]
    sizes = (bounds[:, 2:] - bounds[:, :2]).max(axis=1)
    large = sizes >= _SMALLEST_PX * request.viewport.resolution
    rows, sizes = rows[large], sizes[large]
    order = np.argsort(-sizes, kind="stable")[:_MOST_A_LAYER]
    return np.asarray(rows[order])


class _Room:
    """What is still free on a frame, in logical pixels."""

    def __init__(self, request: RenderRequest) -> None:
        self._viewport = request.viewport
        self._scale = request.device_pixel_ratio
        self._taken = np.empty((0, 4))
        self._places_by_name: dict[tuple[str, tuple[str, ...]], list[tuple[float, float]]] = {}

    def keep_markers_free(self, layer: Layer) -> None:
        """Let no name cover a layer's markers, unless there are a great many."""
        rows = layer.index.rows_in(self._viewport.extent)
        if len(rows) > _MOST_A_LAYER:
            return
        radius = _marker_radius(layer, 0)
        for xmin, ymin, xmax, ymax in layer.geometry.bounds[rows].tolist():
            x, y = self._viewport.to_pixel((xmin + xmax) / 2, (ymin + ymax) / 2)
            self._take(np.array([(x - radius, y - radius, x + radius, y + radius)]))

    def place(self, candidate: _Candidate) -> Iterator[Label]:
        """Return the labels of a feature for which there is room, and take that room."""
        name = candidate.layer.layer_id, candidate.text.lines
        places = self._places_by_name.setdefault(name, [])
        placed = False
        for spot in _spots(candidate, self._viewport.extent, self._viewport.resolution):
            if spot.is_last_resort and placed:
                return
            x, y = self._viewport.to_pixel(spot.x, spot.y)
            x, y = x + spot.offset[0], y + spot.offset[1]
            boxes = _footprint(x, y, spot.angle, *size_of(candidate.text))
            if any(math.dist((x, y), place) < _REPEAT_PX for place in places):
                continue
            if self._is_free(boxes):
                self._take(boxes)
                places.append((x, y))
                placed = True
                picture = picture_of(candidate.text, spot.angle, self._scale)
                yield Label(candidate.text, spot.x, spot.y, spot.offset, spot.angle, picture)

    def _is_free(self, boxes: NDArray[np.float64]) -> bool:
        taken = self._taken
        return not any(
            (
                (taken[:, 0] < box[2])
                & (taken[:, 2] > box[0])
                & (taken[:, 1] < box[3])
                & (taken[:, 3] > box[1])
            ).any()
            for box in boxes
        )

    def _take(self, boxes: NDArray[np.float64]) -> None:
        self._taken = np.concatenate((self._taken, boxes))


def _spots(candidate: _Candidate, seen: Extent, resolution: float) -> Iterator[_Spot]:
    """Return where a name may stand, the best place first."""
    geometry, row = candidate.layer.geometry, candidate.row
    width, height = size_of(candidate.text)
    if geometry.kind == "line":
        line = cast("LineString | MultiLineString", geometry.feature(row))
        anchors = line_anchors(line, seen, resolution, width)
        yield from map(_inside, anchors)
        return
    xmin, ymin, xmax, ymax = geometry.bounds[row].tolist()
    if geometry.kind == "polygon":
        if xmax - xmin > height * resolution and ymax - ymin > height * resolution:
            polygon = cast("Polygon | MultiPolygon", geometry.feature(row))
            yield from map(_inside, polygon_anchors(polygon, seen, resolution, width, height))
        if not candidate.may_stand_outside:
            return
        half_width = (xmax - xmin) / resolution / 2 + _GAP_PX / 2
        half_height = (ymax - ymin) / resolution / 2 + _GAP_PX / 2
    else:
        half_width = half_height = _marker_radius(candidate.layer, row) + _GAP_PX / 2
    for offset in beside(half_width, half_height, width, height):
        yield _Spot((xmin + xmax) / 2, (ymin + ymax) / 2, offset, is_last_resort=True)


def _inside(anchor: Anchor) -> _Spot:
    return _Spot(anchor.x, anchor.y, angle=anchor.angle)


def _marker_radius(layer: Layer, row: int) -> float:
    symbol = layer.symbology.classes[int(layer.classes[row])].symbol
    return (symbol.marker_size + symbol.stroke_width) / 2


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
