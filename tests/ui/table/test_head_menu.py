"""The menu of a column's head; other parts of the window add to it."""

from pytestqt.qtbot import QtBot

from gisapp.ui.table.head_menu import ColumnAction
from gisapp.ui.table.panel import TablePanel
from gisapp.ui.window.main_window import MainWindow
from gisapp.words import load_words
from tests.ui.table.table_parts import cells, menu, panel, trigger
from tests.window import window

WORDS = load_words("en")

__all__ = ["panel", "window"]


def test_columns_are_sorted_hidden_and_frozen(
    qtbot: QtBot, window: MainWindow, panel: TablePanel
) -> None:
    tables = window.session.tables
    trigger(panel, "staff", "Sort down")
    qtbot.waitUntil(lambda: not window.session.tasks.running)
    assert cells(panel, "name", 1) == ["Works 199"]
    trigger(panel, "staff", "Order of the file")
    trigger(panel, "kind", "Hide this column")
    trigger(panel, "name", "Freeze at the left")
    assert (tables.look.keys, tables.look.hidden, tables.look.frozen) == ((), ("kind",), ("name",))
    trigger(panel, "name", "Do not freeze")
    trigger(panel, "name", "Show all columns")
    assert (tables.look.hidden, tables.look.frozen) == ((), ())


def test_others_add_what_they_do_with_a_column(panel: TablePanel) -> None:
    asked: list[tuple[str, int]] = []
    panel.head_menu.actions.append(
        ColumnAction(
            "find_hint",
            lambda _layer, column, at: asked.append((column, at.area.height())),
            lambda _layer, column: column == "staff",
        )
    )
    trigger(panel, "staff", "Find in the table")
    assert asked == [("staff", panel.grid.moving.horizontalHeader().height())]
    assert "Find in the table" not in [each.text() for each in menu(panel, "name").actions()]
