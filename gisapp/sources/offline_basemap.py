"""The offline base map: land and water of the world, and the district's hand-drawn surroundings."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

from gisapp import paths
from gisapp.core.geometry.feature_geometry import FeatureGeometry
from gisapp.core.geometry.feature_index import FeatureIndex
from gisapp.core.layers.attributes import AttributesInMemory, AttributeValue, Column, Field
from gisapp.core.layers.base_symbology import BASE_STYLES
from gisapp.core.layers.content import LayerContent
from gisapp.core.layers.layer import Layer, LayerOrigin
from gisapp.core.layers.symbology import Symbology
from gisapp.core.text.bilingual import Bilingual
from gisapp.errors import SourceError
from gisapp.sources.formats.gpkg import gpkg_wkb
from gisapp.words import LANGUAGES, Words, load_words

_CRS = "EPSG:4326"
_ATTRIBUTIONS = {
    "base/land": "Natural Earth",
    "base/town": "GeoNames CC BY 4.0",
    "base/city": "GeoNames CC BY 4.0",
    "base/metropolis": "GeoNames CC BY 4.0",
}

# Of places the greater ones come last, so they lie on top and are named first.
_QUERIES = {
    "base/ocean": "select * from ocean",
    "base/land": "select * from land",
    "base/coast": "select * from coast",
    "base/lake": "select * from lake",
    "base/town": "select * from place where rank > 3 order by rank desc, population",
    "base/city": "select * from place where rank in (2, 3) order by rank desc, population",
    "base/metropolis": "select * from place where rank = 1 order by population",
}


@dataclass(frozen=True, eq=False)
class _Features(AttributesInMemory):
    """The rows of one layer as they stand in the file."""

    geometries: list[BaseGeometry]
    records: list[Mapping[str, AttributeValue]]

    @property
    def fields(self) -> tuple[Field, ...]:
        """All attributes; their types are not known, so they are called text."""
        return tuple(Field(name, "TEXT") for name in self.records[0]) if self.records else ()

    def record(self, feature_id: int) -> Mapping[str, AttributeValue]:
        """Return the attributes of a feature; ids count the rows."""
        return self.records[feature_id]

    def column(self, field: str, feature_ids: Sequence[int]) -> Column:
        """Return one attribute of several features; KeyError if there is no such field."""
        return Column.of([self.records[feature_id][field] for feature_id in feature_ids])

    def names(self, feature_ids: Sequence[int]) -> list[Bilingual]:
        """Return the name of each feature."""
        return [_name(self.records[feature_id]) for feature_id in feature_ids]


def base_layers() -> tuple[Layer, ...]:
    """Read the offline base map, bottom first, in the groups "base" and "context".

    Raises
    ------
    SourceError
        A file of it is missing or broken.
    """
    words = tuple(load_words(language) for language in LANGUAGES)
    base = paths.geodata() / "base.gpkg"
    context = paths.geodata() / "qingshanhu" / "context.geojson"
    try:
        features = {**_read_base(base), **_read_context(context)}
    except (OSError, sqlite3.Error, ValueError, KeyError, shapely.errors.ShapelyError) as error:
        raise SourceError("offline_basemap", details=str(error)) from error
    return tuple(
        _layer(layer_id, features[layer_id], base if layer_id in _QUERIES else context, words)
        for layer_id in BASE_STYLES
        if layer_id in features
    )


def _read_base(path: Path) -> dict[str, _Features]:
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        return {layer_id: _read_query(connection, query) for layer_id, query in _QUERIES.items()}


def _read_query(connection: sqlite3.Connection, query: str) -> _Features:
    cursor = connection.execute(query)
    names = [column[0] for column in cursor.description]
    geometry = names.index("geom")
    rows = cursor.fetchall()
    geometries = shapely.from_wkb([gpkg_wkb(row[geometry]) for row in rows])
    records: list[Mapping[str, AttributeValue]] = [
        dict(zip(names, row, strict=True)) for row in rows
    ]
    return _Features(list(geometries), records)


def _read_context(path: Path) -> dict[str, _Features]:
    """Return the features of each kind of the file."""
    text = path.read_text(encoding="utf-8")
    records = [feature["properties"] for feature in json.loads(text)["features"]]
    geometries = shapely.get_parts(shapely.from_geojson(text)).tolist()
    by_kind: dict[str, _Features] = {}
    for record, geometry in zip(records, geometries, strict=True):
        features = by_kind.setdefault(f"context/{record['kind']}", _Features([], []))
        features.records.append(record)
        features.geometries.append(geometry)
    return by_kind


def _layer(layer_id: str, features: _Features, path: Path, words: Sequence[Words]) -> Layer:
    style = BASE_STYLES[layer_id]
    geometry = FeatureGeometry.from_shapely(
        style.kind, features.geometries, range(len(features.records)), _CRS
    )
    english, chinese = (each(f"layers.{layer_id.replace('/', '.')}") for each in words)
    group, table = layer_id.split("/")
    return Layer(
        layer_id=layer_id,
        name=Bilingual(english, chinese),
        group=group,
        kind="",
        content=LayerContent.in_first_class(
            FeatureIndex(geometry), features, Symbology.single(style.symbol)
        ),
        origin=LayerOrigin(
            source=str(path),
            layer=table,
            crs=_CRS,
            geometry_type=style.kind,
            attribution=_ATTRIBUTIONS.get(layer_id, ""),
        ),
        labels=style.labels,
        schematic=group == "context",
        identifiable=False,
        coarsest=style.coarsest,
    )


def _name(record: Mapping[str, AttributeValue]) -> Bilingual:
    return Bilingual(str(record["name_en"] or ""), str(record["name_zh"] or ""))
