"""A layer's filter as JSON, for project files."""

import json
import sys

from gisapp.core.filters.layer_filter import (
    NO_FILTER,
    AnyOf,
    Between,
    Chosen,
    Condition,
    Inside,
    LayerFilter,
    Matches,
    Near,
    Ring,
)
from gisapp.core.project.stored_part import StoredPart
from gisapp.core.text.json_value import Json

MOST_CONDITIONS = 500
LONGEST_VALUE = 100_000
LONGEST_EXPRESSION = 10_000
_FARTHEST_M = 2.1e7
_LARGEST = sys.float_info.max
_MOST_VERTICES = 100_000
_LARGEST_ID = 2**53


def filter_as_json(wanted: LayerFilter) -> dict[str, Json] | None:
    """Return a filter as JSON, None where all features are shown."""
    if wanted == NO_FILTER:
        return None
    unknown: list[Json] = [json.loads(each) for each in wanted.unknown]
    return {"conditions": [*map(_as_json, wanted.conditions), *unknown]}


def _as_json(condition: Condition) -> Json:
    match condition:
        case AnyOf(field=field, values=values, takes_missing=missing, is_excluded=is_excluded):
            kind = "none_of" if is_excluded else "any_of"
            return {"kind": kind, "field": field, "values": [*values], "missing": missing}
        case Between(field=field, low=low, high=high, takes_missing=missing):
            ends: dict[str, Json] = {"low": low, "high": high}
            return {"kind": "between", "field": field, **ends, "missing": missing}
        case Matches(expression=text):
            return {"kind": "matches", "expression": text}
        case Inside(rings=rings):
            drawn: list[Json] = [[[*vertex] for vertex in ring] for ring in rings]
            return {"kind": "inside", "rings": drawn}
        case Chosen(feature_ids=feature_ids):
            return {"kind": "chosen", "features": [*feature_ids]}
        case Near(layer_id=layer_id, distance_m=distance_m):
            return {"kind": "near", "layer": layer_id, "distance_m": distance_m}


def filter_of_part(part: StoredPart) -> LayerFilter:
    """Return what of a stored filter is sound; conditions of newer versions are kept."""
    conditions: list[Condition] = []
    unknown: list[str] = []
    for each in part.parts("conditions", MOST_CONDITIONS):
        kind = each.text("kind")
        if kind not in _READERS:
            unknown.append(each.as_json())
            continue
        condition = _READERS[kind](each)
        if condition is None:
            each.complain("kind")
        else:
            conditions.append(condition)
    return LayerFilter(tuple(conditions), tuple(unknown))


def _any_of(part: StoredPart) -> Condition | None:
    field, values = part.text("field", LONGEST_VALUE), part.texts("values")
    missing = part.flag("missing", False)
    return AnyOf(field, values, missing) if field and (values or missing) else None


def _none_of(part: StoredPart) -> Condition | None:
    field, values = part.text("field", LONGEST_VALUE), part.texts("values")
    missing = part.flag("missing", False)
    return AnyOf(field, values, missing, is_excluded=True) if field else None


def _between(part: StoredPart) -> Condition | None:
    low, high = (part.number(end, -_LARGEST, _LARGEST) for end in ("low", "high"))
    field = part.text("field", LONGEST_VALUE)
    is_sound = field and not (low is None and high is None)
    return Between(field, low, high, part.flag("missing", False)) if is_sound else None


def _matches(part: StoredPart) -> Condition | None:
    text = part.text("expression", LONGEST_EXPRESSION)
    return Matches(text) if text else None


def _inside(part: StoredPart) -> Condition | None:
    rings = tuple(map(_ring, part.lists("rings", _MOST_VERTICES)))
    return Inside(rings) if rings and all(len(ring) > 3 for ring in rings) else None


def _ring(vertices: list[object]) -> Ring:
    """Return a ring, or no vertex at all where one of them is no place."""
    found = []
    for vertex in vertices[:_MOST_VERTICES]:
        match vertex:
            case [float() | int() as x, float() | int() as y] if abs(x) <= 720 and abs(y) <= 90:
                found.append((float(x), float(y)))
            case _:
                return ()
    return tuple(found)


def _near(part: StoredPart) -> Condition | None:
    layer_id, distance_m = part.text("layer"), part.number("distance_m", 0, _FARTHEST_M)
    return Near(layer_id, distance_m) if layer_id and distance_m is not None else None


def _chosen(part: StoredPart) -> Condition | None:
    numbers = part.numbers("features")
    is_sound = numbers and all(each.is_integer() and abs(each) <= _LARGEST_ID for each in numbers)
    return Chosen(tuple(sorted({int(each) for each in numbers}))) if is_sound else None


_READERS = {
    "any_of": _any_of,
    "none_of": _none_of,
    "between": _between,
    "matches": _matches,
    "inside": _inside,
    "near": _near,
    "chosen": _chosen,
}
