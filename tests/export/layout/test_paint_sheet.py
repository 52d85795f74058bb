"""A page is painted whole: nothing reaches beyond its margins, and each part is there."""

from dataclasses import replace

import numpy as np
import pytest

from gisapp.export.layout.paint_sheet import paint_page
from gisapp.export.layout.sheet import Sheet, sheet_of
from tests.export.layout.sheets import ink_of, request

pytestmark = pytest.mark.usefixtures("qapp")


def ink_of_page(sheet: Sheet) -> "np.ndarray[tuple[int, ...], np.dtype[np.bool_]]":
    page = sheet.plan.page
    size = round(page.width()), round(page.height())
    return ink_of(lambda painter: paint_page(painter, sheet, 0, 1.0), *size)


@pytest.mark.parametrize("is_landscape", [True, False])
def test_each_part_is_painted_and_margins_stay_white(is_landscape: bool) -> None:
    sheet = sheet_of(
        replace(request(), is_landscape=is_landscape, disclaimer="示意图", author="A" * 20_000)
    )
    ink = ink_of_page(sheet)
    for box in (sheet.plan.title, sheet.plan.map, sheet.plan.legend, sheet.plan.inset):
        place = box.toRect()
        assert ink[place.top() : place.bottom(), place.left() : place.right()].any()
    inner = sheet.plan.inner.toRect().adjusted(-3, -3, 3, 3)
    ink[inner.top() : inner.bottom(), inner.left() : inner.right()] = False
    assert not ink.any()
