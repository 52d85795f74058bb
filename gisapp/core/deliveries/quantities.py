"""Quantities that two deliveries write differently: 45亩, 45 mu, and 45 below 面积（亩）."""

import math
from collections.abc import Callable
from functools import cache, partial

from gisapp.core.deliveries.columns import ColumnPair
from gisapp.core.layers.attribute_text import plain_text
from gisapp.core.layers.attributes import AttributeValue
from gisapp.core.layers.layer import Layer
from gisapp.core.parks.mapping.cell_reading import read_cell
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping
from gisapp.core.text.quantity import TypedUnit, read_quantity, unit_of_heading
from gisapp.core.text.written_units import WRITTEN_UNITS

_Read = tuple[float, str, str]
"""A number, its stored unit, and what is said about it: that it is a bound, or about right."""
Alike = Callable[[AttributeValue, AttributeValue], bool]


def quantities_alike(old: Layer, new: Layer, pair: ColumnPair) -> Alike | None:
    """Return what tells whether two cells state one quantity; None for a column of other things.

    A column that was told to be written in a unit is read as its mapping says; one of texts that
    a reader found to be quantities, as its heading and its cells say.

    Parameters
    ----------
    old, new : Layer
        Both deliveries.
    pair : ColumnPair
        The column in each.
    """
    mapped = _in_unit(new, pair.new) or _in_unit(old, pair.old)
    if mapped is None and not (_are_quantities(old, pair.old) or _are_quantities(new, pair.new)):
        return None
    ours, theirs = cache(partial(_read, mapped, pair.old)), cache(partial(_read, mapped, pair.new))

    def are_alike(one: AttributeValue, other: AttributeValue) -> bool:
        first, second = ours(one), theirs(other)
        if first is None or second is None:
            return False
        return first[1:] == second[1:] and math.isclose(first[0], second[0], rel_tol=1e-12)

    return are_alike


def _in_unit(layer: Layer, name: str) -> ColumnMapping | None:
    column = layer.mapping.column(name) if layer.mapping else None
    return column if column is not None and column.unit else None


def _are_quantities(layer: Layer, name: str) -> bool:
    return any(field.beside == name for field in layer.attributes.fields)


def _read(column: ColumnMapping | None, heading: str, cell: AttributeValue) -> _Read | None:
    if column is None:
        stated = read_quantity(plain_text(cell))
        unit = (stated and stated.unit) or unit_of_heading(heading)
        column = ColumnMapping(heading, unit=_name_of(unit) if unit else "")
    reading = read_cell(cell, column, is_number=True)
    if reading is None or reading.value is None or reading.is_garbled:
        return None
    return reading.value, reading.unit, reading.qualifier


def _name_of(unit: TypedUnit) -> str:
    """Return what mappings call a unit; empty for one that they don't know."""
    same = (name for name, each in WRITTEN_UNITS.items() if tuple(each) == tuple(unit))
    return next(same, "")
