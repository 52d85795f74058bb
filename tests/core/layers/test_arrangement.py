"""Layers are moved to any place, between groups, in and out of them; the base map stays."""

import pytest

from gisapp.core.layers.arrangement import (
    Place,
    group_renamed,
    grouped,
    moved,
    stepped,
    ungrouped,
)
from gisapp.core.layers.groups import BASE_GROUP, NO_GROUP, GroupKey, group_entries
from gisapp.core.layers.layer import Layer
from gisapp.core.text.bilingual import Bilingual
from tests.core.layers.test_groups import LAND, one

STACK = (
    one("o", "base"),
    one("p", "parks"),
    one("q", "parks"),
    one("s", "single.csv"),
    one("a", "file"),
    one("b", "file"),
    one("c", "file"),
    one("n", "base"),
)
"""From the top: the file's c, b, a; s; the parks q, p; the base map."""


def text(layers: tuple[Layer, ...]) -> str:
    """Return entries from the top: groups in brackets."""
    return " ".join(
        f"[{''.join(each.layer_id for each in entry.layers)}]"
        if entry.is_group
        else entry.layers[0].layer_id
        for entry in group_entries(layers)
    )


def test_the_stack_of_these_tests_reads_so() -> None:
    assert text(STACK) == "[cba] s [qp] [no]"


@pytest.mark.parametrize(
    ("ids", "place", "after"),
    [
        ("a", Place("c", False, "file"), "[acb] s [qp] [no]"),
        ("c", Place("a", True, "file"), "[bac] s [qp] [no]"),
        ("ac", Place("b", False, "file"), "[cab] s [qp] [no]"),
        ("b", Place("s", True), "[ca] s b [qp] [no]"),
        ("b", Place("c", False), "b [ca] s [qp] [no]"),
        ("s", Place("b", True, "file"), "[cbsa] [qp] [no]"),
        ("s", Place("q", False, "parks"), "[cba] [sqp] [no]"),
        ("qs", Place("a", True, "file"), "[cbasq] [p] [no]"),
        ("a", Place("a", True, "file"), "[cba] s [qp] [no]"),
        ("s", Place("o", True), "[cba] [qp] s [no]"),
        ("bc", Place("n", False, BASE_GROUP), "[cba] s [qp] [no]"),
        ("o", Place("c", False), "[cba] s [qp] [no]"),
        ("o", Place("n", False, BASE_GROUP), "[cba] s [qp] [on]"),
        ("bc", Place("s", True), "[a] s c b [qp] [no]"),
    ],
)
def test_layers_come_to_their_place(ids: str, place: Place, after: str) -> None:
    assert text(moved(STACK, set(ids), place)) == after


def test_a_group_is_moved_as_one() -> None:
    down = moved(STACK, set("abc"), Place("p", True), whole=["file"])
    assert text(down) == "s [qp] [cba] [no]"
    assert all(each.own_group is None for each in down)


def test_a_group_that_gets_a_stranger_is_the_users_from_then_on() -> None:
    after = {each.layer_id: each for each in moved(STACK, ["s"], Place("q", True, "parks"))}
    assert (
        after["s"].own_group == after["p"].own_group == Bilingual("Qingshanhu District", "青山湖区")
    )
    out = moved(STACK, ["b"], Place("s", True))
    back = {each.layer_id: each for each in moved(out, ["b"], Place("a", False, "file"))}
    assert all(back[each].own_group is None for each in "abc"), "it is back where it belongs"


@pytest.mark.parametrize(
    ("ids", "up", "whole", "folded", "place"),
    [
        ("b", True, (), (), Place("c", False, "file")),
        ("c", True, (), (), Place("c", False)),
        ("a", False, (), (), Place("a", True)),
        ("s", True, (), (), Place("a", True, "file")),
        ("s", True, (), ("file",), Place("c", False)),
        ("s", False, (), (), Place("q", False, "parks")),
        ("abc", True, ("file",), (), None),
        ("abc", False, ("file",), (), Place("s", True)),
        ("qp", False, ("parks",), (), None),
        ("n", True, (), (), None),
        ("n", False, (), (), Place("o", True, BASE_GROUP)),
        ("z", False, (), (), None),
    ],
)
def test_one_step_leads_past_into_or_out_of_what_is_next(
    ids: str, up: bool, whole: tuple[GroupKey, ...], folded: tuple[GroupKey, ...], place: object
) -> None:
    assert stepped(STACK, set(ids), up=up, whole=whole, folded=folded) == place


def test_each_step_down_and_up_again_leads_through_all_places() -> None:
    layers, seen = moved(STACK, ["s"], Place("c", False)), []
    for up in (False, True):
        while (place := stepped(layers, ["s"], up=up)) is not None:
            layers = moved(layers, ["s"], place)
            seen.append(text(layers).removesuffix(" [no]"))
    down = ["[scba] [qp]", "[csba] [qp]", "[cbsa] [qp]", "[cbas] [qp]", "[cba] s [qp]"]
    down += ["[cba] [sqp]", "[cba] [qsp]", "[cba] [qps]", "[cba] [qp] s"]
    assert seen[:9] == down
    assert seen[9:] == [*down[-2::-1], "s [cba] [qp]"]


def test_a_group_is_made_of_any_layers_but_those_of_the_base_map() -> None:
    after = grouped(STACK, {"s", "b", "o"}, LAND)
    assert text(after) == "[ca] [bs] [qp] [no]"
    assert text(grouped(after, {"c"}, Bilingual("Other"))) == "[c] [a] [bs] [qp] [no]"


def test_a_group_is_dissolved_and_named() -> None:
    assert text(ungrouped(STACK, ["file", BASE_GROUP])) == "c b a s [qp] [no]"
    named = group_renamed(STACK, "file", LAND)
    assert [each.key for each in group_entries(named)][:2] == [LAND, NO_GROUP]
