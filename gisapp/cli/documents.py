"""What the command line prints as JSON about layers and features; the keys are a contract."""

import json
from collections.abc import Sequence

from gisapp.cli.hints import told
from gisapp.core.layers.attribute_values import record_json
from gisapp.core.layers.layer import FeatureRef, Layer
from gisapp.core.layers.subject_lookup import subject_of
from gisapp.core.space.crs import extent_to_degrees
from gisapp.core.space.extent import Extent
from gisapp.core.text.json_value import Json
from gisapp.core.tiles.basemap import TileBasemap
from gisapp.words import Language, load_words


def as_document(value: Json) -> str:
    """Return one JSON document, indented and with Chinese as it is.

    >>> print(as_document(["昌东"]))
    [
      "昌东"
    ]
    """
    return json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False)


def info_of(layer: Layer, language: Language = "en") -> dict[str, Json]:
    """Return what `gisapp info` prints about a layer, its problems in a language."""
    words = load_words(language)
    return {
        "source": layer.origin.source,
        "layer": layer.origin.layer,
        "geometry_type": layer.origin.geometry_type,
        "crs": layer.origin.crs,
        "features": layer.feature_count,
        "extent": _degrees(layer.extent),
        "fields": [{"name": field.name, "type": field.type} for field in layer.attributes.fields],
        "encoding": layer.origin.encoding,
        "problems": [
            {"code": problem.code, "message": told(problem, words), "count": problem.count}
            for problem in layer.origin.problems
        ],
    }


def tiles_info_of(basemap: TileBasemap, language: Language = "en") -> dict[str, Json]:
    """Return what `gisapp info` prints about a file of tiles: as of a layer, with its zooms."""
    return {
        "source": basemap.code,
        "layer": basemap.name.in_language(language),
        "geometry_type": "Tiles",
        "crs": "EPSG:3857",
        "features": None,
        "extent": _degrees(basemap.extent),
        "fields": [],
        "encoding": "UTF-8",
        "problems": [],
        "zooms": [basemap.min_zoom, basemap.max_zoom],
    }


def hit_of(layers: Sequence[Layer], ref: FeatureRef, language: Language = "en") -> dict[str, Json]:
    """Return what `gisapp identify` prints about a feature.

    Parameters
    ----------
    layers : sequence of Layer
        All layers, the feature's own among them.
    ref : FeatureRef
        The feature.
    language : "en" or "zh"
        Of its name.

    Raises
    ------
    SourceError
        Its attributes cannot be read any more.
    """
    layer = next(layer for layer in layers if layer.layer_id == ref.layer_id)
    found = subject_of(layers, ref)
    (name,) = layer.attributes.names([ref.feature_id])
    record = layer.attributes.record(ref.feature_id)
    return {
        "layer": layer.origin.layer,
        "uid": found[1].uid if found else None,
        "id": ref.feature_id,
        "name": name.in_language(language),
        "kind": found[1].kind if found else None,
        "attributes": record_json(layer, record),
    }


def _degrees(extent: Extent | None) -> Json:
    """Return west, south, east, north to a centimetre, None for no extent."""
    if extent is None:
        return None
    degrees = extent_to_degrees(extent)
    return [round(v, 7) for v in (degrees.xmin, degrees.ymin, degrees.xmax, degrees.ymax)]
