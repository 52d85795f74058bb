"""Shapes of features for the clipboard, as GeoJSON with their attributes or as WKT, in degrees."""

import json
import math
from collections.abc import Iterator, Sequence
from typing import Literal

import shapely

from gisapp.core.layers.attributes import AttributeValue
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.selection import FeatureSet
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.tables.plain_values import plain
from gisapp.export.tables.chosen import Chosen
from gisapp.export.tables.feature_table import FeatureTable
from gisapp.export.tables.map_shapes import DEGREES
from gisapp.export.tables.row_batch import RowBatch

ShapeText = Literal["geojson", "wkt"]
_DECIMALS = 9
"""Of a degree: a tenth of a millimetre."""


def shapes_text(
    layers: Sequence[Layer],
    features: FeatureSet,
    written: ShapeText,
    progress: Progress = NO_PROGRESS,
) -> str:
    """Return features as text, longitude before latitude in degrees of WGS 84.

    Parameters
    ----------
    layers : sequence of Layer
        Those with the features.
    features : FeatureSet
        Which are written.
    written : ShapeText
        `geojson` for a FeatureCollection with the attributes, `wkt` for a shape on each line.

    Raises
    ------
    SourceError
        The source of a layer cannot be read any more.
    Cancelled
        It is not wanted any more.
    """
    batches = _batches(layers, features, progress)
    if written == "wkt":
        return "\n".join(line for batch in batches for line in _wkt_lines(batch))
    found = [feature for batch in batches for feature in _geojson_features(batch)]
    document = {"type": "FeatureCollection", "features": found}
    return json.dumps(document, ensure_ascii=False, allow_nan=False)


def _batches(
    layers: Sequence[Layer], features: FeatureSet, progress: Progress
) -> Iterator[RowBatch]:
    for layer in layers:
        name = layer.name.in_language("en")
        yield from FeatureTable(layer, name, DEGREES, Chosen(features=features)).batches(progress)


def _wkt_lines(batch: RowBatch) -> Iterator[str]:
    for shape in batch.shapes:
        if shape is not None:
            yield shapely.to_wkt(shape, rounding_precision=_DECIMALS)


def _geojson_features(batch: RowBatch) -> Iterator[dict[str, object]]:
    for shape, row in batch.rows():
        properties = {name: _json_value(plain(value)) for name, value in row.items()}
        geometry = None if shape is None else json.loads(shapely.to_geojson(_rounded(shape)))
        yield {"type": "Feature", "properties": properties, "geometry": geometry}


def _rounded(shape: shapely.Geometry) -> shapely.Geometry:
    return shapely.transform(shape, lambda xy: xy.round(_DECIMALS))


def _json_value(value: AttributeValue) -> AttributeValue:
    if isinstance(value, bytes):
        return value.hex()
    return None if isinstance(value, float) and not math.isfinite(value) else value
