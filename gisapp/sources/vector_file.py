"""Any vector file that GDAL reads, as layers: one for each kind of geometry in it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from zlib import crc32

import numpy as np

from gisapp.core.bilingual import Bilingual
from gisapp.core.feature_geometry import FeatureGeometry, GeometryKind
from gisapp.core.feature_index import FeatureIndex
from gisapp.core.layer import Layer, LayerOrigin, Problem
from gisapp.core.spatial_order import spatial_order
from gisapp.core.symbology import LabelStyle, Symbol, Symbology
from gisapp.errors import SourceError
from gisapp.sources.arrow_attributes import ArrowAttributes
from gisapp.sources.gdal import layer_info, layer_names
from gisapp.sources.geometry_batches import GeometryBatch, read_batches
from gisapp.sources.missing_crs import assumed_crs

KEEPS_ORDER_UP_TO = 5000
"""Features up to which a file's drawing order is kept; larger layers get a spatial one."""
_BOTTOM_FIRST: tuple[GeometryKind, ...] = ("polygon", "line", "point")
_KIND_NAMES: dict[GeometryKind, tuple[str, str]] = {
    "point": ("points", "点"),
    "line": ("lines", "线"),
    "polygon": ("polygons", "面"),
}
_SERIES = 8
_NAMES = LabelStyle(rank=80, coarsest=4)


def vector_layers(path: Path) -> tuple[str, ...]:
    """Return the names of a file's layers with geometry.

    Raises
    ------
    SourceError
        The file cannot be read, or holds no geometry.
    """
    names = layer_names(path)
    if not names:
        raise SourceError(f"{path} holds tables but no geometry, so there is nothing to map.")
    return names


def read_vector_file(
    path: Path, layer: str | None = None, crs: str | None = None, encoding: str | None = None
) -> tuple[Layer, ...]:
    """Read the layers of a file, bottom first: all of them, or the one that is named.

    Parameters
    ----------
    crs : str or None
        The CRS of the file's coordinates, in place of what the file says.
    encoding : str or None
        The encoding of its texts, in place of what the file says.

    Raises
    ------
    SourceError
        The file cannot be read, or has no such layer.
    CrsError
        `crs` is not known, or the file doesn't say what its coordinates are.
    """
    names = vector_layers(path)
    if layer is not None and layer not in names:
        raise SourceError(f"{path} has no layer {layer!r}; it has: {', '.join(names)}.")
    wanted = names if layer is None else (layer,)
    return tuple(made for name in wanted for made in _read_layer(path, name, crs, encoding))


def _read_layer(path: Path, name: str, crs: str | None, encoding: str | None) -> Iterator[Layer]:
    """Make one layer for each kind of geometry, polygons at the bottom and points on top."""
    info = layer_info(path, name, encoding)
    problems: list[Problem] = []
    crs = crs or info.crs
    if crs is None:
        crs, problem = assumed_crs(path, name)
        problems.append(problem)
    batches = tuple(read_batches(path, name, crs, encoding))
    problems += _problems(batches)
    origin = LayerOrigin(
        str(path), name, crs, info.geometry_type, info.encoding, problems=tuple(problems)
    )
    attributes = ArrowAttributes(
        path, name, info.fields, encoding=encoding, finds_by_id=info.finds_by_id
    )
    geometries = _by_kind(batches, _kind_of_type(info.geometry_type))
    for geometry in geometries:
        yield _layer(geometry, attributes, origin, mixed=len(geometries) > 1)


def _by_kind(batches: Sequence[GeometryBatch], expected: GeometryKind) -> list[FeatureGeometry]:
    """Join what was read, one geometry for each kind; features without geometry go to the most."""
    pieces: dict[GeometryKind, list[FeatureGeometry]] = {
        kind: [batch.geometries[kind] for batch in batches if kind in batch.geometries]
        for kind in _BOTTOM_FIRST
    }
    counts = {kind: sum(map(len, found)) for kind, found in pieces.items()}
    most = max(counts, key=lambda kind: (counts[kind], kind == expected))
    missing = [batch.without_geometry for batch in batches if len(batch.without_geometry)]
    if missing or not any(counts.values()):
        ids = np.concatenate([np.empty(0, np.int64), *missing])
        pieces[most].append(FeatureGeometry.missing(most, ids))
    return [_ordered(FeatureGeometry.joined(found)) for found in pieces.values() if found]


def _ordered(geometry: FeatureGeometry) -> FeatureGeometry:
    if len(geometry) <= KEEPS_ORDER_UP_TO:
        return geometry
    return geometry.reordered(spatial_order(geometry.bounds))


def _layer(
    geometry: FeatureGeometry, attributes: ArrowAttributes, origin: LayerOrigin, mixed: bool
) -> Layer:
    path, kind = Path(origin.source), geometry.kind
    layer_id = f"{path.stem}/{origin.layer}"
    name = Bilingual(origin.layer, origin.layer)
    if mixed:
        layer_id = f"{layer_id}/{kind}"
        english, chinese = _KIND_NAMES[kind]
        name = Bilingual(f"{origin.layer} ({english})", f"{origin.layer}（{chinese}）")
    return Layer(
        layer_id=layer_id,
        name=name,
        group=path.name,
        kind="",
        geometry=geometry,
        index=FeatureIndex(geometry),
        attributes=attributes,
        symbology=_symbology(layer_id, kind),
        classes=np.zeros(len(geometry), np.uint8),
        origin=origin,
        labels=_NAMES if attributes.name_field else None,
    )


def _symbology(layer_id: str, kind: GeometryKind) -> Symbology:
    """Return one symbol in a colour of the series, the same for a layer each time it is opened."""
    color = f"series{crc32(layer_id.encode()) % _SERIES + 1}"
    symbols: dict[GeometryKind, Symbol] = {
        "point": Symbol(fill=color, stroke="#ffffff", marker_size=8),
        "line": Symbol(stroke=color, stroke_width=1.5),
        "polygon": Symbol(fill=color, fill_opacity=0.35, stroke=color),
    }
    return Symbology.single(symbols[kind])


def _kind_of_type(geometry_type: str) -> GeometryKind:
    """Return the kind of GDAL's type of a layer; polygon where it says nothing."""
    if "Point" in geometry_type:
        return "point"
    if "LineString" in geometry_type or geometry_type.startswith(("Multi Curve", "Compound")):
        return "line"
    return "polygon"


def _problems(batches: Sequence[GeometryBatch]) -> list[Problem]:
    """Count over all batches what could not be shown."""
    unread = sum((Counter(batch.unread) for batch in batches), Counter[str]())
    broken = sum(batch.broken for batch in batches)
    missing = sum(len(batch.without_geometry) for batch in batches) - unread.total()
    found = [
        Problem("geometry_type", f"{count:,} × {name}: a type of geometry not drawn here.", count)
        for name, count in sorted(unread.items())
    ]
    if broken:
        message = f"{broken:,} × coordinates that are not numbers or have no place on the map."
        found.append(Problem("broken_geometry", message, broken))
    if missing:
        found.append(Problem("no_geometry", f"{missing:,} × no geometry.", missing))
    return found
