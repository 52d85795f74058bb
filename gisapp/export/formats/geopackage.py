"""GeoPackage: a table for each layer, with its look, so that QGIS shows it as we do."""

import sqlite3
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from gisapp.core.layers.layer import Layer
from gisapp.core.progress import Progress
from gisapp.errors import Phrase
from gisapp.export.formats.gdal_file import GdalForm, not_written, with_known_types, write_gdal
from gisapp.export.formats.losses import not_in_utc, of_types, renamed
from gisapp.export.formats.plain_values import is_longer
from gisapp.export.formats.shares import shares_of
from gisapp.export.formats.writer import FeatureExport, Writer
from gisapp.export.styles.layer_styles import TableStyle, add_layer_styles
from gisapp.export.styles.qml import qml_of
from gisapp.export.styles.sld import sld_of
from gisapp.export.table_names import column_names, free_name
from gisapp.export.tables.row_batch import RowTable
from gisapp.words import Language

if TYPE_CHECKING:
    import pyarrow as pa

_FORMAT = {"VERSION": "1.2"}
"""Of later versions QGIS before 3.28 warns."""


def _write(export: FeatureExport, path: Path, progress: Progress) -> int:
    # GDAL makes a file of its own.
    path.unlink()
    count = 0
    styles = []
    for place, (table, part) in enumerate(shares_of(export.tables, progress)):
        names = column_names(table.schema.names)
        geometry_column = free_name("geom", names.values())
        options = {"FID": free_name("fid", names.values()), "GEOMETRY_NAME": geometry_column}
        change = partial(_called, names=names)
        form = GdalForm("GPKG", change, dataset_options=_FORMAT, layer_options=options)
        count += write_gdal(table, path, form, part, is_added=place > 0)
        if table.geometry_type:
            styles.append(_style(table, geometry_column, table.layers[0], export.language))
    try:
        add_layer_styles(path, styles)
    except sqlite3.Error as error:
        raise not_written(path, str(error)) from error
    return count


def _called(rows: "pa.Table", names: Mapping[str, str]) -> "pa.Table":
    """Return attributes in types that GDAL has, by the names of their columns in the file."""
    known = with_known_types(rows)
    return known.rename_columns([names[each] for each in known.column_names])


def _style(table: RowTable, column: str, layer: Layer, language: Language) -> TableStyle:
    title = layer.name.in_language(language)
    return TableStyle(table.name, column, title, qml_of(layer, language), sld_of(layer, language))


def _losses(export: FeatureExport) -> Iterator[Phrase]:
    for table in export.tables:
        yield from renamed(column_names(table.schema.names))
    yield from not_in_utc(export)
    yield from of_types(export, "export.loss.long_numbers", is_longer)


WRITER = Writer("geopackage", (".gpkg",), _write, _losses)
