"""KML and KMZ: a folder for each layer, names, attributes, and the colours of the classes."""

from collections.abc import Iterator
from io import TextIOWrapper
from itertools import repeat
from pathlib import Path
from typing import TYPE_CHECKING, TextIO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from gisapp.core.layers.layer import Layer
from gisapp.core.progress import Progress
from gisapp.errors import Phrase
from gisapp.export.formats.kml_styles import style_elements
from gisapp.export.formats.losses import listed, of_values
from gisapp.export.formats.plain_values import is_text, json_value
from gisapp.export.formats.shares import shares_of
from gisapp.export.formats.writer import FeatureExport, Writer
from gisapp.export.styles.xml_text import sound
from gisapp.export.tables.row_batch import RowBatch, RowTable

if TYPE_CHECKING:
    import pyarrow as pa

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<kml xmlns="http://www.opengis.net/kml/2.2">\n<Document>\n'
)
_FOOT = "</Document>\n</kml>\n"
_LONG = 2**31


def _write_kml(export: FeatureExport, path: Path, progress: Progress) -> int:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        return _write(export, file, progress)


def _write_kmz(export: FeatureExport, path: Path, progress: Progress) -> int:
    with (
        ZipFile(path, "w", ZIP_DEFLATED) as archive,
        archive.open("doc.kml", "w", force_zip64=True) as raw,
        TextIOWrapper(raw, encoding="utf-8", newline="\n") as file,
    ):
        return _write(export, file, progress)


def _write(export: FeatureExport, file: TextIO, progress: Progress) -> int:
    count = 0
    file.write(_HEAD)
    for place, table in enumerate(export.tables):
        _write_head(table, place, file)
    for place, (table, part) in enumerate(shares_of(export.tables, progress)):
        file.write(f"<Folder>\n<name>{_text(table.name)}</name>\n")
        for batch in table.batches(part):
            for line in _placemarks(batch, place):
                file.write(line)
            count += len(batch.ids)
        file.write("</Folder>\n")
    file.write(_FOOT)
    return count


def _write_head(table: RowTable, place: int, file: TextIO) -> None:
    """Write the columns of a layer, and how its classes look."""
    (layer,) = table.layers
    file.write("".join(style_elements(layer, place)))
    file.write(f'<Schema id="t{place}" name={quoteattr(sound(table.name))}>\n')
    for number, (field, kind) in enumerate(zip(table.schema, _types_of(table), strict=True)):
        name = quoteattr(sound(field.name) or f"field{number}")
        file.write(f"<SimpleField name={name} type={quoteattr(kind)}/>\n")
    file.write("</Schema>\n")


def _placemarks(batch: RowBatch, place: int) -> Iterator[str]:
    names = batch.layer.attributes.names(batch.ids.tolist())
    classes = _classes(batch.layer, batch.ids)
    for (shape, record), name, each in zip(batch.rows(), names, classes, strict=True):
        values = "".join(
            f"<SimpleData name={quoteattr(sound(key) or f'field{number}')}>"
            f"{_text(json_value(value))}</SimpleData>"
            for number, (key, value) in enumerate(record.items())
            if value is not None
        )
        yield (
            f"<Placemark><name>{_text(name.zh or name.en)}</name>"
            f"<styleUrl>#s{place}-{each}</styleUrl><ExtendedData>"
            f'<SchemaData schemaUrl="#t{place}">{values}</SchemaData></ExtendedData>'
            f"{'' if shape is None else _geometry(shape)}</Placemark>\n"
        )


def _classes(layer: Layer, ids: NDArray[np.int64]) -> Iterator[int]:
    """Return the class of each feature; the first one of those that are not in memory."""
    if layer.partial is not None:
        return repeat(0, len(ids))
    known = layer.geometry.feature_ids
    order = np.argsort(known, kind="stable")
    rows = order[np.searchsorted(known, ids, sorter=order)]
    return iter(layer.classes[rows].tolist())


def _geometry(shape: BaseGeometry) -> str:
    """Return a shape as KML has it; shells run counterclockwise."""
    parts = shapely.get_parts(shapely.orient_polygons(shape))
    told = "".join(map(_part, parts))
    return told if len(parts) == 1 else f"<MultiGeometry>{told}</MultiGeometry>"


def _part(part: BaseGeometry) -> str:
    if part.geom_type != "Polygon":
        kind = part.geom_type
        return f"<{kind}>{_coordinates(part)}</{kind}>"
    shell, *holes = shapely.get_rings(part)
    inner = "".join(f"<innerBoundaryIs>{_ring(hole)}</innerBoundaryIs>" for hole in holes)
    return f"<Polygon><outerBoundaryIs>{_ring(shell)}</outerBoundaryIs>{inner}</Polygon>"


def _ring(ring: BaseGeometry) -> str:
    return f"<LinearRing>{_coordinates(ring)}</LinearRing>"


def _coordinates(line: BaseGeometry) -> str:
    points = shapely.get_coordinates(line).tolist()
    return f"<coordinates>{' '.join(f'{x},{y}' for x, y in points)}</coordinates>"


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else escape(sound(str(value)))


def _types_of(table: RowTable) -> list[str]:
    """Return what KML calls the types of the columns."""
    whole = table.whole
    return [
        _type_of(field.type, None if whole is None else whole.column(place))
        for place, field in enumerate(table.schema)
    ]


def _type_of(kind: "pa.DataType", values: "pa.ChunkedArray | None") -> str:
    import pyarrow as pa

    if pa.types.is_boolean(kind):
        return "bool"
    if pa.types.is_int32(kind) or (pa.types.is_int64(kind) and _are_short(values)):
        return "int"
    return "double" if pa.types.is_floating(kind) else "string"


def _are_short(values: "pa.ChunkedArray | None") -> bool:
    """True for whole numbers of 32 bits; of a layer beyond memory nobody knows."""
    import pyarrow.compute as pc

    if values is None:
        return False
    ends = pc.min_max(values).as_py()
    return ends["min"] is None or (ends["min"] >= -_LONG and ends["max"] < _LONG)


def _losses(export: FeatureExport) -> Iterator[Phrase]:
    import pyarrow as pa

    texts = listed(
        field.name
        for table in export.tables
        for field, kind in zip(table.schema, _types_of(table), strict=True)
        if kind == "string" and not pa.types.is_string(field.type)
    )
    if texts:
        yield Phrase("export.loss.kml_types", {"names": texts})
    yield from of_values(export, "export.loss.control", _has_control, is_text)


def _has_control(column: "pa.ChunkedArray") -> bool:
    import pyarrow.compute as pc

    known = (each for each in pc.unique(column).to_pylist() if each is not None)
    return any(sound(each) != each for each in known)


WRITER = Writer("kml", (".kml",), _write_kml, _losses, "degrees", needs_places=True)
PACKED = Writer("kmz", (".kmz",), _write_kmz, _losses, "degrees", needs_places=True)
