"""GeoJSON (RFC 7946): one feature a line, which diffs well."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TextIO

import numpy as np
import shapely
from numpy.typing import NDArray

from gisapp.core.progress import Progress
from gisapp.core.text.json_value import Json
from gisapp.errors import Phrase
from gisapp.export.formats.losses import of_types
from gisapp.export.formats.plain_values import is_bytes, is_temporal, json_value
from gisapp.export.formats.shares import shares_of
from gisapp.export.formats.writer import FeatureExport, Writer
from gisapp.export.tables.merged_table import LAYER_COLUMN
from gisapp.export.tables.row_batch import RowBatch

DECIMALS = 8
"""Of a degree: 1 mm on the ground."""


def _write(export: FeatureExport, path: Path, progress: Progress) -> int:
    count = 0
    with path.open("w", encoding="utf-8") as file:
        file.write('{"type": "FeatureCollection", "features": [')
        for table, part in shares_of(export.tables, progress):
            whose = {LAYER_COLUMN: table.name} if len(export.tables) > 1 else {}
            for batch in table.batches(part):
                _write_batch(batch, whose, file, is_first=not count)
                count += len(batch.ids)
        file.write("\n]}\n")
    return count


def _write_batch(
    batch: RowBatch, whose: Mapping[str, Json], file: TextIO, *, is_first: bool
) -> None:
    separator = "\n" if is_first else ",\n"
    shapes = _as_text(batch.shapes)
    for place, (_, record) in enumerate(batch.rows()):
        values = dict(whose) | {name: json_value(value) for name, value in record.items()}
        properties = json.dumps(values, ensure_ascii=False, allow_nan=False)
        own_id: Json = int(batch.ids[place])
        if whose:
            # Each once in the file.
            own_id = f"{batch.layer.layer_id}/{own_id}"
        file.write(
            f'{separator}{{"type": "Feature", "id": {json.dumps(own_id, ensure_ascii=False)}, '
            f'"properties": {properties}, "geometry": {shapes[place] or "null"}}}'
        )
        separator = ",\n"


def _as_text(shapes: NDArray[np.object_]) -> NDArray[np.object_]:
    """Return shapes as GeoJSON, one of several parts only where it has several."""
    parts = shapely.get_num_geometries(shapes)
    plain = np.where(parts == 1, shapely.get_geometry(shapes, 0), shapes)
    # RFC 7946 wants shells to run counterclockwise.
    rounded = shapely.transform(shapely.orient_polygons(plain), _rounded)
    return np.asarray(shapely.to_geojson(rounded), object)


def _rounded(degrees: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.round(degrees, DECIMALS)


def _losses(export: FeatureExport) -> Iterator[Phrase]:
    yield from of_types(export, "export.loss.dates_as_text", is_temporal)
    yield from of_types(export, "export.loss.bytes", is_bytes)


WRITER = Writer("geojson", (".geojson", ".json"), _write, _losses, "degrees")
