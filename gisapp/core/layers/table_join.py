"""A table without places is joined to a layer: its columns become attributes of the features."""

from dataclasses import dataclass, replace

import numpy as np

from gisapp.core.layers.attributes import Column, Field
from gisapp.core.layers.joined_attributes import JoinedAttributes, JoinedColumns
from gisapp.core.layers.key_matching import KeyMatch, guessed_keys, matched
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.row_places import RowPlace
from gisapp.errors import SourceError

_MOST_LOOKED_AT = 20_000
"""Features and rows by whose values keys are guessed."""


@dataclass(frozen=True)
class JoinKeys:
    """The field of a layer and the column of a table that tell what belongs together."""

    field: str
    column: str


@dataclass(frozen=True, eq=False)
class TableJoin:
    """A join that can be made.

    Parameters
    ----------
    layer, table : Layer
        What is joined to what.
    keys : JoinKeys
        By which values.
    match : KeyMatch
        The rows of the table, in the order of `row_ids`, that belong to the layer's features.
    row_ids : tuple of int
        The numbers of the table's rows, as its program shows them.
    columns : mapping of Field to Column
        All columns of the table, in that order.
    """

    layer: Layer
    table: Layer
    keys: JoinKeys
    match: KeyMatch
    row_ids: tuple[int, ...]
    columns: dict[Field, Column]

    def joined(self) -> Layer:
        """Return the layer with the table's columns among its attributes, but for the key."""
        ids = self.layer.geometry.feature_ids
        have_row = self.match.row_of >= 0
        order = np.argsort(ids[have_row], kind="stable")
        taken = {field.name for field in self.layer.attributes.fields}
        names = {each.name: _free(each.name, taken, self.table) for each in self.columns}
        columns = {
            Field(name, field.type, beside=names.get(field.beside, "")): column
            for (field, column), name in zip(self.columns.items(), names.values(), strict=True)
            if field.name != self.keys.column
        }
        origin = self.table.origin
        found = JoinedColumns(
            columns,
            ids[have_row][order],
            self.match.row_of[have_row][order],
            [RowPlace(origin.source, origin.layer, row) for row in self.row_ids],
        )
        attributes = JoinedAttributes(self.layer.attributes, found)
        return replace(self.layer, content=replace(self.layer.content, attributes=attributes))


def may_be_joined(layer: Layer) -> bool:
    """Return True for a layer that takes the columns of a table: its features are in memory."""
    is_own = layer.identifiable and layer.dataset is None and layer.partial is None
    return (
        is_own and not layer.is_table and bool(layer.attributes.fields) and len(layer.geometry) > 0
    )


def guessed(layer: Layer, table: Layer) -> JoinKeys | None:
    """Return the likeliest keys of a layer and a table, None where none is likely.

    Raises
    ------
    SourceError
        One of them cannot be read any more.
    """
    found = guessed_keys(_columns(layer, _MOST_LOOKED_AT), _columns(table, _MOST_LOOKED_AT))
    return JoinKeys(*found) if found else None


def table_join(layer: Layer, table: Layer, keys: JoinKeys) -> TableJoin:
    """Return what joining a table to a layer comes to.

    Raises
    ------
    KeyError
        One of them has no such field.
    SourceError
        One of them cannot be read any more.
    """
    ids = sorted(table.geometry.feature_ids.tolist())
    named = table.attributes.columns([field.name for field in table.attributes.fields], ids)
    columns = {field: named[field.name] for field in table.attributes.fields}
    features = layer.attributes.column(keys.field, layer.geometry.feature_ids.tolist())
    match = matched(features, named[keys.column])
    return TableJoin(layer, table, keys, match, tuple(ids), columns)


def joined_again(layer: Layer, table: Layer, keys: JoinKeys) -> Layer:
    """Return a layer with the columns of a table that was joined to it another time.

    Raises
    ------
    SourceError
        One of them has no such field any more, or cannot be read.
    """
    for where, name in ((layer, keys.field), (table, keys.column)):
        if name not in (field.name for field in where.attributes.fields):
            values = {"field": name, "layer": layer.name.en, "table": table.name.en}
            raise SourceError("join_without_field", **values)
    return table_join(layer, table, keys).joined()


def _columns(layer: Layer, most: int) -> dict[str, Column]:
    fields = [field.name for field in layer.attributes.fields]
    ids = np.sort(layer.geometry.feature_ids)[:most].tolist()
    return dict(layer.attributes.columns(fields, ids))


def _free(name: str, taken: set[str], table: Layer) -> str:
    """Return a name that the layer doesn't have yet; with the table's where it does."""
    while name in taken:
        name = f"{name} ({table.name.en})"
    taken.add(name)
    return name
