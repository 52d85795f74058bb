"""The export dialog: the size it tells is the file's, and what it leaves out is not in it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from gisapp.core.layers.layer import FeatureRef
from gisapp.core.layers.selection import FeatureSet, Selection
from gisapp.core.space.viewport import Viewport
from gisapp.core.text.units import UnitChoice
from gisapp.core.view_state import ViewState
from gisapp.session.tasks import Tasks
from gisapp.ui.files.snapshot_dialog import SnapshotDialog, request_of_view
from gisapp.words import load_words
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


def test_a_snapshot_shows_what_the_window_shows(view_state: ViewState) -> None:
    park = view_state.layers["park"]
    chosen = FeatureRef("park", int(park.geometry.feature_ids[0]))
    view_state.selection.set(Selection(FeatureSet.of(chosen)))
    view_state.layers.show("enterprise", visible=False)
    request = request_of_view(view_state)
    assert request.language == "zh"
    assert request.extent == view_state.viewport.value.extent
    assert request.selected_uid == park.attributes.record(chosen.feature_id)["uid"]
    assert "enterprise" not in {layer.layer_id for layer in request.shown_layers}


def test_it_tells_the_size_of_the_very_file_and_opens_it(
    qtbot: QtBot, dialog: SnapshotDialog, browser_of_reader: Browser, tmp_path: Path
) -> None:
    with qtbot.waitSignal(dialog.measured) as measured:
        dialog.title.setText("Parks <2026>")
    path = tmp_path / "parks.html"
    with qtbot.waitSignal(browser_of_reader.opened) as opened:
        dialog.export_to(path)
    assert measured.args == [path.stat().st_size]
    assert "Parks &lt;2026&gt;" in path.read_text(encoding="utf-8")
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
    above_tiles.open_afterwards.setChecked(False)
    path = tmp_path / "parks.html"
    with qtbot.waitSignal(above_tiles.exported):
        above_tiles.export_to(path)
    assert "© test" not in path.read_text(encoding="utf-8")


def test_an_unticked_field_stays_out(qtbot: QtBot, dialog: SnapshotDialog, tmp_path: Path) -> None:
    everything = Qt.MatchFlag.MatchRecursive | Qt.MatchFlag.MatchExactly
    (field,) = dialog.fields.findItems("Total investment", everything)
    field.setCheckState(0, Qt.CheckState.Unchecked)
    dialog.open_afterwards.setChecked(False)
    path = tmp_path / "parks.html"
    with qtbot.waitSignal(dialog.exported):
        dialog.export_to(path)
    text = path.read_text(encoding="utf-8")
    assert "total_investment" not in text
    assert "planned_area" in text


def test_a_failure_is_told_and_nothing_that_was_entered_is_lost(
    qtbot: QtBot, dialog: SnapshotDialog, tmp_path: Path
) -> None:
    dialog.title.setText("My parks")
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
    assert not dialog.title.isEnabled()
    for task in tasks.running:
        task.cancel()
    qtbot.waitUntil(dialog.title.isEnabled)
    assert list(tmp_path.iterdir()) == []
