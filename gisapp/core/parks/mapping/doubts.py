"""What makes a heading that is known doubtful in one table, or settles a doubt."""

from gisapp.core.parks.facts import Property
from gisapp.core.parks.mapping.alternatives import other_meanings
from gisapp.core.parks.mapping.heading_forms import plain_heading
from gisapp.core.parks.mapping.heading_words import basis_of, names_basis
from gisapp.core.parks.mapping.vocabulary import KnownHeading
from gisapp.core.parks.mapping.vocabulary_index import Meaning
from gisapp.core.parks.park_schema import ParkSchema
from gisapp.core.text.currencies import dimension
from gisapp.core.text.written_units import WRITTEN_UNITS

_KINDS = ("park", "zone", "plot", "building", "enterprise", "project", "road")
_OF_ONE_BASIS = ("plot", "building", "park", "zone", "phase", "road")
"""Kinds of rows of which areas are of land, or of floors."""
_NEVER_FOUNDED = ("plot", "building", "road", "zone")


def belongs_elsewhere(known: Property, kind: str) -> bool:
    """True for what rows of a kind don't have: no plot was founded, no road is a plot."""
    owner, _, what = known.code.partition("_")
    if what.endswith("status") and owner in _KINDS:
        return owner != kind
    return known.section == "enterprise" and known.type == "date" and kind in _NEVER_FOUNDED


def is_settled_by_unit(entry: KnownHeading, meaning: Meaning, schema: ParkSchema) -> bool:
    """True where the heading is doubtful, but not with the unit that it names.

    元/㎡·月 is a rent and no sum of rents; a percentage is no ratio.
    """
    known, stated = schema.properties[entry.property_code], meaning.form.unit
    if known.unit == "ratio":
        return stated in ("percent", "ratio")
    if stated not in WRITTEN_UNITS:
        return False
    measured = dimension(WRITTEN_UNITS[stated].stored)
    if measured != dimension(known.unit):
        return False
    others = other_meanings(known.code, schema.properties)
    alike = (dimension(schema.properties[each].unit) == measured for each in others)
    # "Total or per unit" is asked of what no other property may be.
    return (bool(others) or " or per " in entry.note) and not any(alike)


def may_be_land_or_floor(code: str, name: str, kind: str, schema: ParkSchema) -> bool:
    """True for an area that is let or free of who knows what: a firm leases land or floors."""
    known = schema.properties[code]
    if known.unit != "m2" or kind in _OF_ONE_BASIS or names_basis(plain_heading(name)):
        return False
    others = other_meanings(code, schema.properties)
    return any(basis_of(each, "") != basis_of(code, "") for each in others)
