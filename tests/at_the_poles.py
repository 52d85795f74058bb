"""A small file with a point at a pole, a shape that reaches beyond the map, and a bare row."""

import json
from pathlib import Path

SHAPES = {
    "pole": {"type": "Point", "coordinates": [10, 90]},
    "town": {"type": "Point", "coordinates": [116, 28]},
}


def write_pole_points(folder: Path, *, with_bare_row: bool = False) -> Path:
    """Write a point at the north pole and one in China; maybe a row without geometry too."""
    shapes = SHAPES | ({"bare": None} if with_bare_row else {})
    features = [
        {"type": "Feature", "properties": {"name": name}, "geometry": shape}
        for name, shape in shapes.items()
    ]
    path = folder / "poles.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return path
