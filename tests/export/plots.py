"""Small GeoJSON files as users have them, read into layers."""

import json
from collections.abc import Mapping
from pathlib import Path

from gisapp.core.layers.layer import Layer
from gisapp.sources.open import open_source


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


def _square(lon: float, lat: float) -> list[tuple[float, float]]:
    side = 0.005
    return [(lon, lat), (lon + side, lat), (lon + side, lat + side), (lon, lat + side), (lon, lat)]
