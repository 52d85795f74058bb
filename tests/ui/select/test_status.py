"""What the status bar tells of the selection."""

from PySide6.QtWidgets import QMenu, QToolButton
from pytestqt.qtbot import QtBot

from gisapp.core.filters.layer_filter import AnyOf, LayerFilter
from gisapp.core.layers.selection import NO_FEATURES
from gisapp.ui.select.status import SelectionButton, hidden_of
from gisapp.ui.window.main_window import MainWindow
from gisapp.words import load_words
from tests.ui.select.conftest import LAYER
from tests.ui.select.plots import settle, status_text, take


def menu_of(window: MainWindow) -> QMenu:
    """Return the menu of the button as it is when it opens."""
    [button] = window.statusBar().findChildren(SelectionButton)
    menu = button.menu()
    menu.aboutToShow.emit()
    return menu


def choose(window: MainWindow, text: str) -> None:
    [action] = [each for each in menu_of(window).actions() if each.text().startswith(text)]
    action.trigger()


def test_it_tells_count_and_area_and_nothing_of_nothing(
    plots_window: MainWindow, qtbot: QtBot
) -> None:
    assert status_text(plots_window) == ""
    take(plots_window, 1, 2)
    settle(qtbot, plots_window)
    assert status_text(plots_window).startswith("2 selected · area 1")
    plots_window.session.selector.clear()
    assert status_text(plots_window) == ""


def test_the_menu_chooses_among_sums_and_offers_none_of_rates(
    plots_window: MainWindow, qtbot: QtBot
) -> None:
    take(plots_window, 1, 2, 3)
    settle(qtbot, plots_window)
    texts = [each.text() for each in menu_of(plots_window).actions()]
    assert "tax_wan 60" in texts
    assert not any("share_percent" in text for text in texts)
    choose(plots_window, "tax_wan")
    assert status_text(plots_window) == "3 selected · tax_wan 60"
    take(plots_window, 4, 5)
    settle(qtbot, plots_window)
    assert status_text(plots_window) == "2 selected · tax_wan 90"
    choose(plots_window, "No sum")
    assert status_text(plots_window) == "2 selected"
    assert plots_window.session.settings.text("selection_figure") == "none"


def test_it_says_how_many_the_filter_hides(plots_window: MainWindow, qtbot: QtBot) -> None:
    take(plots_window, 0, 1, 2, 3)
    session = plots_window.session
    session.edits.filter(LAYER, LayerFilter((AnyOf("status", ("built",)),)))
    settle(qtbot, plots_window)
    choose(plots_window, "No sum")
    assert status_text(plots_window) == "4 selected · 2 hidden by the filter"
    assert hidden_of(NO_FEATURES, session.state.layers) == (0, 0)


def test_it_speaks_the_language_and_the_units_of_now(
    plots_window: MainWindow, qtbot: QtBot
) -> None:
    take(plots_window, 1, 2)
    settle(qtbot, plots_window)
    plots_window.session.state.words.set(load_words("zh"))
    assert status_text(plots_window).startswith("已选 2 个 · 面积 ")
    [button] = plots_window.statusBar().findChildren(QToolButton, "statusSelection")
    assert "重叠" in button.toolTip()
