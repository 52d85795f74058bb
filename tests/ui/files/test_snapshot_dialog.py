"""The export dialog: what is entered is on the page, and what it leaves out is not in it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from gisapp.core.space.viewport import Viewport
from gisapp.core.text.units import UnitChoice
from gisapp.core.view_state import ViewState
from gisapp.export.snapshot import limits
from gisapp.session.tasks import Tasks
from gisapp.ui.files.snapshot_dialog import SnapshotDialog
from gisapp.words import load_words
from tests.export.plots import layer_of_plots
from tests.parks import embedded
from tests.tiles import basemap_at


class Browser(QObject):
    """Stands where the user's browser would be."""

    opened = Signal(QUrl)

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.emit(url)


@pytest.fixture
def browser_of_reader() -> Iterator[Browser]:
    browser = Browser()
    QDesktopServices.setUrlHandler("file", browser, "open")  # type: ignore[arg-type]  # takes a str
    yield browser
    QDesktopServices.unsetUrlHandler("file")


@pytest.fixture
def view_state() -> ViewState:
    layers, dataset = embedded()
    state = ViewState(
        Viewport(12911000.0, 3336000.0, 30.0, 800, 600), load_words("zh"), UnitChoice(money="wan")
    )
    state.layers.add(*layers)
    state.datasets.set((dataset,))
    return state


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    tasks.close()


@pytest.fixture
def dialog(view_state: ViewState, tasks: Tasks) -> Iterator[SnapshotDialog]:
    dialog = SnapshotDialog(view_state, tasks, load_words("en"))
    dialog.show()
    yield dialog
    # A dialog that did its work is gone already.
    if Shiboken.isValid(dialog):
        dialog.close()


def test_the_page_says_what_was_entered_and_is_opened(
    qtbot: QtBot, dialog: SnapshotDialog, browser_of_reader: Browser, tmp_path: Path
) -> None:
    with qtbot.waitSignal(dialog.size_card.estimated) as estimated:
        dialog.form.title.setText("Parks <2026>")
    dialog.form.author.setText("Office 7")
    dialog.form.disclaimer.setText("Internal use")
    dialog.form.review_number.setText("GS(2026)1")
    path = tmp_path / "parks.html"
    with qtbot.waitSignal(browser_of_reader.opened) as opened:
        dialog.export_to(path)
    size = path.stat().st_size
    assert abs(estimated.args[0] - size) < 0.1 * size
    text = path.read_text(encoding="utf-8")
    for entered in ("Parks &lt;2026&gt;", "Office 7", "Internal use", "GS(2026)1"):
        assert entered in text
    assert opened.args == [QUrl.fromLocalFile(str(path))]


def test_it_says_that_tiles_stay_out(
    qtbot: QtBot, view_state: ViewState, dialog: SnapshotDialog, tasks: Tasks, tmp_path: Path
) -> None:
    assert dialog.findChild(QLabel, "exportNote") is None
    view_state.basemap.set(basemap_at(1))
    above_tiles = SnapshotDialog(view_state, tasks, load_words("en"))
    above_tiles.show()
    note = above_tiles.findChild(QLabel, "exportNote")
    assert isinstance(note, QLabel)
    assert "offline base map, not the tiles of Test" in note.text()
    above_tiles.form.open_afterwards.setChecked(False)
    path = tmp_path / "parks.html"
    with qtbot.waitSignal(above_tiles.exported):
        above_tiles.export_to(path)
    assert "© test" not in path.read_text(encoding="utf-8")


def test_an_unticked_field_stays_out(qtbot: QtBot, dialog: SnapshotDialog, tmp_path: Path) -> None:
    everything = Qt.MatchFlag.MatchRecursive | Qt.MatchFlag.MatchExactly
    (field,) = dialog.told.tree.findItems("Total investment", everything)
    field.setCheckState(0, Qt.CheckState.Unchecked)
    dialog.form.open_afterwards.setChecked(False)
    path = tmp_path / "parks.html"
    with qtbot.waitSignal(dialog.exported):
        dialog.export_to(path)
    text = path.read_text(encoding="utf-8")
    assert "total_investment" not in text
    assert "planned_area" in text


def test_a_failure_is_told_and_nothing_that_was_entered_is_lost(
    qtbot: QtBot, dialog: SnapshotDialog, tmp_path: Path
) -> None:
    dialog.form.title.setText("My parks")
    trouble = dialog.findChild(QLabel, "exportTrouble")
    assert isinstance(trouble, QLabel)
    dialog.export_to(tmp_path / "no such folder" / "parks.html")
    qtbot.waitUntil(trouble.isVisible)
    assert "no such folder" in trouble.text()
    entered = dialog.findChild(QLineEdit, "exportTitle")
    assert isinstance(entered, QLineEdit)
    assert (entered.text(), entered.isEnabled()) == ("My parks", True)


def close(dialog: SnapshotDialog) -> None:
    dialog.close()


def press_escape(dialog: SnapshotDialog) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Escape)


@pytest.mark.parametrize("leave", [close, press_escape])
def test_leaving_while_it_writes_leaves_no_file(
    qtbot: QtBot,
    dialog: SnapshotDialog,
    tasks: Tasks,
    tmp_path: Path,
    leave: Callable[[SnapshotDialog], None],
) -> None:
    dialog.export_to(tmp_path / "parks.html")
    leave(dialog)
    qtbot.waitUntil(lambda: not tasks.running)
    assert list(tmp_path.iterdir()) == []


def test_after_a_cancel_in_the_status_bar_all_can_be_changed_again(
    qtbot: QtBot, dialog: SnapshotDialog, tasks: Tasks, tmp_path: Path
) -> None:
    dialog.export_to(tmp_path / "parks.html")
    qtbot.waitUntil(lambda: not dialog.form.title.isEnabled())
    for task in tasks.running:
        task.cancel()
    qtbot.waitUntil(dialog.form.title.isEnabled)
    assert list(tmp_path.iterdir()) == []


def test_what_looks_personal_is_left_out_until_the_user_wants_it_told(
    qtbot: QtBot, view_state: ViewState, tasks: Tasks, tmp_path: Path
) -> None:
    plots = layer_of_plots(tmp_path, {"use": "idle", "手机": "13812345678"})
    view_state.layers.add(plots)
    for told in (False, True):
        dialog = SnapshotDialog(view_state, tasks, load_words("en"))
        dialog.show()
        dialog.form.open_afterwards.setChecked(False)
        if told:
            switch = dialog.findChild(QPushButton, "exportPersonalSwitch")
            assert switch is not None
            qtbot.waitUntil(switch.isVisible)
            switch.click()
        path = tmp_path / f"{told}.html"
        with qtbot.waitSignal(dialog.exported):
            dialog.export_to(path)
        assert ("13812345678" in path.read_text(encoding="utf-8")) is told


def test_layers_kinds_and_shapes_can_be_left_out(
    qtbot: QtBot, view_state: ViewState, tasks: Tasks, tmp_path: Path
) -> None:
    view_state.layers.add(layer_of_plots(tmp_path, {"use": "idle"}))
    dialog = SnapshotDialog(view_state, tasks, load_words("en"))
    qtbot.addWidget(dialog)
    everything = Qt.MatchFlag.MatchRecursive | Qt.MatchFlag.MatchExactly
    for name in ("Shapes", "Enterprises"):
        [row] = dialog.told.tree.findItems(name, everything)
        row.setCheckState(0, Qt.CheckState.Unchecked)
    request = dialog.request
    assert request.as_points == {"plots/plots"}
    assert request.hidden_kinds == {"enterprise"}
    assert "enterprise" not in [layer.layer_id for layer in request.content.layers]
    [row] = dialog.told.tree.findItems("plots", everything)
    row.setCheckState(0, Qt.CheckState.Unchecked)
    assert dialog.request.hidden_layers == {"plots/plots"}
    dialog.close()


def test_where_the_search_for_personal_data_is_cancelled_that_is_told(
    qtbot: QtBot, view_state: ViewState, tasks: Tasks
) -> None:
    # No event of Qt comes between, so that the search cannot be done yet.
    dialog = SnapshotDialog(view_state, tasks, load_words("en"))
    for task in tasks.running:
        task.cancel()
    dialog.show()
    trouble = dialog.findChild(QLabel, "exportTrouble")
    assert isinstance(trouble, QLabel)
    qtbot.waitUntil(lambda: "cancelled" in trouble.text())
    dialog.close()


def test_too_many_features_come_as_outlines_where_the_user_ticks_that(
    qtbot: QtBot, tasks: Tasks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MOST_FEATURES", 1)
    state = ViewState(
        Viewport(12911000.0, 3336000.0, 30.0, 800, 600), load_words("en"), UnitChoice()
    )
    state.layers.add(layer_of_plots(tmp_path, {"rent": 1}, {"rent": 2}))
    dialog = SnapshotDialog(state, tasks, load_words("en"))
    qtbot.addWidget(dialog)
    dialog.show()
    with qtbot.waitSignal(dialog.size_card.failed):
        pass
    tick = dialog.size_card.outlines
    assert tick.isVisible()
    with qtbot.waitSignal(dialog.size_card.estimated):
        tick.click()
    assert dialog.request.too_many == "outlines"
    trouble = dialog.findChild(QLabel, "exportTrouble")
    assert isinstance(trouble, QLabel)
    assert not trouble.isVisible()


def test_a_folder_holds_what_a_page_does_not(
    qtbot: QtBot,
    tasks: Tasks,
    browser_of_reader: Browser,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limits, "MOST_FEATURES", 1)
    viewport = Viewport(12911000.0, 3336000.0, 30.0, 800, 600)
    state = ViewState(viewport, load_words("en"), UnitChoice())
    state.layers.add(layer_of_plots(tmp_path, {"rent": 1}, {"rent": 2}))
    dialog = SnapshotDialog(state, tasks, load_words("en"), to_folder=True)
    dialog.show()
    with qtbot.waitSignal(dialog.size_card.estimated):
        pass
    assert not dialog.size_card.outlines.isVisible()
    with qtbot.waitSignal(browser_of_reader.opened) as opened:
        dialog.export_to(tmp_path / "site")
    assert opened.args[0].toLocalFile() == str(tmp_path / "site")
    for kind in ("shapes", "values"):
        assert (tmp_path / "site" / "data" / "0" / kind / "0.bin").is_file()
