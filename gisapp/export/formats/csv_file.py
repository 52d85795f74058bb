"""CSV in UTF-8 with the mark by which Excel knows it; no cell is taken for a formula."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from gisapp.core.layers.attributes import AttributeValue
from gisapp.core.progress import Progress
from gisapp.errors import Phrase
from gisapp.export.csv_cells import csv_line, is_guarded
from gisapp.export.formats.losses import blank_texts, of_types, of_values, several_layers
from gisapp.export.formats.plain_values import is_bytes, is_text, iso_text
from gisapp.export.formats.sheet_columns import (
    Cell,
    headings_of,
    losses_of_places,
    places_for,
    rows_of,
)
from gisapp.export.formats.writer import FeatureExport, Writer

if TYPE_CHECKING:
    import pyarrow as pa


def _write(export: FeatureExport, path: Path, progress: Progress) -> int:
    (table,) = export.tables
    places = places_for(table, export.options.places)
    count = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        file.write(csv_line(headings_of(table, places)))
        for row in rows_of(table, places, progress):
            file.write(csv_line(map(_plain, row)))
            count += 1
    return count


def _plain(value: Cell) -> AttributeValue:
    if isinstance(value, Decimal):
        return int(value)
    return iso_text(value) if isinstance(value, date) else value


def _losses(export: FeatureExport) -> Iterator[Phrase]:
    yield from several_layers(export)
    yield from losses_of_places(export, export.options.places)
    yield from blank_texts(export)
    yield from of_values(export, "export.loss.guarded", _has_guarded, is_text)
    yield from of_types(export, "export.loss.bytes", is_bytes)


def _has_guarded(column: "pa.ChunkedArray") -> bool:
    import pyarrow.compute as pc

    return any(is_guarded(each) for each in pc.unique(column).to_pylist())


WRITER = Writer("csv", (".csv",), _write, _losses, has_one_table=True, has_places=True)
