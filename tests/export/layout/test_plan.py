"""The parts of a sheet stand within its margins and never upon each other."""

from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QRectF

from gisapp.export.layout.paper import PAPERS
from gisapp.export.layout.plan import Needs, SheetPlan, legend_room, page_px, plan_of
from gisapp.export.layout.request import TEMPLATES
from tests.export.layout.sheets import request

NEEDS = Needs(40, 50, (200, 160))


def boxes(plan: SheetPlan) -> list[QRectF]:
    parts = (plan.title, plan.map, plan.legend, plan.inset, plan.scale, plan.text, plan.footer)
    return [each for each in parts if not each.isEmpty()]


@pytest.mark.parametrize("is_landscape", [True, False])
def test_parts_are_apart_and_within_the_margins(is_landscape: bool) -> None:
    for paper in PAPERS:
        for template in TEMPLATES:
            asked = replace(request(), paper=paper, template=template, is_landscape=is_landscape)
            plan = plan_of(asked, NEEDS)
            within = plan.inner.adjusted(-1, -1, 1, 1)
            assert all(within.contains(each) for each in boxes(plan)), (paper, template)
            for one, other in combinations(boxes(plan), 2):
                both = one.intersected(other)
                assert min(both.width(), both.height()) < 1, (paper, template)
            assert plan.map.width() * plan.map.height() > 0.15 * _area(page_px(asked))


def _area(box: QRectF) -> float:
    return box.width() * box.height()


def test_without_anything_beside_it_the_map_has_the_room() -> None:
    bare = replace(request(), parts=frozenset())
    plan = plan_of(bare, Needs())
    assert plan.map.width() > 0.97 * plan.inner.width()
    assert plan.map.height() > 0.97 * plan.inner.height()


def test_short_tables_leave_room_and_a_long_legend_gets_the_inset_s() -> None:
    asked = replace(request(), template="table")
    short, long = (plan_of(asked, replace(NEEDS, text_px=px)) for px in (60.0, 9999.0))
    assert short.map.height() > long.map.height()
    moved = plan_of(asked, replace(NEEDS, is_inset_on_map=True))
    assert moved.map.contains(moved.inset)
    assert legend_room(moved, asked)[1] > legend_room(plan_of(asked, NEEDS), asked)[1]
