"""The layers of one table: one for each kind of geometry in it."""

from collections.abc import Mapping
from zlib import crc32

from gisapp.core.geometry.feature_geometry import FeatureGeometry, GeometryKind
from gisapp.core.geometry.feature_index import FeatureIndex
from gisapp.core.layers.content import LayerContent
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.symbology import OWN_NAMES, Symbol, Symbology
from gisapp.core.text.bilingual import Bilingual
from gisapp.sources.stand_ins.private_folder import readable_name
from gisapp.sources.vector.arrow_attributes import ArrowAttributes
from gisapp.sources.vector.source_table import Table

_BOTTOM_FIRST: tuple[GeometryKind, ...] = ("polygon", "line", "point")
_KIND_NAMES: Mapping[GeometryKind, tuple[str, str]] = {
    "point": ("points", "点"),
    "line": ("lines", "线"),
    "polygon": ("polygons", "面"),
}
IN_FOLDER = " › "
"""Stands between the name of a file and those of its folders."""
_SERIES = 8


def layers_by_kind(
    geometries: Mapping[GeometryKind, FeatureGeometry], table: Table, attributes: ArrowAttributes
) -> tuple[Layer, ...]:
    """Return a layer in one colour for each kind of geometry, bottom first.

    The first kind of the mapping gives its layer the table's own name; so a layer keeps its id
    when another kind turns up.

    Parameters
    ----------
    geometries : mapping
        The features of each kind of geometry, in EPSG:3857.
    table : Table
        Where they come from.
    attributes : ArrowAttributes
        Those of all features of the table.
    """
    first = next(iter(geometries), None)
    return tuple(
        _layer(geometries[kind], table, attributes, kind == first, len(geometries) > 1)
        for kind in _BOTTOM_FIRST
        if kind in geometries
    )


def kind_of_type(geometry_type: str) -> GeometryKind:
    """Return the kind of geometry of GDAL's type; polygon where that says nothing.

    >>> kind_of_type("MultiLineString Z")
    'line'
    """
    if "Point" in geometry_type:
        return "point"
    if "LineString" in geometry_type or geometry_type.startswith(("Multi Curve", "Compound")):
        return "line"
    return "polygon"


def most_frequent(counts: Mapping[GeometryKind, int], table: Table) -> GeometryKind:
    """Return the kind of geometry that most features have.

    Parameters
    ----------
    counts : mapping
        How many features have each kind; may be empty.
    table : Table
        In doubt, the kind that its file states is taken.
    """
    expected = kind_of_type(table.info.geometry_type)
    return max(counts or (expected,), key=lambda kind: (counts.get(kind, 0), kind == expected))


def _layer(
    geometry: FeatureGeometry,
    table: Table,
    attributes: ArrowAttributes,
    is_first: bool,
    names_kind: bool,
) -> Layer:
    suffix = "" if is_first else f"/{geometry.kind}"
    layer_id = f"{readable_name(table.path.stem)}/{table.name}{suffix}"
    *outer, own = table.info.folders or (table.name,)
    name = Bilingual(own, own)
    if names_kind:
        english, chinese = _KIND_NAMES[geometry.kind]
        name = Bilingual(f"{own} ({english})", f"{own}（{chinese}）")
    return Layer(
        layer_id=layer_id,
        name=name,
        group=IN_FOLDER.join((readable_name(table.path.name), *outer)),
        kind="",
        content=LayerContent.in_first_class(
            FeatureIndex(geometry), attributes, _symbology(layer_id, geometry.kind)
        ),
        origin=table.origin,
        labels=OWN_NAMES if attributes.name_field else None,
        visible=table.info.is_shown,
    )


def _symbology(layer_id: str, kind: GeometryKind) -> Symbology:
    """Return one symbol in a colour of the series, the same for a layer each time it is opened."""
    color = f"series{crc32(layer_id.encode()) % _SERIES + 1}"
    symbols: dict[GeometryKind, Symbol] = {
        "point": Symbol(fill=f"{color}_line", stroke="#ffffff", marker_size=8),
        "line": Symbol(stroke=f"{color}_line", stroke_width=1.5),
        "polygon": Symbol(fill=f"{color}_pale", stroke=f"{color}_line"),
    }
    return Symbology.single(symbols[kind])
