"""A long table goes on on the next pages, row after row, and stays within its width."""

import pytest
from PySide6.QtCore import QRectF

from gisapp.export.layout.paint_table import TablePart, paint_part, parted
from gisapp.export.layout.printed_table import PrintedTable
from gisapp.words import load_words
from tests.export.layout.sheets import box_of, ink_of
from tests.render.maps import LIGHT

pytestmark = pytest.mark.usefixtures("qapp")
EN = load_words("en")
ROWS = tuple((f"<i>Plot {i}</i>", f"{i:,}") for i in range(500))
TABLE = PrintedTable("Plots", ("Name", "Area"), ROWS, (False, True), left_out=7)


def pages(*tables: PrintedTable, first: float = 200.0) -> list[list[TablePart]]:
    return parted(tables, 400, (first, 700), EN)


def test_five_hundred_rows_go_on_on_further_pages_and_none_is_lost() -> None:
    made = pages(TABLE)
    assert len(made) > 10
    lines = [row[0][0] for page in made for part in page for row in part.lines]
    assert lines == [name for name, _ in ROWS]
    assert [part.title for page in made for part in page][:2] == ["Plots", ""]
    assert all(sum(part.height for part in page) <= 700 for page in made)
    assert made[-1][-1].closing == "and 7 more rows"


def test_a_first_page_without_room_is_left_empty() -> None:
    made = pages(TABLE, first=10)
    assert made[0] == []
    assert made[1][0].title == "Plots"


def test_several_tables_share_a_page_and_an_empty_one_says_so() -> None:
    empty = PrintedTable("None", ("Name",), (), (False,))
    short = PrintedTable("Short", ("Name", "Area"), ROWS[:2], (False, True))
    (page,) = pages(short, empty, first=700)
    assert [part.title for part in page] == ["Short", "None"]
    assert page[1].closing == "No rows."
    assert parted((), 400, (200, 700), EN) == [[]]


def test_a_table_is_painted_within_its_width_whatever_its_cells_say() -> None:
    long = PrintedTable("T" * 999, ("长" * 999, "b"), (("长" * 20_000, "1" * 999),), (False, True))
    ((part,),) = parted((long,), 300, (400, 700), EN)
    ink = ink_of(lambda p: paint_part(p, QRectF(20, 20, 300, 400), part, LIGHT), 360, 200)
    left, top, right, bottom = box_of(ink)
    assert min(left, top) >= 20
    assert right <= 321
    assert bottom <= 20 + part.height + 1
