"""Which figures the status bar may show of a selection."""

from pytestqt.qtbot import QtBot

from gisapp.core.layers.selection import FeatureSet
from gisapp.ui.select.figures import Figure, chosen_figure, figures_of
from gisapp.ui.window.main_window import MainWindow
from tests.ui.reading import ref_of
from tests.ui.select.plots import settle, take


def figures(window: MainWindow) -> dict[str, Figure]:
    session = window.session
    found = figures_of(session.state, session.selecting.shape_sums.now, session.selection_totals)
    return {figure.key: figure for figure in found}


def test_there_is_a_sum_of_shapes_and_of_what_columns_may_be_added_up(
    plots_window: MainWindow, qtbot: QtBot
) -> None:
    take(plots_window, 2, 3)
    settle(qtbot, plots_window)
    found = figures(plots_window)
    assert [*found] == ["area", "column:tax_wan"]
    assert (found["column:tax_wan"].value, found["column:tax_wan"].note) == ("50", "")


def test_facts_of_a_dataset_are_summed_and_what_is_drawn_by_hand_is_no_area(
    window: MainWindow, qtbot: QtBot
) -> None:
    state = window.session.state
    refs = [ref_of(state, uid) for uid in ("changdong", "led-demo-park")]
    window.session.selector.take(FeatureSet.of(*refs))  # type: ignore[arg-type] # they have places
    settle(qtbot, window)
    found = figures(window)
    assert "area" not in found
    assert all(key.startswith("fact:") for key in found)


def test_the_chosen_figure_is_shown_else_the_first_and_none_where_none_is_wanted() -> None:
    area, tax = Figure("area", "area", "1 mu"), Figure("column:tax", "tax", "7")
    assert chosen_figure((area, tax), "column:tax") is tax
    assert chosen_figure((area, tax), "column:gone") is area
    assert chosen_figure((area, tax), "none") is None
    assert chosen_figure((), "area") is None
