"""Filters come back from JSON as they were, and what is not sound is left out."""

import json

from gisapp.core.filters.layer_filter import (
    NO_FILTER,
    AnyOf,
    Between,
    Chosen,
    Inside,
    LayerFilter,
    Matches,
    Near,
)
from gisapp.core.project.filter_json import filter_as_json, filter_of_part
from gisapp.core.project.stored_part import StoredPart
from gisapp.errors import Phrase

RING = ((116.0, 28.0), (117.0, 28.0), (117.0, 29.0), (116.0, 28.0))
ALL = LayerFilter(
    (
        AnyOf("状态", ("闲置", "<b>"), takes_missing=True),
        AnyOf("owner", ("<b>",), takes_missing=True, is_excluded=True),
        Between("area", 20.0, None),
        Matches("area > 20 mu"),
        Inside((RING,)),
        Near("roads", 1000.0),
        Chosen((-1, 0, 7)),
    )
)


def read(document: object) -> tuple[LayerFilter, list[Phrase]]:
    problems: list[Phrase] = []
    stored = json.loads(json.dumps(document))
    return filter_of_part(StoredPart(stored or {}, "filter", problems)), problems


def test_all_conditions_come_back() -> None:
    assert read(filter_as_json(ALL)) == (ALL, [])
    assert filter_as_json(NO_FILTER) is None
    assert read(None) == (NO_FILTER, [])


def test_conditions_of_newer_versions_are_kept_as_they_are() -> None:
    newer = {"kind": "in_orbit", "height": 3, "names": ["a"]}
    found, problems = read({"conditions": [newer, {"kind": "matches", "expression": "a = 1"}]})
    assert not problems
    assert found.conditions == (Matches("a = 1"),)
    stored = filter_as_json(found)
    assert stored is not None
    assert stored["conditions"] == [{"kind": "matches", "expression": "a = 1"}, newer]


def test_what_is_not_sound_is_left_out_and_told() -> None:
    wrong = [
        {"kind": "any_of", "field": "a", "values": []},
        {"kind": "between", "field": "a"},
        {"kind": "inside", "rings": [[[0, 0], [1, "x"], [1, 1], [0, 0]]]},
        {"kind": "near", "layer": "roads", "distance_m": -1},
        {"kind": "matches"},
    ]
    found, problems = read({"conditions": wrong})
    assert found == NO_FILTER
    assert len(problems) >= len(wrong)
