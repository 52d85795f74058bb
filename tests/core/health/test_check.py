"""Layers are checked by all rules, and what was not checked is said."""

from dataclasses import replace
from pathlib import Path

import pytest

from gisapp.core.health.check import RULES, check
from gisapp.core.progress import Progress
from gisapp.errors import Cancelled
from tests.core.layers.partial_layers import Store, partial_of
from tests.untidy_parks import PARKS, PLOTS, checked, untidy


def test_all_rules_are_asked(tmp_path: Path) -> None:
    plots, parks = untidy(tmp_path)
    shares: list[float] = []
    health = check(
        [plots, parks], checked([(plots, PLOTS), (parks, PARKS)]), Progress(shares.append)
    )
    codes = {each.code for each in health.findings}
    assert {"empty_key", "repeated_key", "overlap", "area_differs", "outside_parent"} < codes
    assert {"invalid_shape", "no_shape", "cell", "old_rows", "not_stated"} < codes
    assert health.not_checked == ()
    assert shares == sorted(shares)
    assert len(RULES) == len(set(RULES))


def test_what_was_not_checked_is_said(tmp_path: Path) -> None:
    plots, parks = untidy(tmp_path)
    large = replace(parks, content=replace(parks.content, partial=partial_of(Store())))
    health = check([plots, large], checked())
    assert [each.code for each in health.not_checked] == ["not_mapped", "beyond_memory"]
    assert {each.code for each in health.findings} == {
        *("no_shape", "invalid_shape", "overlap", "drawn_twice")
    }
    gone = replace(plots, mapping=PLOTS)
    assert [each.code for each in check([gone], checked()).not_checked] == ["rows_coming"]


def test_a_file_that_is_gone_is_said_and_others_are_checked(tmp_path: Path) -> None:
    plots, parks = untidy(tmp_path)
    what = checked([(plots, PLOTS), (parks, PARKS)])
    (tmp_path / "plots.gpkg").unlink()
    health = check([plots, parks], what)
    assert "unread" in [each.code for each in health.not_checked]
    assert any(each.layer_id == parks.layer_id for each in health.findings)


def test_the_user_may_end_it(tmp_path: Path) -> None:
    plots, _ = untidy(tmp_path)
    with pytest.raises(Cancelled):
        check([plots], checked(), Progress(cancelled=lambda: True))
