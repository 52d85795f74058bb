"""The head of a fact sheet stands in the height that it asks for."""

import pytest
from PySide6.QtCore import QRectF

from gisapp.export.layout.paint_facts import facts_height, paint_facts
from gisapp.export.layout.subject_facts import Bar, Figure, SubjectFacts
from tests.export.layout.sheets import box_of, ink_of
from tests.render.maps import LIGHT

pytestmark = pytest.mark.usefixtures("qapp")
NOTHING = SubjectFacts("", "", (), "", (), ())
BARS = (Bar("2014", "100 lines", 0.2), Bar("2017*", "470 lines", 1.0))


def test_it_takes_the_room_it_asks_for() -> None:
    figures = (Figure("Area", "21.5 km²", "2017"), Figure("长" * 999, "9" * 99, "x" * 999))
    facts = SubjectFacts("Changdong " * 50, "park", figures, "Lines", BARS, ())
    height = facts_height(facts, 1.0)
    ink = ink_of(lambda p: paint_facts(p, QRectF(10, 10, 400, 300), facts, LIGHT, 1.0), 440, 320)
    left, top, right, bottom = box_of(ink)
    assert min(left, top) >= 9
    assert right <= 411
    assert 10 + height * 0.8 < bottom <= 11 + height
    assert facts_height(NOTHING, 1.0) == 0


def test_the_longer_bar_is_the_higher_one() -> None:
    facts = SubjectFacts("", "", (), "", BARS, ())
    ink = ink_of(lambda p: paint_facts(p, QRectF(0, 0, 400, 100), facts, LIGHT, 1.0), 400, 100)
    chart = ink[:, 280:]
    low, high = chart[:, 30].sum(), chart[:, 90].sum()
    assert high > 2 * low
