"""Rows find their features by keys that read alike, each in the mildest form that fits."""

import pytest

from gisapp.core.layers.attributes import Column
from gisapp.core.layers.key_matching import guessed_keys, matched


@pytest.mark.parametrize(
    ("feature", "row"),
    [("A-1", "A-1"), ("A-1", " a-1"), ("A-1", "Ａ－1"), (7, "007"), ("007", 7), (7.0, "7")],
)
def test_keys_that_read_alike_match(feature: object, row: object) -> None:
    match = matched(Column.of([feature]), Column.of([row]))  # type: ignore[list-item]
    assert match.row_of.tolist() == [0]
    assert len(match.unmatched) == 0


def test_what_is_the_same_goes_before_what_only_reads_alike() -> None:
    match = matched(Column.of(["007", "7"]), Column.of(["7", "007"]))
    assert match.row_of.tolist() == [1, 0]
    assert match.repeated == 0


def test_several_rows_of_a_feature_and_rows_of_none_are_counted() -> None:
    match = matched(Column.of(["a", "b", None]), Column.of(["A", "a", "c", None, ""]))
    assert match.row_of.tolist() == [0, -1, -1]
    assert (match.features, match.repeated) == (1, 1)
    assert match.unmatched.tolist() == [2, 3, 4]


def test_one_row_may_belong_to_several_features() -> None:
    assert matched(Column.of(["a", "a"]), Column.of(["a"])).row_of.tolist() == [0, 0]


def test_keys_are_guessed_by_values_and_not_by_what_is_alike_everywhere() -> None:
    features = {
        "use": Column.of(["工业"] * 4),
        "code": Column.of(["K1", "K2", "K3", "K4"]),
    }
    rows = {"用途": Column.of(["工业"] * 3), "地块": Column.of(["k1", "k2", "k9"])}
    assert guessed_keys(features, rows) == ("code", "地块")
    assert guessed_keys(features, {"n": Column.of(["x", "y"])}) is None
    assert guessed_keys({}, {}) is None
