"""What conditions may say of a layer's attributes: their names, kinds and units."""

import re

from gisapp.core.filters.filter_field import FieldKind, FilterField
from gisapp.core.layers.attributes import Field
from gisapp.core.layers.layer import Layer
from gisapp.core.own_parks.fact_columns import fact_columns, is_number
from gisapp.core.parks.facts import Property
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping
from gisapp.core.parks.park_schema import ParkSchema
from gisapp.core.text.quantity import TypedUnit, unit_of_heading
from gisapp.core.text.written_units import WRITTEN_UNITS

_KINDS: dict[str, FieldKind] = {
    **dict.fromkeys(("Integer", "Integer64", "Real"), "number"),
    **dict.fromkeys(("Date", "DateTime"), "date"),
}
_BRACKETS = re.compile(r"[（(\[【].{1,30}[)）\]】]\s*$")
"""What stands behind a heading, such as a unit."""
_Meaning = tuple[ColumnMapping, Property]


def filter_fields(layer: Layer, schema: ParkSchema | None = None) -> tuple[FilterField, ...]:
    """Return the attributes of a layer as filters know them.

    Parameters
    ----------
    layer : Layer
        Only its fields and its mapping are looked at.
    schema : ParkSchema or None
        What the properties of mapped columns are called; None where no column is mapped.

    Returns
    -------
    tuple of FilterField
        In the layer's order.
    """
    stated = fact_columns(layer.mapping, schema) if layer.mapping and schema else ()
    meanings = {column.column: (column, described) for column, described in stated}
    return tuple(_field(each, meanings.get(each.name)) for each in layer.attributes.fields)


def _field(field: Field, meaning: _Meaning | None) -> FilterField:
    kind = _KINDS.get(field.type, "text")
    bare = _BRACKETS.sub("", field.name).strip()
    unit = unit_of_heading(field.label or field.name) or unit_of_heading(field.name)
    if meaning is None:
        return FilterField(field.name, kind, (field.label, bare), unit)
    column, described = meaning
    names = (field.label, bare, described.label.zh, described.label.en)
    if described.type == "date":
        kind = "date"
    known = WRITTEN_UNITS.get(column.unit)
    if known is not None and is_number(described):
        unit = None if described.type == "year" else TypedUnit(known.stored, known.size)
    return FilterField(field.name, kind, names, unit)
