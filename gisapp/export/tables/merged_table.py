"""Several layers as one table, for formats that have but one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from gisapp.core.layers.layer import Layer
from gisapp.core.progress import Progress
from gisapp.export.table_names import free_name
from gisapp.export.tables.column_types import text_column
from gisapp.export.tables.row_batch import RowBatch, RowTable

if TYPE_CHECKING:
    import pyarrow as pa

LAYER_COLUMN = "layer"


@dataclass(frozen=True, eq=False)
class MergedTable:
    """A `RowTable` of several, in one CRS: their columns by name, and whose each row was.

    Columns of one name but other types are text.

    Parameters
    ----------
    tables : sequence of RowTable
        Two or more.
    """

    tables: Sequence[RowTable]

    @property
    def name(self) -> str:
        """That of the first."""
        return self.tables[0].name

    @property
    def crs(self) -> str:
        """That of those with places."""
        return next((each.crs for each in self.tables if each.crs), "")

    @property
    def layers(self) -> tuple[Layer, ...]:
        """Those of all."""
        return tuple(layer for each in self.tables for layer in each.layers)

    @property
    def count(self) -> int:
        """How many rows there are, at most."""
        return sum(each.count for each in self.tables)

    @property
    def geometry_type(self) -> str:
        """The one of all of them, if alike but for their parts; else Unknown."""
        types = {each.geometry_type for each in self.tables} - {""}
        several = {f"Multi{each.removeprefix('Multi')}" for each in types}
        if len(types) < 2:
            return next(iter(types), "")
        return next(iter(several)) if len(several) == 1 else "Unknown"

    @cached_property
    def schema(self) -> "pa.Schema":
        """All columns, the first one with whose the row was."""
        import pyarrow as pa

        types: dict[str, pa.DataType] = {}
        for table in self.tables:
            for field in table.schema:
                is_new = types.setdefault(field.name, field.type) == field.type
                types[field.name] = field.type if is_new else pa.string()
        return pa.schema([(free_name(LAYER_COLUMN, types), pa.string()), *types.items()])

    @property
    def whole(self) -> "pa.Table | None":
        """All rows, where all are in memory."""
        import pyarrow as pa

        known = [(table, table.whole) for table in self.tables]
        found = [self._widened(table.name, rows) for table, rows in known if rows is not None]
        return pa.concat_tables(found) if len(found) == len(known) else None

    def batches(self, progress: Progress) -> Iterator[RowBatch]:
        """Yield the rows, table after table."""
        seen, total = 0, max(self.count, 1)
        for table in self.tables:
            part = progress.part(seen / total, (seen + table.count) / total)
            for batch in table.batches(part):
                wide = self._widened(table.name, batch.attributes, len(batch.ids))
                yield RowBatch(batch.layer, batch.ids, wide, batch.places)
            seen += table.count

    def _widened(self, name: str, rows: "pa.Table", count: int | None = None) -> "pa.Table":
        """Return rows with all columns of the schema."""
        import pyarrow as pa

        length = rows.num_rows if count is None else count
        columns: list[pa.Array | pa.ChunkedArray] = [pa.repeat(name, length)]
        for field in self.schema.remove(0):
            if field.name not in rows.column_names:
                columns.append(pa.nulls(length, field.type))
            elif rows.schema.field(field.name).type == field.type:
                columns.append(rows.column(field.name))
            else:
                columns.append(text_column(rows.column(field.name)))
        return pa.table(columns, schema=self.schema)
