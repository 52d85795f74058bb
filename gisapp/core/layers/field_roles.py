"""What the numbers of a field are: amounts that add up, codes, years or rates.

A heading says most, the values confirm it. The user may say otherwise for each field.
"""

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from gisapp.core.layers.attributes import AttributeValue, Field, FieldRole
from gisapp.core.layers.field_headings import role_by_heading
from gisapp.core.layers.layer import Layer
from gisapp.errors import SourceError

NUMBER_ROLES: tuple[FieldRole, ...] = ("quantity", "code", "year", "rate")
"""What the numbers of a field can be."""
FIRST_YEAR, LAST_YEAR = 1900, 2100
LARGEST_EXACT = 2**53
"""From here on, not every whole number is a number of floating point."""

_MOST_READ = 100
"""Features whose values are looked at: so many are read quickly by their ids."""
_MOST_FIELDS = 30
"""Of a wider table the values would be read one field after the other while the user waits."""
_ENOUGH = 10
"""Values that must have a form in common before it means something."""
_SHORTEST_CODE = 9


def role_of(layer: Layer, field: Field) -> FieldRole:
    """Return what a field's values are: as the user chose, else as heading and values suggest.

    Of a layer that is not wholly in memory, whose attributes are not at hand, or that has very
    many, the heading alone decides.
    """
    chosen = layer.chosen_roles.get(field.name)
    if chosen is not None:
        return chosen
    known = layer.content.suggested_roles
    if field.name not in known:
        heading = role_by_heading(field.name)
        if not field.is_numeric:
            return "code" if heading == "code" else "text"
        if heading in ("quantity", "rate"):
            return heading
        if heading is None and field.type == "Real":
            return "quantity"
        values = _some_values(layer, field.name)
        if values is None:
            return heading or "quantity"
        known[field.name] = suggested_role(heading, values)
    return known[field.name]


def with_role(layer: Layer, field: str, role: FieldRole | None) -> Layer:
    """Return the layer with another role of a field; None for what is suggested."""
    others = {name: other for name, other in layer.chosen_roles.items() if name != field}
    return replace(layer, chosen_roles=others if role is None else {**others, field: role})


def suggested_role(heading: FieldRole | None, values: Sequence[AttributeValue]) -> FieldRole:
    """Return what numbers are, from what their heading says and how they look.

    Parameters
    ----------
    heading : FieldRole or None
        Of `role_by_heading`; amounts and rates look like anything.
    values : sequence of AttributeValue
        Of some features, in the order of their rows.
    """
    if any(isinstance(value, bool) for value in values):
        # Yes and no are stored as numbers.
        return "text"
    stated = [value for value in values if isinstance(value, int | float) and math.isfinite(value)]
    if not stated or heading in ("quantity", "rate"):
        return heading or "quantity"
    if any(value != int(value) for value in stated):
        return "quantity"
    is_long = any(isinstance(value, int) and abs(value) >= LARGEST_EXACT for value in stated)
    if heading == "code" or is_long:
        return "code"
    whole = [int(value) for value in stated]
    if heading == "year":
        return "year" if _are_years(whole) else "quantity"
    return "code" if _look_like_codes(whole) else "quantity"


def _are_years(values: Sequence[int]) -> bool:
    """True for years; 0 often stands for one that is not known."""
    known = [value for value in values if value]
    return bool(known) and all(FIRST_YEAR <= value <= LAST_YEAR for value in known)


def _look_like_codes(values: Sequence[int]) -> bool:
    """True for numbers that are counted on from row to row, or all of one great length."""
    if len(values) < _ENOUGH or len(set(values)) < len(values):
        return False
    if len({after - before for before, after in pairwise(values)}) == 1:
        return True
    lengths = {len(str(value)) for value in values}
    is_round = all(value % 1000 == 0 for value in values)
    return len(lengths) == 1 and lengths.pop() >= _SHORTEST_CODE and not is_round


def _some_values(layer: Layer, field: str) -> Sequence[AttributeValue] | None:
    """Return a field's values of the first features; None if they cannot be read here and now."""
    ids, table = layer.geometry.feature_ids, layer.attributes
    if layer.partial is not None or not table.is_at_hand or len(table.fields) > _MOST_FIELDS:
        return None
    if len(ids) > _MOST_READ:
        # Rows stand in the order of their places; the source's order is that of the ids.
        ids = np.partition(ids, _MOST_READ)[:_MOST_READ]
    try:
        return table.column(field, np.sort(ids).tolist()).values
    except SourceError:
        # The failure is said where the values themselves are wanted.
        return None
