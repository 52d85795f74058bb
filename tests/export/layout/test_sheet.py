"""A sheet made ready: its map at a round scale, its legend and its tables where they fit."""

from dataclasses import replace

import pytest

from gisapp.core.space.scales import scale_at
from gisapp.export.layout.sheet import map_viewport, sheet_of
from tests.export.layout.sheets import embedded_request, parks, request

pytestmark = pytest.mark.usefixtures("qapp")


def test_the_map_fills_its_box_at_a_round_scale() -> None:
    sheet = sheet_of(request())
    view = sheet.viewport
    assert (view.width, view.height) == (sheet.plan.map.width(), sheet.plan.map.height())
    assert scale_at(view.resolution, view) == 20_000
    assert map_viewport(request()) == view
    assert sheet_of(replace(request(), scale=5000)).viewport.resolution < view.resolution


def test_a_long_table_makes_more_pages_and_a_map_has_one() -> None:
    many = request(parks([f"Plot {i}" for i in range(300)]))
    assert sheet_of(many).page_count == 1
    named = replace(embedded_request(), template="facts", subject_uid="changdong")
    facts = sheet_of(replace(named, is_landscape=False))
    assert facts.facts is not None
    assert facts.facts.heading.startswith("Changdong")
    assert facts.page_count >= 1


def test_a_sheet_of_nothing_is_a_sheet_all_the_same() -> None:
    empty = replace(request(), content=replace(request().content, layers=()))
    sheet = sheet_of(replace(empty, template="table", title="", disclaimer=""))
    assert sheet.legend is not None
    assert sheet.legend.placed == ()
    assert sheet.page_count == 1
