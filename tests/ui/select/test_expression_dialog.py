"""The dialog that selects what an expression is true for."""

import pytest
from pytestqt.qtbot import QtBot

from gisapp.ui.select.expression_dialog import ExpressionDialog
from gisapp.ui.window.main_window import MainWindow
from tests.ui.reading import seen
from tests.ui.select.conftest import LAYER
from tests.ui.select.plots import settle, taken


@pytest.fixture
def dialog(plots_window: MainWindow) -> ExpressionDialog:
    plots_window.commands["select_by_expression"].trigger()
    [dialog] = plots_window.findChildren(ExpressionDialog)
    dialog.layer.setCurrentIndex(dialog.layer.findData(LAYER))
    return dialog


def test_what_it_is_true_for_is_selected(
    plots_window: MainWindow, dialog: ExpressionDialog, qtbot: QtBot
) -> None:
    dialog.expression.set_text("tax_wan > 50 and status = idle")
    assert dialog.expression.said.text() == ""
    dialog.take.click()
    settle(qtbot, plots_window)
    assert taken(plots_window) == [6]


def test_it_says_what_is_wrong_while_it_is_typed(dialog: ExpressionDialog) -> None:
    assert not dialog.take.isEnabled()
    assert dialog.expression.said.text() == "", "nothing is typed yet"
    dialog.expression.set_text("tax_wan >")
    assert dialog.expression.said.text()
    assert not dialog.take.isEnabled()
    dialog.expression.set_text("tax_wan > 5")
    assert dialog.expression.said.text() == ""
    assert dialog.take.isEnabled()


def test_it_names_the_fields(dialog: ExpressionDialog) -> None:
    assert "plot, tax_wan, share_percent, status" in seen(dialog)
