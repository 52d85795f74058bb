"""Writes rows through GDAL, as a stream of Arrow: no more than a batch is in memory."""

import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from shutil import disk_usage
from typing import TYPE_CHECKING, Any

from gisapp.core.progress import Progress
from gisapp.errors import ExportError
from gisapp.export.formats.plain_values import is_longer
from gisapp.export.table_names import free_name
from gisapp.export.tables.column_types import text_column
from gisapp.export.tables.row_batch import RowTable

if TYPE_CHECKING:
    import pyarrow as pa


_LEAST_ROOM = 2**20
"""Bytes: with less on a disk, that is why nothing could be written."""


def with_known_types(table: "pa.Table") -> "pa.Table":
    """Return attributes in types that GDAL has: whole numbers of more than 64 bits are texts."""
    for place, column in enumerate(table.columns):
        if is_longer(column.type):
            table = table.set_column(place, table.column_names[place], text_column(column))
    return table


@dataclass(frozen=True)
class GdalForm:
    """How GDAL shall write a table.

    Parameters
    ----------
    driver : str
        GDAL's name of the format.
    change : callable
        Returns attributes as the format can keep them; of no rows too.
    encoding : str
        Of texts; empty for what the format has.
    dataset_options, layer_options : mapping
        GDAL's own.
    """

    driver: str
    change: "Callable[[pa.Table], pa.Table]" = with_known_types
    encoding: str = ""
    dataset_options: dict[str, str] = field(default_factory=dict)
    layer_options: dict[str, str] = field(default_factory=dict)


def write_gdal(
    table: RowTable, path: Path, form: GdalForm, progress: Progress, *, is_added: bool = False
) -> int:
    """Write a table, and return how many rows it has.

    Parameters
    ----------
    table : RowTable
        What is written.
    path : Path
        The file that GDAL makes.
    form : GdalForm
        How.
    progress : Progress
        Reported to, and checked, after each batch.
    is_added : bool
        True to add the table to the file.

    Raises
    ------
    ExportError
        GDAL cannot write it.
    Cancelled
        The export shall end.
    """
    import pyarrow as pa
    from pyogrio.errors import CRSError, DataLayerError, DataSourceError, FieldError
    from pyogrio.raw import write_arrow

    from gisapp.sources.formats.gdal_settings import set_up_gdal

    set_up_gdal()
    stream = _Stream(table, form, progress)
    places: dict[str, Any] = {}
    if table.geometry_type:
        places = {"geometry_name": stream.geometry_column, "crs": table.crs}
        places["geometry_type"] = table.geometry_type
    if form.encoding:
        places["encoding"] = form.encoding
    reader = pa.RecordBatchReader.from_batches(stream.schema, stream.batches())
    try:
        with warnings.catch_warnings():
            # What it warns of was said before: see the losses of each format.
            warnings.simplefilter("ignore", RuntimeWarning)
            write_arrow(
                reader,
                str(path),
                layer=table.name,
                driver=form.driver,
                append=is_added,
                dataset_options=form.dataset_options or None,
                layer_options=form.layer_options or None,
                **places,
            )
    except (DataSourceError, DataLayerError, FieldError, CRSError, RuntimeError) as error:
        if stream.failure is not None:
            raise stream.failure from error
        raise not_written(path, str(error)) from error
    if stream.failure is not None:
        raise stream.failure
    return stream.count


class _Stream:
    """The rows of a table, as GDAL asks for them.

    A failure of ours goes through GDAL as a text, so it is kept here.
    """

    def __init__(self, table: RowTable, form: GdalForm, progress: Progress) -> None:
        import pyarrow as pa

        self._table = table
        self._form = form
        self._progress = progress
        self.count = 0
        self.failure: BaseException | None = None
        schema = form.change(table.schema.empty_table()).schema
        self.geometry_column = free_name("geom", schema.names)
        self.schema = (
            schema.append(pa.field(self.geometry_column, pa.binary()))
            if table.geometry_type
            else schema
        )

    def batches(self) -> "Iterator[pa.RecordBatch]":
        """Yield the rows, with their shapes in the last column."""
        import pyarrow as pa

        try:
            for batch in self._table.batches(self._progress):
                columns = list(self._form.change(batch.attributes).columns)
                if self._table.geometry_type:
                    columns.append(pa.chunked_array([batch.wkb]))
                made = pa.table(columns, schema=self.schema).combine_chunks()
                yield from made.to_batches()
                self.count += len(batch.ids)
        except BaseException as error:
            self.failure = error
            raise


def not_written(path: Path, details: str) -> ExportError:
    """Return a failure of which a library says in its own words what it is."""
    has_room = not path.parent.is_dir() or disk_usage(path.parent).free > _LEAST_ROOM
    code = "not_written" if has_room else "no_room"
    return ExportError(code, path=path, folder=path.parent, details=details)
