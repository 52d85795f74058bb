"""The window checks on demand, lists what is wrong, and a click goes there."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gisapp.ui.health.panel import HealthPanel
from gisapp.ui.window.main_window import MainWindow
from tests.ui.reading import WORDS
from tests.untidy_parks import PARKS, PLOTS, write_untidy
from tests.window import window

__all__ = ["window"]


@pytest.fixture
def panel(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> HealthPanel:
    """The panel once untidy layers were checked."""
    session = window.session
    session.loader.open([str(path) for path in write_untidy(tmp_path)])
    qtbot.waitUntil(lambda: not session.tasks.running)
    session.state.layers.map("plots/plots", PLOTS)
    session.state.layers.map("parks/parks", PARKS)
    qtbot.waitUntil(lambda: not session.tasks.running)
    window.commands["check_data"].trigger()
    qtbot.waitUntil(lambda: session.data_health.result.value is not None)
    found = window.findChild(HealthPanel)
    assert found is not None
    return found


def cells(panel: HealthPanel, column: int) -> list[str]:
    model = panel.listing.model
    return [str(model.data(model.index(row, column))) for row in range(model.rowCount())]


def test_what_is_wrong_is_listed_by_group(panel: HealthPanel, window: MainWindow) -> None:
    assert panel.isVisible()
    assert "findings in" in panel.heading.text()
    assert "Overlaps  3" in [chip.text() for chip in panel.listing.chips.values()]
    panel.listing.chips["outside"].click()
    assert cells(panel, 3) == ["A5: 100% of it lies outside of East, to which it belongs."]
    window.session.state.words.set(WORDS["zh"])
    assert "范围之外  1" in [chip.text() for chip in panel.listing.chips.values()]


def test_a_click_goes_there(panel: HealthPanel, window: MainWindow) -> None:
    panel.listing.chips["outside"].click()
    table = panel.listing.table
    place = table.visualRect(panel.listing.model.index(0, 3)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    (ref,) = window.session.state.selection.value.features
    assert ref == ("plots/plots", 5)


def test_another_age_is_checked_at_once(
    qtbot: QtBot, panel: HealthPanel, window: MainWindow
) -> None:
    assert "old" in panel.listing.chips
    panel.years.setCurrentIndex(panel.years.findData(10))
    panel.years.activated.emit(panel.years.currentIndex())
    qtbot.waitUntil(lambda: "old" not in panel.listing.chips)
    assert window.session.data_health.limits.value.years == 10


def test_before_a_check_it_says_so(window: MainWindow) -> None:
    panel = window.findChild(HealthPanel)
    assert panel is not None
    assert panel.heading.text() == "Nothing has been checked yet."
    assert not panel.isVisible()
    assert not panel.export.isEnabled()
