"""FlatGeobuf: one table with a spatial index."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from gisapp.core.progress import Progress
from gisapp.errors import Phrase
from gisapp.export.formats.gdal_file import GdalForm, write_gdal
from gisapp.export.formats.losses import missing_shapes, of_types, several_layers
from gisapp.export.formats.plain_values import is_longer
from gisapp.export.formats.writer import FeatureExport, Writer
from gisapp.export.tables.row_batch import RowTable

if TYPE_CHECKING:
    import pyarrow as pa


def _write(export: FeatureExport, path: Path, progress: Progress) -> int:
    (table,) = export.tables
    options = {"SPATIAL_INDEX": "YES" if _has_index(table) else "NO"}
    return write_gdal(table, path, GdalForm("FlatGeobuf", layer_options=options), progress)


def _has_index(table: RowTable) -> bool:
    """True if all features have places, which the index is made of, and there are some."""
    return bool(table.geometry_type and table.count) and not missing_shapes(table)


def _losses(export: FeatureExport) -> Iterator[Phrase]:
    yield from several_layers(export)
    if any(table.count > 1 and _has_index(table) for table in export.tables):
        yield Phrase("export.loss.order", {})
    yield from of_types(export, "export.loss.days", _is_day)
    yield from of_types(export, "export.loss.long_numbers", is_longer)


def _is_day(kind: "pa.DataType") -> bool:
    import pyarrow as pa

    return bool(pa.types.is_date(kind))


WRITER = Writer("flatgeobuf", (".fgb",), _write, _losses, has_one_table=True)
