"""Where the names of a layer's features may stand: inside of them, along, upon, beside them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gisapp.core.geometry.feature_geometry import GeometryKind
from gisapp.core.geometry.level_of_detail import level_of, level_resolution
from gisapp.core.geometry.ragged import Rows
from gisapp.core.layers.clusters import clusters_in, is_clustered
from gisapp.core.layers.label_texts import labels_of
from gisapp.core.layers.layer import Layer
from gisapp.core.space.extent import Extent
from gisapp.core.text.shortening import shortened
from gisapp.render.label_text import broken_into_lines, sizes_of
from gisapp.render.labels.candidates import (
    CANDIDATE,
    Candidates,
    NameStyle,
    joined,
    marker_radius,
    may_stand_beside,
)
from gisapp.render.labels.cells import Cells, first_of_each_square
from gisapp.render.labels.line_places import places_on_lines
from gisapp.render.labels.pieces import edges_of_largest, light_shapes, pieces_in
from gisapp.render.labels.polygon_places import (
    INSIDE,
    Edges,
    Numbers,
    Places,
    places_in_polygons,
)

SMALLEST_PX = 12.0
"""Lines and polygons smaller than this have no name."""
HUGE_PX = 1280.0
_SQUARE_PX, _MOST = 128.0, 4
"""So many names are tried in each square of that side: those of the largest features, or of the
topmost points. They are the same wherever the view is."""
_MOST_BLOCKS = 20
"""Where a cell has more blocks of points, no name has room in it."""
_LEAST_SHARE = 0.6
"""The share of a name's width that a polygon must have if the name is put upon it, sticking out."""
_NARROW_COLUMNS = 14
"""Columns a line takes where a name is broken into more lines to fit into a polygon."""
_GAP_PX = 2.0
_SIDES = np.array(((1, 0), (-1, 0), (0, -1), (0, 1)))
"""A name beside a feature stands right of it, left, above, or below."""


@dataclass(frozen=True)
class Task:
    """Names of a layer, to be placed for all resolutions of a level."""

    layer: Layer
    style: NameStyle
    resolution: float

    @property
    def finest(self) -> float:
        """The finest resolution of the level, in metres of EPSG:3857 a logical pixel."""
        return level_resolution(level_of(self.resolution))


Found = tuple[Rows, Candidates]
"""The place among the cells of each candidate, and the candidates."""


def in_polygons(task: Task, cells: Cells) -> Found:
    """Name polygons in cells that are not huge: inside, else maybe upon or beside them."""
    layer, finest = task.layer, task.finest
    rows = layer.index.rows_in(cells.extent, SMALLEST_PX * finest)
    # Larger ones are huge at all resolutions of the level.
    rows = rows[layer.geometry.sizes[rows] <= 2 * HUGE_PX * finest]
    if not may_stand_beside(layer):
        least = sizes_of([task.style.text(("i",))])
        rows = rows[_may_fit(task, rows, least)]
    places, rows = _first_ones(task, cells, rows)
    owners, names = _named(task, rows)
    sizes = layer.geometry.sizes[names["row"]]
    names["finest"] = np.where(sizes > HUGE_PX * finest, sizes / HUGE_PX, 0.0)
    names["coarsest"] = sizes / SMALLEST_PX
    found = [_inside(task, owners, names)]
    if may_stand_beside(layer):
        found.append(_upon(task, owners, names))
        found.append(_beside(task, owners, names, np.full(len(names), _GAP_PX)))
    rows_of_all = np.concatenate([each for each, _ in found])
    return places[rows_of_all], joined([each for _, each in found])


def in_pieces(task: Task, cells: Cells) -> Found:
    """Name huge polygons in each cell, in an order that no view changes.

    Cells of the same turn lie so far apart that names there need not heed each other.
    """
    geometry = task.layer.geometry
    _, names = _named(task, task.layer.index.rows_in(cells.extent, HUGE_PX * task.finest))
    shapes = light_shapes(geometry, names["row"], task.finest)
    owners, places, edges = pieces_in(shapes, cells.extents)
    names = names[owners]
    names["turn"] += 4 * (cells.numbers[places] @ (1, 2) % 5)
    there, found = _placed(task, names, edges)
    found["coarsest"] = np.minimum(found["coarsest"], geometry.sizes[found["row"]] / HUGE_PX)
    return places[there], found


def along_lines(task: Task, cells: Cells) -> Found:
    """Name lines where they run through cells."""
    index, side = task.layer.index, _SQUARE_PX * task.finest
    touching = index.rows_in(cells.extent, SMALLEST_PX * task.finest)
    middles = task.layer.geometry.middles(touching)
    # Which are the first of a square is known once all are there that have their middle in it.
    squares = Extent.of_bounds(np.floor(np.hstack((middles, middles + side)) / side) * side)
    rows = index.rows_in(squares or cells.extent, SMALLEST_PX * task.finest)
    reaches = np.zeros(len(task.layer.geometry), np.bool_)
    reaches[touching] = True
    _, rows = _first_ones(task, None, rows)
    _, names = _named(task, rows[reaches[rows]])
    lines = light_shapes(task.layer.geometry, names["row"], task.finest)
    names = names[np.repeat(np.arange(len(names)), np.diff(lines.feature_offsets))]
    owners, turns, where = places_on_lines(
        lines.coordinates, lines.ring_offsets, names["size"][:, 0], task.finest, cells.extent
    )
    found = _at(names[owners], where)
    found["turn"] = turns
    places = cells.places_of(np.column_stack((found["x"], found["y"])))
    return places[places >= 0], found[places >= 0]


def beside_points(task: Task, cells: Cells) -> Found:
    """Name points in cells that are drawn by themselves; nothing covers these, nor clusters."""
    layer, index = task.layer, task.layer.index
    extents = [cells.extent]
    if index.blocks_in(cells.extent) > _MOST_BLOCKS:
        extents = [each for each in cells.extents if index.blocks_in(each) <= _MOST_BLOCKS]
    rows, obstacles = np.empty(0, np.int64), np.empty((0, 3))
    for extent in extents:
        if is_clustered(layer):
            clusters = clusters_in(layer, extent, task.resolution)
            discs = np.column_stack((clusters.middles, clusters.radii_px))
            points = layer.geometry.middles(clusters.alone)
            radii = np.full((len(points), 1), marker_radius(layer, 0))
            obstacles = np.concatenate((obstacles, discs, np.hstack((points, radii))))
            rows = np.concatenate((rows, clusters.alone))
        else:
            rows = np.concatenate((rows, index.rows_in(extent)))
    # A point may be near to several cells.
    rows = np.sort(rows)
    places, rows = _first_ones(task, cells, rows[np.diff(rows, prepend=-1) > 0])
    owners, names = _named(task, rows)
    names["coarsest"] = np.inf
    radii = np.array([marker_radius(layer, row) for row in names["row"].tolist()])
    owners, found = _beside(task, owners, names, radii + _GAP_PX)
    where = cells.places_of(obstacles[:, :2] if layer.identifiable else obstacles[:0, :2])
    kept_clear = _obstacles(obstacles[where >= 0])
    return np.concatenate((places[owners], where[where >= 0])), joined([found, kept_clear])


def _obstacles(discs: Numbers) -> Candidates:
    """Return discs (x, y, radius in logical pixels) as what comes before all names."""
    found = np.zeros(len(discs), CANDIDATE)
    found["row"], found["rank"], found["text"], found["coarsest"] = -1, -1, None, np.inf
    found["x"], found["y"] = discs[:, 0], discs[:, 1]
    found["size"] = 2 * discs[:, 2:]
    return found


def _order(task: Task, rows: Rows) -> Numbers:
    """Return numbers of which lower ones come first: large features, and points on top."""
    geometry = task.layer.geometry
    if geometry.kind == "point":
        return -rows.astype(np.float64)
    return -(geometry.areas if geometry.kind == "polygon" else geometry.sizes)[rows]


def _first_ones(task: Task, cells: Cells | None, rows: Rows) -> tuple[Rows, Rows]:
    """Return the first features of each square, of those whose middle lies in one of the cells.

    The place of the cell of each comes first.
    """
    rows = rows[np.argsort(_order(task, rows), kind="stable")]
    middles = task.layer.geometry.middles(rows)
    places = np.zeros(len(rows), np.int64) if cells is None else cells.places_of(middles)
    chosen = np.flatnonzero(places >= 0)
    is_first = first_of_each_square(middles[chosen], _SQUARE_PX * task.finest, _MOST)
    chosen = chosen[is_first]
    return places[chosen], rows[chosen]


def _named(task: Task, rows: Rows) -> tuple[Rows, Candidates]:
    """Return names of features, in each way to break them, yet without a place.

    The place in `rows` of each one's feature comes first.
    """
    layer, style = task.layer, task.style
    names = labels_of(layer, layer.geometry.feature_ids[rows].tolist())
    ways = [
        (owner, turn, style.text(lines))
        for owner, name in enumerate(names)
        for turn, lines in enumerate(
            _ways_to_break(name.in_language(style.language), layer.geometry.kind)
        )
    ]
    found = np.zeros(len(ways), CANDIDATE)
    owners = np.array([owner for owner, _, _ in ways], np.int64)
    found["row"], found["order"] = rows[owners], _order(task, rows[owners])
    found["rank"] = style.labels.rank
    found["turn"] = [turn for _, turn, _ in ways]
    found["text"] = [text for _, _, text in ways]
    found["size"] = sizes_of([text for _, _, text in ways])
    return owners, found


def _ways_to_break(name: str, kind: GeometryKind) -> tuple[tuple[str, ...], ...]:
    if not name:
        return ()
    if kind == "line":
        return ((shortened(name),),)
    narrow = broken_into_lines(name, _NARROW_COLUMNS)
    if len(narrow) == 1:
        return (narrow,)
    wide = broken_into_lines(name)
    return (wide,) if kind == "point" or narrow == wide else (wide, narrow)


def _inside(task: Task, owners: Rows, names: Candidates) -> Found:
    """Return places inside of polygons that have room."""
    may_fit = _may_fit(task, names["row"], names["size"])
    names = names[may_fit]
    shapes = light_shapes(task.layer.geometry, names["row"], task.finest)
    there, edges = edges_of_largest(shapes)
    rows, found = _placed(task, names[there], edges)
    return owners[may_fit][there][rows], found


def _may_fit(task: Task, rows: Rows, sizes_px: Numbers) -> NDArray[np.bool_]:
    """Return which polygons are not too small for texts, as their boxes and areas show at once."""
    boxes, needed = _boxes(task, rows), sizes_px * (INSIDE * task.finest)
    may_fit = (boxes.min(axis=1) > needed[:, 1]) & (np.hypot(*boxes.T) > needed[:, 0])
    return np.asarray(may_fit & (task.layer.geometry.areas[rows] > needed.prod(axis=1)))


def _upon(task: Task, owners: Rows, names: Candidates) -> Found:
    """Return the middles of polygons that are a little too small for their names."""
    is_last = np.diff(owners, append=-1) != 0
    shapes = light_shapes(task.layer.geometry, names["row"][is_last], task.finest)
    there, edges = edges_of_largest(shapes)
    owners, names = owners[is_last][there], names[is_last][there]
    sizes = names["size"] * (_LEAST_SHARE, 1.0)
    shares = (_boxes(task, names["row"]) / sizes).min(axis=1)
    found = _at(names, places_in_polygons(edges, sizes, task.finest))
    found["angle"], found["turn"] = 0.0, 4
    found["coarsest"] = np.minimum(shares, names["coarsest"])
    return owners, found


def _beside(task: Task, owners: Rows, names: Candidates, gaps_px: Numbers) -> Found:
    """Return places right of features, left of them, above and below."""
    rows = np.repeat(np.flatnonzero(names["turn"] == 0), len(_SIDES))
    found = names[rows]
    sides = np.tile(_SIDES, (len(found) // len(_SIDES), 1))
    found["x"], found["y"] = task.layer.geometry.middles(found["row"]).T
    found["offset_m"] = sides * _boxes(task, found["row"]) / 2
    found["offset_px"] = sides * (found["size"] / 2 + gaps_px[rows, None])
    found["is_outside"] = True
    found["turn"] = 5 + np.arange(len(found)) % len(_SIDES)
    return owners[rows], found


def _placed(task: Task, names: Candidates, edges: Edges) -> Found:
    """Return the rows of `names` that have room in polygons, and their places."""
    found = _at(names, places_in_polygons(edges, names["size"], task.finest))
    # More lines are easier to read than a turned one.
    found["turn"] += 2 * (found["angle"] != 0)
    there = np.flatnonzero(found["coarsest"] >= task.finest)
    return there, found[there]


def _at(names: Candidates, places: Places) -> Candidates:
    found = names.copy()
    for field, values in places._asdict().items():
        found[field] = values
    return found


def _boxes(task: Task, rows: Rows) -> Numbers:
    """Return the width and height of features, (n, 2), in metres of EPSG:3857."""
    bounds = task.layer.geometry.bounds[rows]
    return np.asarray(bounds[:, 2:] - bounds[:, :2])
