"""Geometry out of any vector file, batch after batch, as flat arrays."""

from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

import numpy as np
from numpy.typing import NDArray

from gisapp.core.geometry import ragged
from gisapp.core.geometry.feature_geometry import FeatureGeometry, GeometryKind
from gisapp.core.geometry.geometry_arrays import NestedOffsets
from gisapp.core.geometry.ragged import Offsets
from gisapp.core.geometry.ring_repair import repaired_rings
from gisapp.core.geometry.world_edge import at_the_worlds_edge
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.space.crs import Bounds
from gisapp.core.space.georeference import Georeference
from gisapp.sources.formats.layer_info import ArrowQuery, ArrowStream
from gisapp.sources.vector.odd_shapes import odd_shapes
from gisapp.sources.vector.source_table import Table

if TYPE_CHECKING:
    import pyarrow as pa

# Types of well-known binary: OGC 06-103r4, table 7.
_CODES: dict[GeometryKind, tuple[int, int]] = {
    "point": (1, 4),
    "line": (2, 5),
    "polygon": (3, 6),
}
_SIMPLE = tuple(code for codes in _CODES.values() for code in codes)
_NONE = 0
_Item = TypeVar("_Item")


@dataclass(frozen=True)
class GeometryBatch:
    """Some features of a file, in the file's order.

    Parameters
    ----------
    geometries : mapping
        The features of each kind of geometry, in EPSG:3857.
        One with several kinds is in each of them with what it has of that kind.
    without_geometry : (m,) int64
        Ids of the features that have none, or none of a kind that can be shown.
    unread : mapping
        How many features have geometry of a type that cannot be shown, by the type's name.
    faults : mapping
        How many features had a fault, by the code of the problem; see `geometry_problems`.
    feature_ids : (n,) int64
        Ids of all of the features.
    faulty : mapping
        Ids of features that had a fault, as far as they are known, by the code of the problem.
    """

    geometries: Mapping[GeometryKind, FeatureGeometry]
    without_geometry: NDArray[np.int64]
    unread: Mapping[str, int]
    faults: Mapping[str, int]
    feature_ids: NDArray[np.int64]
    faulty: Mapping[str, NDArray[np.int64]] = field(default_factory=dict)

    def __len__(self) -> int:
        """Return the number of features, those without geometry included."""
        return len(self.feature_ids)


def read_batches(
    table: Table,
    *,
    bbox: Bounds | None = None,
    feature_ids: Sequence[int] | None = None,
    progress: Progress = NO_PROGRESS,
) -> Iterator[GeometryBatch]:
    """Read the geometry of a table, in the file's order; Z and M are left out.

    While one batch is worked on, threads read and convert the next ones; they end with the
    iterator.

    Parameters
    ----------
    table : Table
        Its coordinates come in EPSG:3857, as `table.georeference` places them.
    bbox : tuple of float or None
        xmin, ymin, xmax, ymax in the table's own coordinates: the features that touch this box;
        those of which only the bounds touch it may come along. None for all.
    feature_ids : sequence of int or None
        The features wanted; None for all. Not together with `bbox`.
    progress : Progress
        Asked whether to stop while the file doesn't answer.

    Raises
    ------
    SourceError
        The file cannot be read, or not to its end.
    CrsError
        The CRS of the table is not known.
    """
    query = ArrowQuery(
        columns=(),
        feature_ids=None if feature_ids is None else tuple(feature_ids),
        bbox=bbox,
        geometry=True,
        encoding=table.encoding,
        progress=progress,
    )
    with (
        table.source.arrow_stream(table.name, query) as stream,
        ThreadPoolExecutor(1, thread_name_prefix="gisapp-read") as reader,
        ThreadPoolExecutor(1, thread_name_prefix="gisapp-convert") as converter,
    ):
        read = _ahead(stream.batches, reader)
        converted = (_converted(table, stream, rows) for rows in read)
        yield from _ahead(converted, converter)


def _ahead(items: Iterator[_Item], worker: ThreadPoolExecutor) -> Iterator[_Item]:
    """Have a worker make the next two items while one is worked on."""
    coming = deque(worker.submit(next, items, None) for _ in range(2))
    while (item := coming.popleft().result()) is not None:
        coming.append(worker.submit(next, items, None))
        yield item


def _converted(table: Table, stream: ArrowStream, rows: "pa.RecordBatch") -> GeometryBatch:
    # Kept, the column itself would keep all of these rows in memory.
    ids = np.array(rows.column(stream.id_column), np.int64)
    geometries = rows.column(stream.geometry_column)
    return _batch(getattr(geometries, "storage", geometries), ids, table.georeference)


def _batch(wkb: "pa.Array", ids: NDArray[np.int64], georeference: Georeference) -> GeometryBatch:
    types = _types(wkb)
    odd = odd_shapes(wkb, (types != _NONE) & ~np.isin(types, _SIMPLE))
    found: dict[GeometryKind, FeatureGeometry] = {}
    faults = Counter(odd.faults)
    faulty = {"no_geometry": ids[types == _NONE]}
    shown = np.zeros(len(ids), np.bool_)
    for kind, codes in _CODES.items():
        mine = np.isin(types, codes) | odd.has(kind)
        if mine.any():
            found[kind], more, which = _flat(kind, odd.put_into(wkb, kind), mine, ids, georeference)
            faults += more
            for code, some in which.items():
                faulty[code] = np.concatenate((faulty.get(code, some[:0]), some))
            shown |= mine
    faults["no_geometry"] += int((types == _NONE).sum())
    return GeometryBatch(found, ids[~shown], odd.unread, +faults, ids, faulty)


def _types(wkb: "pa.Array") -> NDArray[np.int64]:
    """Return the type of each geometry, without its marks for Z, M and SRID; 0 for a missing one.

    The header is one byte for the order of bytes, then the type in four.
    """
    import pyarrow.compute as pc

    has_header = pc.greater_equal(pc.binary_length(wkb), 5)
    cut = pc.if_else(pc.fill_null(has_header, False), pc.binary_slice(wkb, 0, 5), bytes(5))
    headers = np.frombuffer(cut.buffers()[2] or b"", np.uint8, 5 * len(wkb)).reshape(-1, 5)
    little = np.ascontiguousarray(headers[:, 1:]).view("<u4").ravel()
    codes = np.where(headers[:, 0] == 1, little, little.byteswap())
    return (codes & 0x0FFFFFFF).astype(np.int64) % 1000


def _flat(
    kind: GeometryKind,
    wkb: "pa.Array",
    mine: NDArray[np.bool_],
    ids: NDArray[np.int64],
    georeference: Georeference,
) -> tuple[FeatureGeometry, Counter[str], dict[str, NDArray[np.int64]]]:
    """Return the chosen features, and how many of them, and which, had which fault."""
    import pyarrow as pa
    from geoarrow.c.lib import GeoArrowCException

    if not mine.all():
        wkb, ids = wkb.filter(pa.array(mine)), ids[mine]
    unreadable = 0
    try:
        storage = _nested(kind, wkb)
    except GeoArrowCException:
        wkb, unreadable = _readable(wkb)
        storage = _nested(kind, wkb)
    stored, coordinates = _stored_offsets(storage)
    offsets = _nested_offsets(kind, stored, len(coordinates))
    repaired = repaired_rings(kind, coordinates, offsets)
    places = georeference.to_map(repaired.coordinates)
    edged = at_the_worlds_edge(places, repaired.offsets, is_area=kind == "polygon")
    geometry = FeatureGeometry.from_arrays(kind, edged.coordinates, *edged.offsets, ids)
    empty = _are_empty(kind, coordinates, offsets)
    had_parts = np.diff(edged.offsets.features) > 0
    is_broken = had_parts & geometry.is_missing & ~empty
    faults = Counter(
        broken_geometry=int(is_broken.sum()) + unreadable,
        unclosed_ring=repaired.closed,
        short_ring=repaired.shortened,
        across_180=edged.joined,
        beyond_map=edged.cut,
        no_geometry=int(empty.sum()) - unreadable,
    )
    which = {
        # What cannot be read counts as empty here.
        "broken_geometry": ids[is_broken | empty] if unreadable else ids[is_broken],
        "unclosed_ring": ids[repaired.were_open],
        "short_ring": ids[repaired.were_short],
        "no_geometry": ids[:0] if unreadable else ids[empty],
    }
    return geometry, faults, which


def _nested(kind: GeometryKind, wkb: "pa.Array") -> "pa.Array":
    """Return multi-geometries as nested lists of points."""
    import geoarrow.pyarrow as ga

    multi = {"point": ga.multipoint, "line": ga.multilinestring, "polygon": ga.multipolygon}[kind]
    with_points = multi().with_coord_type(ga.CoordType.INTERLEAVED)
    return ga.as_geoarrow(ga.wkb().wrap_array(wkb), type=with_points).storage


def _readable(wkb: "pa.Array") -> tuple["pa.Array", int]:
    """Return geometry without what is broken off or garbled, and how much that was."""
    import pyarrow as pa
    import shapely

    shapes = shapely.from_wkb(np.asarray(wkb, object), on_invalid="ignore")
    unreadable = len(shapes) - wkb.null_count - int(np.count_nonzero(shapes))
    return pa.array(shapely.to_wkb(shapes), pa.binary()), unreadable


def _are_empty(
    kind: GeometryKind, coordinates: NDArray[np.float64], offsets: NestedOffsets
) -> NDArray[np.bool_]:
    """Return for each feature whether it has no vertex; an empty point is written as NaN."""
    vertices = offsets.feature_vertices
    if kind != "point":
        return np.asarray(vertices[1:] == vertices[:-1])
    known = np.asarray(~np.isnan(coordinates).all(axis=1), np.int64)
    return np.asarray(ragged.total(known, vertices) == 0)


def _stored_offsets(storage: "pa.Array") -> tuple[list[Offsets], NDArray[np.float64]]:
    """Return the offsets of nested lists, outermost first, and the points in the innermost."""
    import pyarrow as pa

    offsets = []
    while pa.types.is_list(storage.type):
        offsets.append(np.asarray(storage.offsets, np.int64))
        storage = storage.values
    return offsets, np.asarray(storage.flatten(), np.float64).reshape(-1, 2)


def _nested_offsets(kind: GeometryKind, offsets: list[Offsets], vertices: int) -> NestedOffsets:
    """Return all three offsets of offsets from GeoArrow's: 1 for points, 2 for lines."""
    match kind, offsets:
        case "point", [features]:
            each = np.arange(vertices + 1)
            return NestedOffsets(each, each, features)
        case "line", [features, rings]:
            return NestedOffsets(rings, np.arange(len(rings)), features)
    features, parts, rings = offsets
    return NestedOffsets(rings, parts, features)
