"""Small GeoJSON files as users have them, read into layers."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.layer_style import LayerStyle
from gisapp.core.layers.styles.classify import classify
from gisapp.sources.open import open_source
from gisapp.words import LANGUAGES, load_words


def layer_of_plots(folder: Path, *properties: Mapping[str, object]) -> Layer:
    """Return a layer with one small plot in Qingshanhu for each of some records."""
    features = [
        {
            "type": "Feature",
            "properties": record,
            "geometry": {
                "type": "Polygon",
                "coordinates": [_square(115.95 + 0.01 * place, 28.65)],
            },
        }
        for place, record in enumerate(properties)
    ]
    path = folder / "plots.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    (layer,) = open_source(str(path)).layers
    return layer


def styled_plots(folder: Path, style: LayerStyle | str, *properties: Mapping[str, object]) -> Layer:
    """Return such a layer in the classes of a style, or by a field alone."""
    chosen = LayerStyle(style) if isinstance(style, str) else style
    layer = replace(layer_of_plots(folder, *properties), style=chosen)
    made = classify(layer, chosen, [load_words(language) for language in LANGUAGES])
    content = layer.content.classified(made.symbology, made.classes)
    return replace(layer, content=content)


def _square(lon: float, lat: float) -> list[tuple[float, float]]:
    side = 0.005
    return [(lon, lat), (lon + side, lat), (lon + side, lat + side), (lon, lat + side), (lon, lat)]
