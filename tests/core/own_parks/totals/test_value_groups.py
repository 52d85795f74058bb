"""Rows with one value of a column are a group; columns of codes and of free texts make none."""

import numpy as np

from gisapp.core.own_parks.totals.value_groups import MOST_GROUPS, Group, group_fields, groups_of
from tests.own_tables import layer_of


def objects(values: list[object]) -> np.ndarray:
    found = np.empty(len(values), object)
    found[:] = values
    return found


def test_the_largest_group_comes_first_and_what_is_not_stated_is_one() -> None:
    found = groups_of(objects(["在建", "投产", None, "投产 ", ""]), np.array([0, 1, 2, 3, 4]))
    told = [(group.value, group.count, rows.tolist()) for group, rows in found]
    assert told == [("投产", 2, [1, 3]), ("", 2, [2, 4]), ("在建", 1, [0])]


def test_rare_values_are_the_rest() -> None:
    values = [f"v{number}" for number in range(MOST_GROUPS + 5)] + ["v0"]
    found = groups_of(objects(list(values)), np.arange(len(values)))
    assert found[0][0] == Group("v0", 2)
    assert found[-1][0] == Group("", 5, is_rest=True)
    assert sum(group.count for group, _ in found) == len(values)


def test_columns_of_few_texts_make_groups() -> None:
    layer = layer_of(
        name=[f"plot {number}" for number in range(20)],
        use=["M1", "M2"] * 10,
        alike=["yes"] * 20,
        area=[1.0, 2.0] * 10,
    )
    assert list(group_fields(layer, np.arange(20))) == ["use"]
