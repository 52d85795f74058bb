"""The columns of a mapped layer that state properties which the park schema knows."""

from gisapp.core.parks.facts import Property
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping, LayerMapping
from gisapp.core.parks.park_schema import ParkSchema


def fact_columns(
    mapping: LayerMapping, schema: ParkSchema
) -> tuple[tuple[ColumnMapping, Property], ...]:
    """Return the columns that state a property of the schema, with it."""
    return tuple(
        (column, schema.properties[column.property_code])
        for column in mapping.facts
        if column.property_code in schema.properties
    )


def is_number(described: Property) -> bool:
    """True if a property is stated as a number."""
    return described.type in ("number", "year") or (not described.type and bool(described.unit))
