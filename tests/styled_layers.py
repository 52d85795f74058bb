"""Layers of files made here, in the look that a style gives them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import geopandas as gpd
import shapely
from shapely.geometry.base import BaseGeometry

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.layer_style import LayerStyle
from gisapp.core.layers.styles.classify import classify, restyled
from gisapp.sources.open import open_source
from gisapp.words import LANGUAGES, load_words

WEST, SOUTH, STEP = 115.9, 28.6, 0.01
"""Where the first feature lies, in degrees; each one lies a step east of the one before."""
USES = ("industry", "storage", "industry", "housing", None, 'it\'s "green" & <wild>')
SIZES = (1.0, 2.0, 2.5, 10.0, None, 40.0)


def squares(count: int) -> list[shapely.Polygon]:
    side = 0.8 * STEP
    corners = [(WEST + STEP * place, SOUTH) for place in range(count)]
    return [shapely.box(x, y, x + side, y + side) for x, y in corners]


def lines(count: int) -> list[shapely.LineString]:
    return [shapely.LineString(list(each.exterior.coords)[:3]) for each in squares(count)]


def points(count: int) -> list[shapely.Point]:
    return [each.centroid for each in squares(count)]


def layer_of(
    folder: Path,
    style: LayerStyle | None = None,
    shapes: Sequence[BaseGeometry] = (),
    columns: Mapping[str, object] | None = None,
    name: str = "plots.gpkg",
) -> Layer:
    """Return the layer of a new file: six features with a use and a size unless said."""
    shapes = shapes or squares(len(USES))
    columns = columns or {"use": USES, "size": SIZES, "name": [f"P{n}" for n in range(6)]}
    path = folder / name
    gpd.GeoDataFrame(dict(columns), geometry=list(shapes), crs="EPSG:4326").to_file(path)
    (layer,) = open_source(str(path)).layers
    return layer if style is None else in_style(layer, style)


def in_style(layer: Layer, style: LayerStyle) -> Layer:
    """Return a layer as the window would show it with a style."""
    layer = replace(layer, style=style)
    if not style.field:
        return restyled(layer, style)
    return classify(layer, style, [load_words(each) for each in LANGUAGES]).of(layer)
