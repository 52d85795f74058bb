"""The look of a table is stored whole, and of what anybody wrote only the sound is taken."""

import json
from typing import Any

import pytest

from gisapp.core.project.stored_part import StoredPart
from gisapp.core.project.table_json import table_as_json, table_of_part
from gisapp.core.tables.row_order import SortKey
from gisapp.core.tables.table_look import PLAIN_TABLE, TableLook
from gisapp.errors import Phrase

LOOK = TableLook(
    keys=(SortKey("面积", descending=True), SortKey("'; DROP")),
    order=("b", "a", "面积"),
    hidden=("b",),
    frozen=("面积",),
    widths_px={"a": 120},
)


def read(stored: dict[str, Any]) -> tuple[TableLook, list[str]]:
    problems: list[Phrase] = []
    look = table_of_part(StoredPart(stored, "table_look", problems))
    return look, [str(each.values["part"]) for each in problems]


def test_a_look_reads_as_it_was_written() -> None:
    stored = json.loads(json.dumps(table_as_json(LOOK)))
    assert read(stored) == (LOOK, [])
    assert read({}) == (PLAIN_TABLE, [])


def test_which_rows_are_selected_or_in_view_is_of_a_moment() -> None:
    assert table_as_json(PLAIN_TABLE.showing_only("selected", checked=True)) is None


@pytest.mark.parametrize(
    ("part", "value", "told"),
    [
        ("sort", "area", "table_look.sort"),
        ("sort", [{"column": 5}], "table_look.sort[0].column"),
        ("hidden", [1], "table_look.hidden"),
        ("widths", [{"column": "a", "width": -4}], "table_look.widths[0].width"),
        ("widths", [{"column": "a", "width": 10**9}], "table_look.widths[0].width"),
    ],
)
def test_what_is_not_sound_is_left_out_and_told(part: str, value: object, told: str) -> None:
    look, problems = read({"frozen": ["a"], part: value})
    assert problems == [told]
    assert (look.frozen, look.widths_px) == (("a",), {})
