"""The sheet in the window: filled from a panel's button, narrowed, ordered, translated, saved."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QToolButton
from pytestqt.qtbot import QtBot

from gisapp.ui.compare.panel import ComparePanel
from gisapp.ui.window.main_window import MainWindow
from gisapp.words import load_words
from tests.ui.compare.sheets import names
from tests.ui.reading import ref_of, select
from tests.window import window

__all__ = ["window"]


@pytest.fixture
def panel(qtbot: QtBot, window: MainWindow) -> ComparePanel:
    """The sheet of two parks and a phase."""
    uids = ("changdong", "led-demo-park", "led-demo-park-phase-1")
    window.session.compared.pin([ref_of(window.session.state, uid) for uid in uids])
    panel = window.findChild(ComparePanel)
    assert panel is not None
    qtbot.waitUntil(lambda: panel.model.columnCount() == 3)
    return panel


def test_the_button_of_the_details_panel_pins_what_is_read(
    qtbot: QtBot, window: MainWindow
) -> None:
    assert window.findChild(ComparePanel) is None
    button = window.findChild(QToolButton, "detailsCompare")
    assert button is not None
    select(window.session.state, ref_of(window.session.state, "changdong"))
    assert not button.isChecked()
    button.click()
    panel = window.findChild(ComparePanel)
    assert panel is not None
    assert panel.isVisible()
    qtbot.waitUntil(lambda: names(panel) == ["Changdong Industrial Park"])
    assert button.isChecked()
    assert not panel.model.heads[0].swatch.isNull()
    button.click()
    qtbot.waitUntil(lambda: names(panel) == [])
    assert not button.isChecked()


def test_a_click_on_a_head_goes_there(window: MainWindow, panel: ComparePanel) -> None:
    panel.sheet.go_asked.emit(1)
    selection = window.session.state.selection.value
    assert selection.subject == ref_of(window.session.state, "led-demo-park")


def test_columns_are_ordered_measured_by_and_removed(
    qtbot: QtBot, window: MainWindow, panel: ComparePanel
) -> None:
    first, second, third = names(panel)
    panel.sheet.move_asked.emit(2, 0)
    qtbot.waitUntil(lambda: names(panel) == [third, first, second])
    panel.sheet.choose_asked.emit(1)
    qtbot.waitUntil(lambda: panel.bar.base.currentIndex() == 2)
    assert panel.model.heads[1].is_chosen
    panel.sheet.choose_asked.emit(1)
    qtbot.waitUntil(lambda: panel.bar.base.currentIndex() == 0)
    panel.sheet.remove_asked.emit(0)
    qtbot.waitUntil(lambda: names(panel) == [first, second])
    window.commands["undo"].trigger()
    qtbot.waitUntil(lambda: names(panel) == [third, first, second])


def test_rows_are_narrowed(panel: ComparePanel) -> None:
    every = panel.model.rowCount()
    panel.bar.common.setChecked(True)
    assert 0 < panel.model.rowCount() < every
    panel.bar.differing.setChecked(True)
    assert panel.model.rowCount() <= every


def test_words_and_units_follow_the_user(
    qtbot: QtBot, window: MainWindow, panel: ComparePanel
) -> None:
    window.session.state.words.set(load_words("zh"))
    qtbot.waitUntil(lambda: names(panel)[0] == "昌东工业园")
    assert panel.bar.differing.text() == "仅看差异"
    assert "规划面积" in [getattr(row, "label", "") for row in panel.model.rows]


def test_the_sheet_is_saved(
    qtbot: QtBot, window: MainWindow, panel: ComparePanel, tmp_path: Path
) -> None:
    window.commands["save_comparison"].trigger()
    dialog = window.findChild(QFileDialog, "saveComparison")
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "parks.xlsx"))
    qtbot.waitUntil(lambda: not window.session.tasks.running)
    assert (tmp_path / "parks.xlsx").is_file()
    dialog.reject()
