"""A small ledger of plots as a file, and what its columns mean."""

import json
from collections.abc import Sequence
from pathlib import Path

from gisapp.core.parks.mapping.layer_mapping import ColumnMapping, LayerMapping

ROWS: tuple[dict[str, object], ...] = (
    {"编号": "P1", "名称": "东", "类": "plot", "面积": 30, "税收": 10, "容积率": 1.0, "年": 2024},
    {"编号": "P2", "名称": "西", "类": "plot", "面积": 60, "税收": None, "容积率": 2.0, "年": 2024},
    {"编号": "P3", "名称": "", "类": "park", "面积": 15, "税收": None, "容积率": None, "年": 2024},
)

MAPPING = LayerMapping(
    kind="plot",
    key="编号",
    name_zh="名称",
    columns=(
        ColumnMapping("面积", "land_area", "mu", basis="land"),
        ColumnMapping("税收", "tax", "1e4 CNY"),
        ColumnMapping("容积率", "far"),
    ),
)


def write_ledger(
    folder: Path, rows: Sequence[dict[str, object]] = ROWS, name: str = "ledger.geojson"
) -> Path:
    """Write plots beside each other, each with its row of the ledger."""
    features = [
        {
            "type": "Feature",
            "properties": row,
            "geometry": {"type": "Polygon", "coordinates": [_ring(place)]},
        }
        for place, row in enumerate(rows)
    ]
    path = folder / name
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return path


def _ring(place: int) -> list[tuple[float, float]]:
    west, east = 115.9 + place / 1000, 115.9008 + place / 1000
    return [(west, 28.6), (east, 28.6), (east, 28.601), (west, 28.601), (west, 28.6)]
