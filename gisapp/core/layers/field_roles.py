"""What the numbers of a field are: amounts that add up, codes, years or rates.

A heading says most, the values confirm it. The user may say otherwise for each field.
"""

import numpy as np

from gisapp.core.layers.attributes import Field, FieldRole
from gisapp.core.layers.layer import Layer
from gisapp.core.text.number_headings import role_by_heading
from gisapp.core.text.number_roles import suggested_role
from gisapp.errors import SourceError

NUMBER_ROLES: tuple[FieldRole, ...] = ("quantity", "code", "year", "rate")
"""What the numbers of a field can be."""
_MOST_READ = 100
"""Features whose values are looked at: so many are read quickly by their ids."""


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


def _role_without_values(field: Field) -> FieldRole | None:
    """Return what heading and type alone say for certain; None where the values count too."""
    heading = role_by_heading(field.name) or role_by_heading(field.label)
    if not field.is_numeric:
        return "code" if heading == "code" else "text"
    if heading in ("quantity", "rate"):
        return heading
    return "quantity" if heading is None and field.type == "Real" else None


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
