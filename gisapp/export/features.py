"""Writes features with their attributes as GeoJSON (RFC 7946)."""

import json
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import TextIO

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from gisapp.core.geometry.cut_at_180 import within_180
from gisapp.core.geometry.feature_geometry import FeatureGeometry
from gisapp.core.layers.attribute_values import attribute_rows
from gisapp.core.layers.layer import Layer
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.space.crs import is_geographic_wgs84_like, mercator_to_lonlat
from gisapp.core.space.extent import Extent
from gisapp.core.text.json_value import Json
from gisapp.errors import ExportError
from gisapp.export.atomic_file import whole_file
from gisapp.export.shown_content import ShownContent

DECIMALS = 8
"""Of a degree: 1 mm on the ground."""
_STEP = 1000
"""Features after which progress is reported."""


def write_features(
    content: ShownContent,
    path: Path,
    extent: Extent | None = None,
    uids: Collection[str] | None = None,
    to_crs: str | None = None,
    progress: Progress = NO_PROGRESS,
) -> int:
    """Write the features of the layers with data to one file and return how many they are.

    Each has its layer's id as `layer`, then its attributes as the source has them, but for
    hidden ones; bytes are hexadecimal digits.

    Parameters
    ----------
    content : ShownContent
        What may be written.
    path : Path
        A file, new or old.
    extent : Extent or None
        In EPSG:3857; only features whose bounds touch it are written.
    uids : collection of str or None
        Only features with one of these are written.
    to_crs : str or None
        GeoJSON knows longitude and latitude only, so anything else is refused.
    progress : Progress
        Reported to, and checked, between the steps.

    Raises
    ------
    ExportError
        The file cannot be written, no feature has one of `uids`, or `to_crs` is refused.
    Cancelled
        The export shall end; an old file is as it was.
    """
    if to_crs is not None and not is_geographic_wgs84_like(to_crs):
        raise ExportError("geojson_crs", crs=to_crs)
    layers = content.data_layers
    total = sum(layer.feature_count for layer in layers)
    count = 0

    def lines() -> Iterator[str]:
        nonlocal count
        for layer in layers:
            for feature in _features(layer, extent, uids):
                if count % _STEP == 0:
                    progress.check()
                    progress.report(count / total)
                count += 1
                yield json.dumps(feature, ensure_ascii=False, allow_nan=False)

    with whole_file(path) as part, part.open("w", encoding="utf-8") as file:
        _write_collection(lines(), file)
        if uids is not None and not count:
            raise ExportError("nothing_called", uids=", ".join(sorted(uids)))
    return count


def _features(
    layer: Layer, extent: Extent | None, uids: Collection[str] | None
) -> Iterator[dict[str, Json]]:
    fields = [field.name for field in layer.attributes.fields]
    for geometry in feature_batches(layer, extent):
        ids = geometry.feature_ids.tolist()
        rows = attribute_rows(layer.attributes, fields, ids)
        for row, (feature_id, values) in enumerate(zip(ids, rows, strict=True)):
            record = dict(zip(fields, values, strict=True))
            if uids is None or record.get("uid") in uids:
                yield {
                    "type": "Feature",
                    "id": f"{layer.layer_id}/{feature_id}",
                    "properties": {"layer": layer.layer_id, **record},
                    "geometry": _geometry(geometry.feature(row)),
                }


def feature_batches(layer: Layer, extent: Extent | None) -> Iterator[FeatureGeometry]:
    """Yield the features of a layer, batch by batch where they are too many for memory."""
    if layer.partial is not None:
        yield from layer.partial.store.batches(extent)
    elif extent is None:
        yield layer.geometry
    else:
        yield layer.geometry.reordered(layer.index.rows_seen(extent))


def _geometry(geometry: BaseGeometry) -> Json:
    if geometry.is_empty:
        return None
    # RFC 7946 wants shells to run counterclockwise.
    oriented = shapely.orient_polygons(within_180(geometry))
    in_degrees = shapely.transform(oriented, lambda xy: np.round(mercator_to_lonlat(xy), DECIMALS))
    geojson: Json = json.loads(shapely.to_geojson(in_degrees))
    return geojson


def _write_collection(lines: Iterable[str], file: TextIO) -> None:
    """Write one feature a line, which diffs well."""
    file.write('{"type": "FeatureCollection", "features": [')
    separator = "\n"
    for line in lines:
        file.write(separator + line)
        separator = ",\n"
    file.write("\n]}\n")
