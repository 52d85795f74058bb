"""The features of one layer as a table that is written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from gisapp.core.geometry.feature_geometry import FeatureGeometry
from gisapp.core.layers.attribute_text import plain_text
from gisapp.core.layers.attributes import Field
from gisapp.core.layers.layer import Layer
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.tables.arrow_rows import ArrowRows
from gisapp.errors import ExportError
from gisapp.export.table_names import free_name
from gisapp.export.tables.chosen import ALL, Chosen, chosen_batches
from gisapp.export.tables.column_types import typed
from gisapp.export.tables.far_rows import far_rows
from gisapp.export.tables.map_shapes import has_single_parts, shapes_of, way_from_map
from gisapp.export.tables.row_batch import RowBatch

if TYPE_CHECKING:
    import pyarrow as pa

_KINDS = {"point": "Point", "line": "LineString", "polygon": "Polygon"}


@dataclass(frozen=True, eq=False)
class FeatureTable:
    """A `RowTable` of one layer.

    Parameters
    ----------
    layer : Layer
        Redacted: all fields that it has are written.
    name : str
        What the table is called.
    target : str
        The CRS of the shapes.
    chosen : Chosen
        Which features are written.
    notes : str
        The heading of the user's notes; empty to leave them out.
    """

    layer: Layer
    name: str
    target: str
    chosen: Chosen = ALL
    notes: str = ""

    @property
    def crs(self) -> str:
        """The CRS of its shapes; empty for a table without places."""
        return "" if self.layer.is_table else self.target

    @property
    def layers(self) -> tuple[Layer, ...]:
        """Its one layer."""
        return (self.layer,)

    @property
    def count(self) -> int:
        """How many rows there are, at most."""
        return self.chosen.count(self.layer)

    @cached_property
    def geometry_type(self) -> str:
        """What all of its shapes are, such as MultiPolygon; empty where there are none."""
        if self.layer.is_table:
            return ""
        kind = _KINDS[self.layer.geometry.kind]
        return kind if self._is_single else f"Multi{kind}"

    @property
    def fields(self) -> tuple[Field, ...]:
        """The attributes, and the notes."""
        own = self.layer.attributes.fields
        if not self.notes:
            return own
        return (*own, Field(free_name(self.notes, (each.name for each in own)), "String"))

    @cached_property
    def schema(self) -> "pa.Schema":
        """The attributes in the types that their values have."""
        if self._kept is not None:
            return self._kept.table.schema
        import pyarrow as pa

        # Of a layer beyond memory, its first rows tell.
        nothing = pa.table({each.name: pa.nulls(0) for each in self.fields})
        first = next((table for _, table in self._read(NO_PROGRESS)), nothing)
        return typed(first, self.fields).schema

    @cached_property
    def whole(self) -> "pa.Table | None":
        """The attributes of all chosen rows, where they are in memory."""
        if self._kept is None:
            return None
        if self.chosen.is_all:
            return self._kept.table
        ids = [batch.feature_ids for batch in chosen_batches(self.layer, self.chosen)]
        return self._kept.table.take(self._kept.places(np.concatenate([*ids, _NO_IDS])))

    def batches(self, progress: Progress) -> Iterator[RowBatch]:
        """Yield the rows; see `RowTable.batches`."""
        way = None if self.layer.is_table else way_from_map(self.layer, self.target)
        seen, total = 0, max(self.count, 1)
        for geometry, attributes in self._read(progress):
            progress.check()
            is_multi = not self._is_single
            places = None if way is None else shapes_of(geometry, way, is_multi=is_multi)
            yield RowBatch(self.layer, geometry.feature_ids, self._cast(attributes), places)
            seen += len(geometry)
            progress.report(min(1.0, seen / total))
        progress.check()

    @cached_property
    def _is_single(self) -> bool:
        return has_single_parts(self.layer)

    @cached_property
    def _kept(self) -> ArrowRows | None:
        """The attributes of all features in memory, typed; None for a layer beyond memory."""
        if self.layer.partial is not None:
            return None
        ids = self.layer.geometry.feature_ids
        names = [each.name for each in self.layer.attributes.fields]
        rows = self.layer.attributes.arrow_rows(names, ids) if names and len(ids) else None
        if rows is None:
            import pyarrow as pa

            rows = ArrowRows.of(pa.table({name: pa.nulls(len(ids)) for name in names}), ids)
        table = self._with_notes(rows.table, rows.ids)
        return ArrowRows(typed(table, self.fields), rows.ids, rows.order)

    def _read(self, progress: Progress) -> "Iterator[tuple[FeatureGeometry, pa.Table]]":
        """Yield geometry with the attributes of the same features."""
        batches = chosen_batches(self.layer, self.chosen)
        if self._kept is None:
            for geometry, table in far_rows(self.layer, batches, self.chosen, progress):
                yield geometry, self._with_notes(table, geometry.feature_ids)
            return
        for geometry in batches:
            ids = geometry.feature_ids
            table = self._kept.table
            yield geometry, table.take(self._kept.places(ids)) if table.num_columns else table

    def _cast(self, table: "pa.Table") -> "pa.Table":
        """Return attributes in the types of the schema."""
        import pyarrow as pa

        if self._kept is not None:
            return table
        made = typed(table, self.fields)
        columns = []
        for field, column in zip(self.schema, made.columns, strict=True):
            try:
                columns.append(column.cast(field.type))
            except (pa.ArrowInvalid, pa.ArrowNotImplementedError) as error:
                raise ExportError(
                    "value_of_other_type", field=field.name, layer=self.name, details=str(error)
                ) from error
        return pa.table(columns, schema=self.schema)

    def _with_notes(self, table: "pa.Table", ids: NDArray[np.int64]) -> "pa.Table":
        import pyarrow as pa

        if not self.notes:
            return table
        keys: Sequence[str] = [""] * len(ids)
        key = self.layer.mapping.key if self.layer.mapping else ""
        if key in table.column_names:
            keys = [plain_text(each) for each in table.column(key).to_pylist()]
        of = self.layer.notes.of
        noted = [of(each, key) or None for each, key in zip(ids.tolist(), keys, strict=True)]
        return table.append_column(self.fields[-1].name, pa.array(noted, pa.string()))


_NO_IDS = np.empty(0, np.int64)
