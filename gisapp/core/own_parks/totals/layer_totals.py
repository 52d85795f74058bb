"""What the selected rows of a layer come to, column by column, all in all and in groups."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from gisapp.core.geometry.ragged import Rows
from gisapp.core.layers.attribute_text import plain_text
from gisapp.core.layers.attributes import AttributeValue
from gisapp.core.layers.field_roles import role_of
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.selection import Ids
from gisapp.core.own_parks.fact_columns import is_number
from gisapp.core.own_parks.rows.total_rows import without_totals
from gisapp.core.own_parks.totals.number_values import (
    NumberValues,
    mapped_numbers,
    plain_numbers,
    texts_of,
)
from gisapp.core.own_parks.totals.totals import Joining, Total, joining_of, total_of
from gisapp.core.own_parks.totals.value_groups import Group, group_fields, groups_of
from gisapp.core.parks.facts import Property
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping, LayerMapping
from gisapp.core.parks.park_schema import ParkSchema
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.text.bilingual import Bilingual


@dataclass(frozen=True)
class ColumnTotal:
    """What one column comes to.

    Parameters
    ----------
    field : str
        The column's name.
    mapped : ColumnMapping or None
        What it states; None where nothing was said of it.
    described : Property or None
        The property that it states.
    weight : str
        The column that weighs its mean; empty for none.
    weight_name : Bilingual
        What that column states.
    total : Total
        Over all rows.
    by_group : tuple of Total
        Over those of each group, in the order of `LayerTotals.groups`.
    """

    field: str
    mapped: ColumnMapping | None
    described: Property | None
    weight: str
    weight_name: Bilingual
    total: Total
    by_group: tuple[Total, ...] = ()


@dataclass(frozen=True)
class LayerTotals:
    """What the selected rows of a layer come to.

    Parameters
    ----------
    count : int
        How many rows they are, without those that are totals of others.
    repeats : int
        Rows that say once more what a row with the same key says; they are left out.
    columns : tuple of ColumnTotal
        In the layer's order, without those that state no number at all.
    grouped_by : str
        The column whose values make the groups; empty for none.
    groups : tuple of Group
        The largest first.
    group_fields : tuple of str
        The columns that make groups.
    names : tuple of str
        The columns whose numbers only name something: codes and ids.
    """

    count: int
    repeats: int = 0
    columns: tuple[ColumnTotal, ...] = ()
    grouped_by: str = ""
    groups: tuple[Group, ...] = ()
    group_fields: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


def layer_totals(
    layer: Layer,
    feature_ids: Ids,
    schema: ParkSchema | None = None,
    group_by: str = "",
    progress: Progress = NO_PROGRESS,
) -> LayerTotals:
    """Return what some rows of a layer come to.

    Parameters
    ----------
    layer : Layer
        Its attributes are read 50,000 rows at a time.
    feature_ids : (n,) int64
        The rows to take, by the source's own ids.
    schema : ParkSchema or None
        Says how the properties of mapped columns are joined.
    group_by : str
        The column whose values make groups; empty for none.
    progress : Progress
        Reported to, and checked, after each 50,000 values.

    Raises
    ------
    Cancelled
        The work shall end.
    SourceError
        The source cannot be read any more.
    """
    ids = without_totals(layer, np.sort(feature_ids), layer.mapping, progress)
    once = _first_of_each_key(layer, ids, progress)
    known = {field.name for field in layer.attributes.fields}
    groups: list[tuple[Group, Rows]] = []
    if group_by in known:
        groups = groups_of(texts_of(layer, group_by, ids, progress), once)
    reader = _Reader(layer, ids, schema, progress)
    columns = [
        replace(column, by_group=tuple(reader.total(column, rows) for _, rows in groups))
        for column in reader.columns(once)
    ]
    return LayerTotals(
        len(ids),
        len(ids) - len(once),
        tuple(columns),
        group_by if groups else "",
        tuple(group for group, _ in groups),
        tuple(group_fields(layer, ids)) if columns else (),
        tuple(reader.names),
    )


class _Reader:
    """Reads each column of some rows once, and knows how each is joined."""

    def __init__(
        self, layer: Layer, ids: Ids, schema: ParkSchema | None, progress: Progress
    ) -> None:
        self._layer = layer
        self._ids = ids
        self._schema = schema
        self._progress = progress
        self._weights: dict[str, NumberValues] = {}
        self._values: NumberValues | None = None
        self.names: list[str] = []
        self._refusal = _refusal(layer, ids, progress)

    def columns(self, rows: Rows) -> Iterator[ColumnTotal]:
        """Yield what each column comes to over some rows; `total` takes further ones of it."""
        fields = self._layer.attributes.fields
        for place, field in enumerate(fields):
            part = self._progress.part(place / len(fields), (place + 1) / len(fields))
            mapped = self._mapped(field.name)
            described = self._described(mapped)
            if self._described(self._mapped(field.beside)) is not None:
                # The texts beside it state these numbers.
                continue
            if mapped is not None and described is not None:
                self._values = mapped_numbers(self._layer, mapped, self._ids, part)
            elif not field.is_numeric or self._is_said_otherwise(field.name):
                continue
            elif role_of(self._layer, field) in ("code", "text"):
                self.names.append(field.shown)
                continue
            else:
                self._values = plain_numbers(self._layer, field.name, self._ids, part)
            weight, name = self._weight_of(described)
            found = ColumnTotal(field.name, mapped, described, weight, name, _NONE_STATED)
            total = self.total(found, rows)
            if total.stated or total.unusable:
                yield replace(found, total=total)

    def total(self, column: ColumnTotal, rows: Rows) -> Total:
        """Return what the column that was read last comes to over some rows."""
        if self._values is None:
            return _NONE_STATED
        joining = self._joining(column)
        weights = self._weight(column.weight) if joining == "weighted_mean" else None
        is_timed = column.mapped is not None and bool(column.mapped.period.iso)
        refusal = self._refusal
        if refusal == "periods_differ" and (is_timed or column.described is None):
            refusal = ""
        return total_of(self._values, rows, joining, weights, "" if joining == "none" else refusal)

    def _mapped(self, field: str) -> ColumnMapping | None:
        return self._layer.mapping.column(field) if self._layer.mapping else None

    def _described(self, mapped: ColumnMapping | None) -> Property | None:
        """Return the property of a column that states numbers."""
        if mapped is None or self._schema is None:
            return None
        known = self._schema.properties.get(mapped.property_code)
        return known if known is not None and is_number(known) else None

    def _is_said_otherwise(self, field: str) -> bool:
        """Return True for a column that states something, but no number."""
        mapping = self._layer.mapping
        if mapping is None:
            return False
        column = mapping.column(field)
        is_other = column is not None and bool(column.property_code)
        return is_other or field in (mapping.key, mapping.kind_column, mapping.period_column)

    def _joining(self, column: ColumnTotal) -> Joining:
        said = column.mapped.aggregation if column.mapped else ""
        if column.described is None and said in ("sum", "mean"):
            return "sum" if said == "sum" else "mean"
        if column.described is None:
            return self._joining_of_plain(column.field)
        return joining_of(column.described)

    def _joining_of_plain(self, name: str) -> Joining:
        fields = self._layer.attributes.fields
        field = next(each for each in fields if each.name == name)
        return "sum" if role_of(self._layer, field) == "quantity" else "none"

    def _weight_of(self, described: Property | None) -> tuple[str, Bilingual]:
        """Return the column that states what weighs a property, and what that is called."""
        weight = described.weight if described else ""
        if self._layer.mapping is None or self._schema is None or not weight:
            return "", Bilingual()
        known = self._schema.properties.get(weight)
        facts = self._layer.mapping.facts
        column = next((each.column for each in facts if each.property_code == weight), "")
        return column, known.label if known else Bilingual(weight, weight)

    def _weight(self, field: str) -> NumberValues | None:
        mapping = self._layer.mapping
        column = mapping.column(field) if mapping and field else None
        if column is None:
            return None
        if field not in self._weights:
            self._weights[field] = mapped_numbers(self._layer, column, self._ids, self._progress)
        return self._weights[field]


_NONE_STATED = Total("none", None, "", 0)


def _first_of_each_key(layer: Layer, ids: Ids, progress: Progress) -> Rows:
    """Return the rows without those whose key another one before them has."""
    mapping = layer.mapping
    every = np.arange(len(ids))
    if mapping is None or not _has(layer, mapping.key) or _has(layer, mapping.period_column):
        return every
    seen: set[str] = set()
    kept = np.ones(len(ids), np.bool_)
    for row, value in enumerate(texts_of(layer, mapping.key, ids, progress).tolist()):
        key = value.strip() if isinstance(value, str) else plain_text(value)
        kept[row] = not key or key not in seen
        seen.add(key)
    return every[kept]


def _refusal(layer: Layer, ids: Ids, progress: Progress) -> str:
    """Return why rows of one layer cannot be joined: they contain each other, or differ in time."""
    mapping = layer.mapping
    if mapping is None:
        return ""
    if _nest(layer, ids, progress):
        return "nested"
    if _has(layer, mapping.period_column):
        times = _distinct(layer, mapping.period_column, ids, progress)
        if len({plain_text(each).strip() for each in times}) > 1:
            return "periods_differ"
    return ""


def _nest(layer: Layer, ids: Ids, progress: Progress) -> bool:
    """Return True if a row may be part of another one: a plot beside its park."""
    mapping = layer.mapping
    if mapping is None:
        return False
    if _has(layer, mapping.kind_column):
        kinds = {plain_text(each) for each in _distinct(layer, mapping.kind_column, ids, progress)}
        return len(kinds) > 1
    return name_each_other(layer, mapping, ids, progress)


def name_each_other(layer: Layer, mapping: LayerMapping, ids: Ids, progress: Progress) -> bool:
    """Return True if rows name others of their layer as what they are part of.

    Parameters
    ----------
    layer : Layer
        Its columns are read.
    mapping : LayerMapping
        Which columns name rows and parents.
    ids : (n,) int64
        The rows, by the source's own ids.
    progress : Progress
        Checked as columns are read.
    """
    named = {"key": mapping.key, "name": mapping.name_zh or mapping.name_en}
    for parent in mapping.parents:
        is_told = _has(layer, parent.column) and _has(layer, named.get(parent.by, ""))
        if parent.kind == mapping.kind and is_told:
            parents = _distinct(layer, parent.column, ids, progress) - {None, ""}
            if parents & _distinct(layer, named[parent.by], ids, progress):
                return True
    return False


def _distinct(layer: Layer, field: str, ids: Ids, progress: Progress) -> set[AttributeValue]:
    return set(texts_of(layer, field, ids, progress).tolist())


def _has(layer: Layer, field: str) -> bool:
    return any(each.name == field for each in layer.attributes.fields)
