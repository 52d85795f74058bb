"""What is selected, or lies under the mouse, is compared by a command or from a menu."""

from pytestqt.qtbot import QtBot

from gisapp.ui.compare.panel import ComparePanel
from gisapp.ui.window.main_window import MainWindow
from tests.ui.compare.sheets import names
from tests.ui.reading import ref_of, seen, select
from tests.window import window

__all__ = ["window"]


def test_what_is_selected_is_compared_by_a_command(qtbot: QtBot, window: MainWindow) -> None:
    assert not window.commands["compare_selected"].isEnabled()
    assert not window.commands["clear_comparison"].isEnabled()
    select(window.session.state, ref_of(window.session.state, "yifang"))
    window.commands["compare_selected"].trigger()
    panel = window.findChild(ComparePanel)
    assert panel is not None
    qtbot.waitUntil(lambda: len(names(panel)) == 1)
    window.commands["clear_comparison"].trigger()
    qtbot.waitUntil(lambda: names(panel) == [])


def test_what_is_here_is_compared_from_the_menu_of_the_map(
    qtbot: QtBot, window: MainWindow
) -> None:
    session = window.session
    window.commands["compare_here"].trigger()
    selected = session.state.selection.value.subject
    assert [each.ref for each in session.compared.shown] == ([selected] if selected else [])
    menu = window.menus.context_menu("canvas")
    assert window.commands["compare_here"] in menu.actions()


def test_the_dock_says_how_to_begin(qtbot: QtBot, window: MainWindow) -> None:
    window.show_panel("compare")
    panel = window.findChild(ComparePanel)
    assert panel is not None
    assert panel.isVisible()
    assert "Ctrl+Shift+K" in seen(panel)
