"""Which fields of a layer may be worth a look before anybody has read their values."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from gisapp.core.layers.attributes import Field, FieldRole
from gisapp.core.layers.field_roles import role_of
from gisapp.core.layers.layer import Layer
from gisapp.core.parks.facts import Property
from gisapp.core.space.place_headings import axis_pairs
from gisapp.core.text.number_headings import role_by_heading

Topic = Literal["kind", "figure", "when"]
"""What a field tells features apart by: by kind or state, by an amount or rate, by year."""
MeaningOf = Callable[[Field], Property | None]
"""Returns the property that a field states, as its mapping or its heading says; None for none."""

MOST_PROSPECTS: dict[Topic, int] = {"kind": 4, "figure": 3, "when": 1}
"""So many fields of each topic are read in full."""
_STATE = re.compile(r"状态|状況|状况|情况|进展|阶段|\bstat(?:e|us)\b|\bstage\b", re.IGNORECASE)
_KIND = re.compile(
    r"类型|类别|性质|用途|用地|行业|等级|分区"
    r"|\b(?:type|kind|class|category|use|landuse|zone|zoning|sector|industry|grade)\b",
    re.IGNORECASE,
)
_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z])|_+|-+")
"""Where the words of a heading such as LandUse or land_use part."""
_STATES = ("_status", "status")
_NEVER = ("id", "phone", "url")
"""The types of properties that tell each feature by itself."""
_DATES = ("Date", "DateTime")


@dataclass(frozen=True)
class Prospect:
    """A field that may be worth a look.

    Parameters
    ----------
    field : str
        Its name.
    topic : Topic
    weight : int
        How much it is likely wanted; more is likelier.
    """

    field: str
    topic: Topic
    weight: int


def prospects_of(layer: Layer, meaning_of: MeaningOf) -> tuple[Prospect, ...]:
    """Return the fields of a layer that may be worth a look, the likeliest first.

    Parameters
    ----------
    layer : Layer
        Its headings are looked at, and the first of its values where they are at hand.
    meaning_of : callable

    Returns
    -------
    tuple of Prospect
        At most `MOST_PROSPECTS` of each topic.
    """
    headings = [each.name for each in layer.attributes.fields]
    places = {place for pair in axis_pairs(headings) for place in (pair.first, pair.second)}
    found = []
    for place, field in enumerate(layer.attributes.fields):
        if place not in places:
            made = _prospect(field, role_of(layer, field), meaning_of(field))
            found += [made] if made is not None else []
    found.sort(key=lambda each: -each.weight)
    left = dict(MOST_PROSPECTS)
    chosen = []
    for each in found:
        if left[each.topic]:
            left[each.topic] -= 1
            chosen.append(each)
    return tuple(chosen)


def _prospect(field: Field, role: FieldRole, stated: Property | None) -> Prospect | None:
    if stated is not None and (stated.type in _NEVER or _is_position(field, stated)):
        return None
    if role == "year" or _has_dates(field, stated):
        return Prospect(field.name, "when", 60 if stated else 50)
    if field.is_numeric and role in ("quantity", "rate"):
        return Prospect(field.name, "figure", _weight_of_figure(role, stated))
    if field.type in ("String", "Integer", "Integer64", "Boolean"):
        return Prospect(field.name, "kind", _weight_of_kind(field, stated))
    return None


def _is_position(field: Field, stated: Property) -> bool:
    return stated.section == "geometry" or (field.is_numeric and stated.section == "place")


def _has_dates(field: Field, stated: Property | None) -> bool:
    if field.is_numeric:
        return False
    if stated is not None and stated.type in ("date", "year"):
        return True
    return field.type in _DATES or role_by_heading(field.name) == "year"


def _weight_of_figure(role: FieldRole, stated: Property | None) -> int:
    """Return how much a figure is wanted: what land brings in before what there is of it."""
    if stated is None:
        return 35 if role == "rate" else 30
    says_better = 10 * (stated.better != "none")
    if stated.section == "efficiency":
        return 100 + says_better
    # A rate or a mean with a weight tells the small from the large as what they are.
    return (80 if stated.weight else 50) + says_better


def _weight_of_kind(field: Field, stated: Property | None) -> int:
    if stated is not None and stated.code.endswith(_STATES):
        return 100
    heading = _WORDS.sub(" ", f"{field.name} {field.label}")
    if _STATE.search(heading):
        return 90
    if _KIND.search(heading):
        return 80
    if stated is None:
        return 30
    # A name may be that of a park, which many plots have; their own ones are told by their rows.
    return 20 if stated.type == "name" else 60
