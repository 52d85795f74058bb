"""Why the numbers of a field do not add up, as far as role and mapping tell."""

from collections.abc import Mapping

from gisapp.core.layers.attributes import Field
from gisapp.core.layers.field_roles import role_of
from gisapp.core.layers.layer import Layer
from gisapp.core.parks.facts import Property


def why_no_total(layer: Layer, field: Field, properties: Mapping[str, Property]) -> str:
    """Return why a field has no sum over rows, empty where it has one.

    Parameters
    ----------
    layer : Layer
    field : Field
        One of the layer's.
    properties : mapping of str to Property
        By their codes: each says how its numbers are joined.

    Returns
    -------
    str
        "text", "code", "year", "rate", "property" where what the column states is not summed,
        "totals" where rows are totals of others, "nested" where rows may be parts of others,
        "periods" where rows tell of different times.
    """
    mapping = layer.mapping
    column = mapping.column(field.name) if mapping else None
    known = properties.get(column.property_code) if column else None
    if known is not None and known.aggregation != "sum":
        return "property"
    adds_up = known is not None or (column is not None and column.aggregation == "sum")
    role = role_of(layer, field)
    if not adds_up and role != "quantity":
        return role
    if layer.origin.total_rows:
        return "totals"
    if mapping is not None and mapping.kind_column:
        return "nested"
    return "periods" if mapping is not None and mapping.period_column else ""
