"""DXF: outlines in metres on a CAD layer for each layer, with the names as texts."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from gisapp.core.layers.layer import Layer
from gisapp.core.progress import Progress
from gisapp.errors import ExportError, Phrase
from gisapp.export.formats.losses import listed, placeless
from gisapp.export.formats.shares import shares_of
from gisapp.export.formats.writer import FeatureExport, Writer
from gisapp.export.table_names import free_name
from gisapp.export.tables.request import SOURCE_CRS
from gisapp.export.tables.row_batch import RowBatch

if TYPE_CHECKING:
    from ezdxf.layouts.layout import Modelspace

MOST_FEATURES = 300_000
"""A drawing is made in memory; CAD programs open no larger ones either."""
_NOT_IN_NAMES = re.compile(r"[<>/\\\":;?*|=,`'\x00-\x1f\x7f]")
_LONGEST_NAME = 200
_LONGEST_TEXT = 250
_METRES = 6
"""Of $INSUNITS."""
_LEAST_TEXT_M, _MOST_TEXT_M, _POINT_TEXT_M = 1.0, 50.0, 5.0
_PER_SIDE = 12
"""Heights of a text that a side of its feature has."""
_LABELS = "_TEXT"


def _write(export: FeatureExport, path: Path, progress: Progress) -> int:
    from ezdxf.filemanagement import new

    tables = [table for table in export.tables if table.crs]
    total = sum(table.count for table in tables)
    if total > MOST_FEATURES:
        raise ExportError("too_many_for_format", format="DXF", count=total, most=MOST_FEATURES)
    drawing = new("R2010", setup=["linetypes"])
    drawing.header["$INSUNITS"] = _METRES
    space = drawing.modelspace()
    names: list[str] = ["0"]
    count = 0
    for table, part in shares_of(tables, progress):
        name = free_name(_layer_name(table.name), names)
        names.append(name)
        rgb = _color(table.layers[0])
        for each in (name, name + _LABELS):
            drawing.layers.add(each, true_color=rgb)
        for batch in table.batches(part):
            count += _draw(batch, name, space)
    # Written by our own stream, lest a name that is no text ends the drawing half way.
    with path.open("w", encoding=drawing.output_encoding, errors="dxfreplace") as file:
        drawing.write(file)
    return count


def _draw(batch: RowBatch, name: str, space: "Modelspace") -> int:
    """Draw the features that have a place, and return how many these are."""
    count = 0
    told = batch.layer.attributes.names(batch.ids.tolist())
    for shape, called in zip(batch.shapes, told, strict=True):
        if shape is None:
            continue
        for part in shapely.get_parts(shape):
            _draw_part(part, name, space)
        _add_text(shape, called.zh or called.en, name + _LABELS, space)
        count += 1
    return count


def _draw_part(part: BaseGeometry, name: str, space: "Modelspace") -> None:
    if part.geom_type == "Point":
        space.add_point(shapely.get_coordinates(part)[0].tolist(), dxfattribs={"layer": name})
        return
    is_area = part.geom_type == "Polygon"
    for line in shapely.get_rings(part) if is_area else [part]:
        points = shapely.get_coordinates(line)
        space.add_lwpolyline(
            (points[:-1] if is_area else points).tolist(), close=is_area, dxfattribs={"layer": name}
        )


def _add_text(shape: BaseGeometry, text: str, name: str, space: "Modelspace") -> None:
    plain = "".join(each if each.isprintable() else " " for each in text).strip()
    if not plain:
        return
    west, south, east, north = shape.bounds
    side = min(east - west, north - south) or max(east - west, north - south)
    height = (
        float(np.clip(side / _PER_SIDE, _LEAST_TEXT_M, _MOST_TEXT_M)) if side else _POINT_TEXT_M
    )
    place = shapely.get_coordinates(shapely.point_on_surface(shape))[0].tolist()
    # A caret, two percent signs and a backslash begin what CAD programs read as signs.
    safe = plain[:_LONGEST_TEXT].replace("^", "^ ").replace("%%", "% %").replace("\\", "\\ ")
    space.add_text(safe, height=height, dxfattribs={"layer": name, "insert": place})


def _layer_name(name: str) -> str:
    return _NOT_IN_NAMES.sub("_", name)[:_LONGEST_NAME].strip() or "layer"


def _color(layer: Layer) -> int:
    from gisapp.render.palette import load_palette

    symbol = layer.symbology.common
    return int(load_palette("light").hex(symbol.stroke or symbol.fill or "#000000")[1:7], 16)


def _losses(export: FeatureExport) -> Iterator[Phrase]:
    if export.request.crs in (None, SOURCE_CRS):
        yield Phrase("export.loss.metres", {"crs": export.crs})
    fields: Sequence[str] = [name for table in export.tables for name in table.schema.names]
    if fields:
        yield Phrase("export.loss.fields", {"names": listed(fields)})
    if any(not table.crs for table in export.tables):
        names = listed(table.name for table in export.tables if not table.crs)
        yield Phrase("export.loss.no_shapes", {"names": names})
    yield from placeless(export, (each for table in export.tables for each in table.layers))


WRITER = Writer("dxf", (".dxf",), _write, _losses, "metres", needs_places=True)
