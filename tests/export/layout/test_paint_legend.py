"""A legend flows in columns, says how many lines more there are, and stays in its box."""

import pytest
from PySide6.QtCore import QPointF

from gisapp.core.layers.symbology import Symbol
from gisapp.export.layout.legend import LegendEntry
from gisapp.export.layout.paint_legend import (
    LegendType,
    low_legend,
    narrow_legend,
    paint_legend,
)
from gisapp.words import load_words
from tests.export.layout.sheets import box_of, ink_of
from tests.render.maps import LIGHT

pytestmark = pytest.mark.usefixtures("qapp")
LOOKS = LegendType()
FIFTY = [LegendEntry(f"Class {i}", Symbol(fill="#ff0000"), count="1,000") for i in range(50)]


def test_fifty_lines_flow_in_as_few_columns_as_show_them() -> None:
    one, three = (narrow_legend(FIFTY, 700, height, LOOKS) for height in (1200, 460))
    assert (one.columns, one.left_out) == (1, 0)
    assert (three.columns > 1, three.left_out, len(three.placed)) == (True, 0, 50)
    assert three.width <= 700


def test_beside_a_map_it_takes_no_more_than_its_names_need() -> None:
    short = narrow_legend([LegendEntry("Roads", Symbol(fill="#ff0000"))], 700, 400, LOOKS)
    [entry] = narrow_legend([LegendEntry("Roads along the river")], 700, 400, LOOKS).placed
    assert short.width < 120
    assert entry.lines == ("Roads along the river",)


def test_where_there_is_no_room_it_says_how_many_more() -> None:
    few = narrow_legend(FIFTY, 160, 200, LOOKS)
    assert few.left_out == 50 - len(few.placed) > 30


def test_at_the_foot_of_a_map_it_is_as_low_as_can_be() -> None:
    low = low_legend(FIFTY[:9], 700, 400, LOOKS)
    assert (low.columns, low.left_out) == (3, 0)
    assert low.height < 90


def test_it_is_painted_within_its_box() -> None:
    hostile = [LegendEntry("<b>" + "长" * 20_000, note="x" * 999), *FIFTY[:9]]
    legend = narrow_legend(hostile, 200, 180, LOOKS)
    ink = ink_of(
        lambda painter: paint_legend(
            painter, QPointF(50, 50), legend, LOOKS, LIGHT, load_words("zh")
        ),
        320,
        300,
    )
    left, top, right, bottom = box_of(ink)
    assert min(left, top) >= 49
    assert right <= 251
    assert bottom <= 231
    assert legend.left_out
