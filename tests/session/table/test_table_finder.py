"""One goes from one cell with a text to the next."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from gisapp.core.tables.row_order import SortKey
from gisapp.session.session import Session
from gisapp.session.table.table_finder import TableFinder

Finish = Callable[[], None]


@pytest.fixture
def finder(session: Session, finish: Finish, works: Path) -> TableFinder:
    """Looks for 9 among forty works."""
    session.loader.open([str(works)])
    finish()
    layer = next(each for each in session.tables.layers if each.dataset is None)
    session.tables.show_layer(layer.layer_id)
    finish()
    session.table_finder.find("9")
    finish()
    return session.table_finder


def test_cells_are_counted_and_gone_through(session: Session, finder: TableFinder) -> None:
    found, shown = finder.found.value, session.tables.shown
    assert found is not None
    assert shown is not None
    assert found.cells(shown) == 8
    cells = [(-1, "")]
    for _ in range(3):
        cell = finder.next_cell(*cells[-1], 1)
        assert cell is not None
        cells.append(cell)
    assert cells[1:] == [(9, "name"), (9, "staff"), (19, "name")]
    assert finder.next_cell(9, "name", -1) == (39, "staff")


def test_another_order_is_another_way(
    session: Session, finder: TableFinder, finish: Finish
) -> None:
    tables = session.tables
    tables.change_look(replace(tables.look, keys=(SortKey("staff", descending=True),)))
    finish()
    assert finder.next_cell(-1, "", 1) == (0, "name")


def test_hidden_columns_are_not_searched(
    session: Session, finder: TableFinder, finish: Finish
) -> None:
    session.tables.change_look(session.tables.look.with_hidden("name"))
    finish()
    assert finder.next_cell(-1, "", 1) == (9, "staff")


def test_nothing_is_found_of_nothing(finder: TableFinder) -> None:
    finder.find("")
    assert finder.found.value is None
    assert finder.next_cell(0, "name", 1) is None
