"""Geometry out of any vector file that GDAL reads, batch after batch, as flat arrays."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from gisapp.core.crs import to_map
from gisapp.core.feature_geometry import FeatureGeometry, GeometryKind
from gisapp.core.ragged import Offsets
from gisapp.sources.gdal import arrow_stream

if TYPE_CHECKING:
    import pyarrow as pa

# Types of well-known binary: OGC 06-103r4, table 7.
_CODES: dict[GeometryKind, tuple[int, int]] = {
    "point": (1, 4),
    "line": (2, 5),
    "polygon": (3, 6),
}
_UNREAD = {
    7: "GeometryCollection",
    8: "CircularString",
    9: "CompoundCurve",
    10: "CurvePolygon",
    11: "MultiCurve",
    12: "MultiSurface",
    15: "PolyhedralSurface",
    16: "TIN",
    17: "Triangle",
}
_NONE = 0


@dataclass(frozen=True)
class GeometryBatch:
    """Some features of a file, in the file's order.

    Parameters
    ----------
    geometries : mapping
        The features of each kind of geometry, in EPSG:3857.
    without_geometry : (n,) int64
        Ids of the features that have none, or none that can be shown.
    unread : mapping
        How many of these have geometry of a type that cannot be shown, by the type's name.
    broken : int
        Features that lost their geometry to a coordinate that is not finite or has no place on
        the map.
    """

    geometries: Mapping[GeometryKind, FeatureGeometry]
    without_geometry: NDArray[np.int64]
    unread: Mapping[str, int]
    broken: int


def read_batches(
    path: Path, layer: str, crs: str, encoding: str | None = None
) -> Iterator[GeometryBatch]:
    """Read the geometry of a layer with coordinates in `crs`; Z and M are left out.

    Raises
    ------
    SourceError
        The file cannot be read, or not to its end.
    CrsError
        `crs` is not known.
    """
    with arrow_stream(path, layer, encoding=encoding, columns=[], geometry=True) as stream:
        for batch in stream.batches:
            ids = np.asarray(batch.column(stream.id_column), np.int64)
            geometries = batch.column(stream.geometry_column)
            yield _batch(getattr(geometries, "storage", geometries), ids, crs)


def _batch(wkb: "pa.Array", ids: NDArray[np.int64], crs: str) -> GeometryBatch:
    types = _types(wkb)
    found: dict[GeometryKind, FeatureGeometry] = {}
    broken = 0
    shown = np.zeros(len(ids), np.bool_)
    for kind, codes in _CODES.items():
        mine = np.isin(types, codes)
        if mine.any():
            found[kind], lost = _flat(kind, wkb, mine, ids, crs)
            broken += lost
            shown |= mine
    unread = types[~shown & (types != _NONE)]
    names = Counter(_UNREAD.get(code, f"type {code}") for code in unread.tolist())
    return GeometryBatch(found, ids[~shown], names, broken)


def _types(wkb: "pa.Array") -> NDArray[np.int64]:
    """Return the type of each geometry, without its marks for Z, M and SRID; 0 for a missing one.

    The header is one byte for the order of bytes, then the type in four.
    """
    import pyarrow.compute as pc

    cut = pc.fill_null(pc.binary_slice(wkb, 0, 5), bytes(5))
    headers = np.frombuffer(cut.buffers()[2], np.uint8, 5 * len(wkb)).reshape(-1, 5)
    little = np.ascontiguousarray(headers[:, 1:]).view("<u4").ravel()
    codes = np.where(headers[:, 0] == 1, little, little.byteswap())
    return (codes & 0x0FFFFFFF).astype(np.int64) % 1000


def _flat(
    kind: GeometryKind,
    wkb: "pa.Array",
    mine: NDArray[np.bool_],
    ids: NDArray[np.int64],
    crs: str,
) -> tuple[FeatureGeometry, int]:
    """Return the chosen features, and how many of them lost their geometry."""
    import geoarrow.pyarrow as ga
    import pyarrow as pa

    if not mine.all():
        wkb, ids = wkb.filter(pa.array(mine)), ids[mine]
    multi = {"point": ga.multipoint, "line": ga.multilinestring, "polygon": ga.multipolygon}[kind]
    arrow = ga.as_geoarrow(
        ga.wkb().wrap_array(wkb), type=multi().with_coord_type(ga.CoordType.INTERLEAVED)
    )
    levels, coordinates = _levels(arrow.storage)
    features, parts, rings = _three_levels(kind, levels, len(coordinates))
    geometry = FeatureGeometry.from_arrays(
        kind, to_map(coordinates, crs), rings, parts, features, ids
    )
    filled = features[1:] > features[:-1]
    return geometry, int((filled & geometry.is_missing).sum())


def _levels(storage: "pa.Array") -> tuple[list[Offsets], NDArray[np.float64]]:
    """Return the offsets of nested lists, outermost first, and the points in the innermost."""
    import pyarrow as pa

    levels = []
    while pa.types.is_list(storage.type):
        levels.append(np.asarray(storage.offsets, np.int64))
        storage = storage.values
    return levels, np.asarray(storage.flatten(), np.float64).reshape(-1, 2)


def _three_levels(
    kind: GeometryKind, levels: list[Offsets], vertices: int
) -> tuple[Offsets, Offsets, Offsets]:
    """Return feature, part and ring offsets from GeoArrow's: 1 for points, 2 for lines."""
    match kind, levels:
        case "point", [features]:
            each = np.arange(vertices + 1)
            return features, each, each
        case "line", [features, rings]:
            return features, np.arange(len(rings)), rings
    features, parts, rings = levels
    return features, parts, rings
