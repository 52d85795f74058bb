"""Empty and repeated keys, and parents that are not there, are told with their rows."""

from pathlib import Path

from gisapp.core.health.keys import doubtful_keys, doubtful_parents
from gisapp.core.parks.mapping.layer_mapping import LayerMapping, ParentMapping
from gisapp.core.progress import NO_PROGRESS
from tests.deliveries import opened, write_book
from tests.untidy_parks import PARKS, PLOTS, checked, untidy


def test_keys_that_tell_no_row_from_others(tmp_path: Path) -> None:
    plots, parks = untidy(tmp_path)
    found = list(doubtful_keys(checked([(plots, PLOTS), (parks, PARKS)]), plots, NO_PROGRESS))
    assert [(each.code, each.key, each.feature_ids) for each in found] == [
        ("empty_key", "", (6,)),
        ("repeated_key", "A3", (3, 4)),
    ]
    assert found[1].at is not None
    assert list(doubtful_keys(checked(), plots, NO_PROGRESS)) == []


def test_parents_that_are_not_there(tmp_path: Path) -> None:
    plots, parks = untidy(tmp_path)
    found = doubtful_parents(checked([(plots, PLOTS), (parks, PARKS)]), plots, NO_PROGRESS)
    assert [(each.code, each.feature_ids) for each in found] == [("parents_not_found", (4,))]


def test_rows_that_belong_to_themselves(tmp_path: Path) -> None:
    rows = [("no", "over"), ("a", "b"), ("b", "c"), ("c", "a"), ("d", "a")]
    layer = opened(write_book(tmp_path, "zones.xlsx", rows))
    mapping = LayerMapping(kind="zone", key="no", parents=(ParentMapping("zone", "over", "key"),))
    found = list(doubtful_parents(checked([(layer, mapping)]), layer, NO_PROGRESS))
    assert {each.code for each in found} == {"parents_in_circles"}
    assert [each.key for each in found] == ["a", "b", "c"]


def test_rows_that_lie_in_nothing(tmp_path: Path) -> None:
    plots, parks = untidy(tmp_path)
    mapping = LayerMapping(kind="plot", key="no", parents=(ParentMapping("park", "", "place"),))
    both = checked([(plots, mapping), (parks, PARKS)])
    found = list(doubtful_parents(both, plots, NO_PROGRESS))
    assert [(each.code, each.key) for each in found if each.at] == [("rows_outside", "A5")]
