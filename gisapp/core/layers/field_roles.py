"""What the numbers of a field are: amounts that add up, codes, years or rates.

A heading says most, the values confirm it. The user may say otherwise for each field.
"""

import math
from collections.abc import Sequence
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
_ENOUGH = 10
"""Values that must have a form in common before it means something."""
_SHORTEST_CODE = 9
_SURELY_CODE = 12
"""Digits of whole numbers that are no amounts unless their heading says so."""


def role_of(layer: Layer, field: Field) -> FieldRole:
    """Return what a field's values are: as the user chose, else as heading and values suggest.

    Where no values are at hand, the heading alone decides. Else all fields whose headings leave a
    doubt are looked at together, once, in the first features that are in memory.
    """
    chosen = layer.chosen_roles.get(field.name)
    if chosen is not None:
        return chosen
    known = layer.content.suggested_roles
    if field.name not in known:
        certain = _role_without_values(field)
        if certain is not None:
            return certain
        known.update(_roles_by_values(layer))
    return known.get(field.name) or role_by_heading(field.name) or "quantity"


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
        return _role_of_times(whole)
    return "code" if _look_like_codes(whole) else "quantity"


def _role_without_values(field: Field) -> FieldRole | None:
    """Return what heading and type alone say for certain; None where the values count too."""
    heading = role_by_heading(field.name) or role_by_heading(field.label)
    if not field.is_numeric:
        return "code" if heading == "code" else "text"
    if heading in ("quantity", "rate"):
        return heading
    return "quantity" if heading is None and field.type == "Real" else None


def _role_of_times(values: Sequence[int]) -> FieldRole:
    """Return what numbers are below a heading that tells of a time: years, dates or amounts.

    0 often stands for a time that is not known.
    """
    known = [value for value in values if value]
    if known and all(_is_year(value) for value in known):
        return "year"
    are_dates = known and all(
        _is_year(value // 100) or _is_year(value // 10_000) for value in known
    )
    return "code" if are_dates else "quantity"


def _is_year(value: int) -> bool:
    return FIRST_YEAR <= value <= LAST_YEAR


def _look_like_codes(values: Sequence[int]) -> bool:
    """True for numbers that are counted on from row to row, or of one great length."""
    is_round = all(value % 1000 == 0 for value in values)
    known = [abs(value) for value in values if value]
    if known and not is_round and min(known) >= 10 ** (_SURELY_CODE - 1):
        return True
    if len(values) < _ENOUGH or len(set(values)) < len(values):
        return False
    if len({after - before for before, after in pairwise(values)}) == 1:
        return True
    lengths = {len(str(value)) for value in values}
    return len(lengths) == 1 and lengths.pop() >= _SHORTEST_CODE and not is_round


def _roles_by_values(layer: Layer) -> dict[str, FieldRole]:
    """Return the roles of all fields that need a look; none if no values can be read now."""
    fields = [
        field.name for field in layer.attributes.fields if _role_without_values(field) is None
    ]
    ids, table = layer.geometry.feature_ids, layer.attributes
    if not len(ids) or not table.is_at_hand:
        return {}
    if len(ids) > _MOST_READ:
        # Rows stand in the order of their places; the source's order is that of the ids.
        ids = np.partition(ids, _MOST_READ)[:_MOST_READ]
    try:
        columns = table.columns(fields, np.sort(ids).tolist())
    except SourceError:
        # The failure is said where the values themselves are wanted.
        return {}
    return {
        name: suggested_role(role_by_heading(name), column.values)
        for name, column in columns.items()
    }
