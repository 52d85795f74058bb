"""Names on the map: placed so that none overlaps another, the more important ones first."""

import math
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from gisapp.core.geometry.ragged import Rows, offsets_of
from gisapp.core.layers.clusters import CELL_PX, is_clustered
from gisapp.core.layers.label_texts import label_style, label_template
from gisapp.core.layers.layer import Layer, is_drawn, names_are_at_hand
from gisapp.core.layers.symbology import LabelStyle
from gisapp.core.space.viewport import Viewport
from gisapp.core.space.worlds import moves_into_view, nearest_move, within_one_world
from gisapp.errors import GisAppError
from gisapp.render.label_text import pictures_of, turned_sizes
from gisapp.render.labels.candidates import (
    Candidates,
    NameStyle,
    joined,
    marker_radii,
    may_stand_beside,
)
from gisapp.render.labels.kept_names import candidates_of
from gisapp.render.labels.naming import SMALLEST_PX
from gisapp.render.labels.polygon_places import Numbers
from gisapp.render.request import Label, RenderRequest

_MOST_MARKERS, _MOST_BLOCKS = 250, 8
"""Names keep clear of the markers of a layer, unless more of these are in view."""
_REPEAT_PX = 500.0
"""The least distance between two labels of the same name, as of two versions of a park."""
_LARGEST_PROTECTED_PX = 400.0
"""On a larger polygon, a label of another feature is not mistaken for the polygon's own."""

_Box = tuple[int, int, int, int]
"""The first and, not included, the last column and line of pixels."""


@dataclass(frozen=True)
class PlacedLabels:
    """The labels of a frame, and why the names of layers could not be read."""

    labels: tuple[Label, ...]
    problems: tuple[GisAppError, ...]


def place_labels(request: RenderRequest, *, inside: bool = False) -> PlacedLabels:
    """Choose and place the labels of a frame.

    Layers whose attributes are not loaded have none. Places depend on the map, not on the
    viewport, so that a pan moves labels and changes only those near the edges.

    Parameters
    ----------
    request : RenderRequest
        The frame; in a window it reaches farther than what is seen.
    inside : bool
        True for a picture that is all seen: where its edge would cut a name, that stands elsewhere.
    """
    viewport = request.viewport
    names = _Names([], [])
    problems: list[GisAppError] = []
    space = _FreeSpace(viewport)
    for layer in request.layers:
        if not is_drawn(layer, viewport.resolution):
            continue
        if layer.identifiable and layer.geometry.kind == "point":
            space.reserve_markers(layer)
        style = style_of_names(layer, viewport.resolution)
        if style is not None and names_are_at_hand(layer):
            try:
                template = label_template(layer)
                written = NameStyle.of(style, request.palette, request.language, template)
                names.add(layer, written, viewport)
            except GisAppError as error:
                problems.append(error)
    placed = space.place(names, inside=inside)
    turned_texts = list(zip(placed["text"].tolist(), placed["angle"].tolist(), strict=True))
    pictures = pictures_of(turned_texts, request.device_pixel_ratio)
    offsets = placed["offset_px"] + placed["offset_m"] / viewport.resolution
    labels = tuple(
        Label(text, x, y, (right, down), angle, picture)
        for (text, angle), x, y, (right, down), picture in zip(
            turned_texts,
            placed["x"].tolist(),
            placed["y"].tolist(),
            offsets.tolist(),
            pictures,
            strict=True,
        )
    )
    return PlacedLabels(labels, tuple(problems))


def style_of_names(layer: Layer, resolution: float) -> LabelStyle | None:
    """Return the style of a layer's labels, None if it has none at a resolution.

    It has none where all features are too small, or all points in clusters. `resolution` is metres
    of EPSG:3857 per logical pixel.
    """
    style = label_style(layer)
    if style is None or not style.finest <= resolution < style.coarsest:
        return None
    return style if _may_have_room(layer, resolution) else None


def _may_have_room(layer: Layer, resolution: float) -> bool:
    if layer.geometry.kind != "point":
        return layer.index.largest_m >= SMALLEST_PX * resolution
    # All points of a block that is smaller than a cluster's cell are in clusters.
    return not is_clustered(layer) or layer.index.largest_block_m >= CELL_PX / 2 * resolution


@dataclass(frozen=True)
class _Names:
    """Candidates of several layers, and which layer each is of, moved how far east.

    `of` has as many entries as `found`; the field `layer` of candidates is the position there.
    """

    found: list[Candidates]
    of: list[tuple[Layer, float]]

    def add(self, layer: Layer, style: NameStyle, viewport: Viewport) -> None:
        """Take the candidates of a layer, as they lie in view: maybe a whole world farther on."""
        seen = within_one_world(viewport.extent)
        for move in moves_into_view(seen, layer.bounds):
            some = candidates_of(layer, style, seen.moved(-move), viewport.resolution)
            some["x"] += move
            some["layer"] = len(self.found)
            self.found.append(some)
            self.of.append((layer, move))

    def sorted(self) -> Candidates:
        """Return all, the more important ones first."""
        found = joined(self.found)
        keys = ("x", "turn", "row", "layer", "order", "rank")
        return np.asarray(found[np.lexsort([found[key] for key in keys])])

    def bounds(self, layer: int, rows: int | Rows) -> Numbers:
        """Return the bounds of features of a layer where they are seen, (n, 4)."""
        of, move = self.of[layer]
        return np.atleast_2d(of.geometry.bounds[rows] + (move, 0.0, move, 0.0))


class _FreeSpace:
    """Where labels may still be placed on a frame, in logical pixels that hang on the map.

    So a pan makes no difference to what collides.
    """

    def __init__(self, viewport: Viewport) -> None:
        self._viewport = viewport
        extent, resolution = viewport.extent, viewport.resolution
        self._corner = np.floor(np.array((extent.xmin, -extent.ymax)) / resolution)
        self._taken = np.zeros((viewport.height + 1, viewport.width + 1), np.bool_)

    def reserve_markers(self, layer: Layer) -> None:
        """Let no label cover a layer's markers, unless there are a great many."""
        extent = self._viewport.extent
        if layer.index.blocks_in(within_one_world(extent)) > _MOST_BLOCKS:
            return
        rows = layer.index.rows_seen(extent)
        if not 0 < len(rows) <= _MOST_MARKERS:
            return
        moves = [nearest_move(x, self._viewport.x) for x in layer.geometry.bounds[rows, 0].tolist()]
        bounds = layer.geometry.bounds[rows]
        bounds[:, ::2] += np.array(moves)[:, None]
        radius = max(marker_radii(layer))
        around = self._on_frame(bounds) + np.array((-radius, -radius, radius, radius))
        self._occupy(_whole_pixels(around).tolist())

    def place(self, names: _Names, *, inside: bool) -> Candidates:
        """Return the candidates for which there is space, wholly inside or not; occupy it."""
        found = names.sorted()
        middles = self._pixels(found["x"], found["y"])
        middles += found["offset_px"] + found["offset_m"] / self._viewport.resolution
        halves = turned_sizes(found["size"], found["angle"]) / 2
        halves *= -1 if inside else 1
        size = np.array((self._viewport.width, self._viewport.height))
        seen = ((middles > -halves) & (middles < size + halves)).all(axis=1)
        found, middles = found[seen], middles[seen]
        is_outside = found["is_outside"].tolist()
        features = list(zip(found["layer"].tolist(), found["row"].tolist(), strict=True))
        protected = self._protected(names, found)
        placed: list[int] = []
        named: set[tuple[int, int]] = set()
        places_by_name: dict[str, list[list[float]]] = {}
        for row, boxes in enumerate(_footprints(middles, found)):
            feature = features[row]
            text = found["text"][row]
            if text is None:
                self._occupy(boxes)
                continue
            if is_outside[row] and feature in named:
                continue
            if not self._is_free(boxes):
                continue
            place = middles[row].tolist()
            places = places_by_name.setdefault(text.spelled, [])
            if any(math.dist(place, other) < _REPEAT_PX for other in places):
                continue
            if is_outside[row]:
                own = self._on_frame(names.bounds(*feature))[0]
                if _covers_another(protected, boxes[0], own):
                    continue
            self._occupy(boxes)
            places.append(place)
            named.add(feature)
            placed.append(row)
        return np.asarray(found[placed])

    def _protected(self, names: _Names, found: Candidates) -> Numbers:
        """Return polygons that no name of another one may stand on, (n, 4)."""
        bounds = [np.empty((0, 4))]
        for number, (layer, _) in enumerate(names.of):
            if layer.geometry.kind == "polygon" and may_stand_beside(layer):
                bounds.append(names.bounds(number, found["row"][found["layer"] == number]))
        boxes = self._on_frame(np.concatenate(bounds))
        is_small = (boxes[:, 2:] - boxes[:, :2]).max(axis=1) < _LARGEST_PROTECTED_PX
        return np.asarray(boxes[is_small])

    def _pixels(self, x: Numbers, y: Numbers) -> Numbers:
        return np.asarray(np.column_stack((x, -y)) / self._viewport.resolution - self._corner)

    def _on_frame(self, bounds: Numbers) -> Numbers:
        """Return the left, top, right and bottom of bounds in EPSG:3857, (n, 4)."""
        low, high = self._pixels(*bounds[:, (0, 3)].T), self._pixels(*bounds[:, (2, 1)].T)
        return np.hstack((low, high))

    def _is_free(self, boxes: list[_Box]) -> bool:
        return not any(
            self._taken[top:bottom, left:right].any() for left, top, right, bottom in boxes
        )

    def _occupy(self, boxes: list[_Box]) -> None:
        for left, top, right, bottom in boxes:
            self._taken[top:bottom, left:right] = True


def _covers_another(protected: Numbers, box: _Box, own: Numbers) -> bool:
    """True if a label lies on a protected polygon that does not contain its own feature."""
    left, top, right, bottom = box
    reaches = (protected[:, :2] < (right, bottom)).all(axis=1)
    reaches &= (protected[:, 2:] > (left, top)).all(axis=1)
    contains = (protected[:, :2] <= own[:2]).all(axis=1)
    contains &= (protected[:, 2:] >= own[2:]).all(axis=1)
    return bool((reaches & ~contains).any())


def _footprints(middles: Numbers, found: Candidates) -> list[list[_Box]]:
    """Return the boxes that each text covers: several small ones if it is turned."""
    widths, heights = found["size"].T
    turns = np.radians(found["angle"])
    counts = np.where(turns == 0, 1, np.ceil(widths / heights)).astype(np.int64)
    owners = np.repeat(np.arange(len(found)), counts)
    offsets = offsets_of(counts)
    number = np.arange(len(owners)) - offsets[owners]
    along = ((number + 0.5) / counts[owners] - 0.5) * widths[owners]
    half_widths = np.where(turns == 0, widths, heights)[owners, None] / 2
    centers = middles[owners] + np.column_stack(
        (along * np.cos(turns[owners]), along * np.sin(turns[owners]))
    )
    halves = np.hstack((half_widths, heights[owners, None] / 2))
    boxes = _whole_pixels(np.hstack((centers - halves, centers + halves))).tolist()
    return [boxes[first:end] for first, end in pairwise(offsets.tolist())]


def _whole_pixels(boxes: Numbers) -> NDArray[np.int64]:
    """Return the pixels that boxes touch, as far as they are right and below of the corner."""
    low, high = np.floor(boxes[:, :2]), np.ceil(boxes[:, 2:])
    return np.asarray(np.maximum(np.hstack((low, high)), 0), np.int64)
