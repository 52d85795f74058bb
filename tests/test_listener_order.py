"""What a user sees does not hang on which listener of an event was connected first."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView, QWidget
from pytestqt.qtbot import QtBot

from gisapp.core.events import Event
from gisapp.core.layers.layer import FeatureRef
from gisapp.core.layers.selection import FeatureSet, Selection
from gisapp.core.view_state import ViewState
from gisapp.ui.window.main_window import MainWindow
from tests.ui.details.test_panel import click
from tests.ui.parts import details_of, messages_of, search_of
from tests.ui.reading import WORDS, box, seen, window_on_file

LAYER_ID = "enterprises/enterprises"
COUNT = 10_000
"""So many take longer to read than a page takes to be made."""


@pytest.fixture(params=["as connected", "the other way round"], autouse=True)
def _order(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Call the listeners of all events in one order, then in the other."""
    if request.param == "the other way round":
        monkeypatch.setattr(Event, "emit", _emit_backwards)


def _emit_backwards(event: Event[object], value: object) -> None:
    for listener in reversed(tuple(event._listeners)):
        listener(value)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file that gives its attributes only all together, and is read again for them."""
    features = [
        {
            "type": "Feature",
            "properties": {"name": f"Works {number}", "staff": number},
            "geometry": {"type": "Point", "coordinates": [110 + number / 1000, 28.7]},
        }
        for number in range(COUNT)
    ]
    path = tmp_path / "enterprises.geojson"
    path.write_text(json.dumps(features))
    return path


@pytest.fixture
def window(qtbot: QtBot, path: Path) -> MainWindow:
    return window_on_file(qtbot, path, LAYER_ID)


@pytest.fixture
def state(window: MainWindow) -> ViewState:
    return window.session.state


def read_out(window: MainWindow, *feature_ids: int) -> Callable[[], str]:
    """Select features, and return what asks the panel for its text."""
    features = FeatureSet.of(*(FeatureRef(LAYER_ID, each) for each in feature_ids))
    window.session.state.selection.set(Selection(features))
    return lambda: seen(details_of(window))


def test_a_feature_is_read_out_when_its_attributes_have_come(
    qtbot: QtBot, window: MainWindow
) -> None:
    text = read_out(window, 7)
    assert "Reading the attributes" in text()
    qtbot.waitUntil(lambda: "Works 7" in text())
    assert "Works 8" in read_out(window, 8)()


def test_after_a_failure_another_feature_is_being_read(
    qtbot: QtBot, window: MainWindow, path: Path
) -> None:
    elsewhere = path.parent.rename(path.parent.with_name("unplugged"))
    text = read_out(window, 7)
    qtbot.waitUntil(lambda: "The attributes were not read." in text())
    elsewhere.rename(path.parent)
    read_out(window, 8)
    assert "Reading the attributes" in text()
    assert "The attributes were not read." not in text()
    qtbot.waitUntil(lambda: "Works 8" in text())


def test_sums_come_and_those_that_were_cancelled_come_with_the_next_selection(
    qtbot: QtBot, window: MainWindow
) -> None:
    text = read_out(window, 5, 6, 7)
    assert "Reading the attributes" in text()
    qtbot.waitUntil(lambda: "staff, sum · 18" in text())
    read_out(window, 5, 6)
    assert "Adding up the numbers" in text()
    [task] = window.session.tasks.running
    task.cancel()
    qtbot.waitUntil(lambda: "The numbers were not added up." in text())
    read_out(window, 6, 7)
    assert "Adding up the numbers" in text()
    qtbot.waitUntil(lambda: "staff, sum · 13" in text())
    read_out(window, 5, 6)
    qtbot.waitUntil(lambda: "staff, sum · 11" in text())


def test_where_there_is_nothing_to_add_up_nothing_is_waited_for(
    window: MainWindow, state: ViewState
) -> None:
    park = next(layer for layer in state.layers.layers if layer.kind == "park")
    ids = park.geometry.feature_ids
    state.selection.set(Selection(FeatureSet({park.layer_id: ids})))
    text = seen(details_of(window))
    assert f"{len(ids)} features selected" in text
    assert "Adding up the numbers" not in text


def test_what_is_selected_and_glows_goes_with_its_layer(
    qtbot: QtBot, window: MainWindow, state: ViewState
) -> None:
    text = read_out(window, 5, 6, 7)
    qtbot.waitUntil(lambda: "staff, sum" in text())
    state.hovered.set(FeatureRef(LAYER_ID, 9))
    state.layers.remove(LAYER_ID)
    assert text().startswith("Nothing is open")
    assert state.hovered.value is None
    assert not window.commands["show_selection"].isEnabled()
    qtbot.waitUntil(lambda: window.session.frames.is_complete)


def test_a_layer_that_goes_while_it_is_read_is_no_longer_waited_for(
    qtbot: QtBot, window: MainWindow, state: ViewState
) -> None:
    text = read_out(window, 7)
    state.layers.remove(LAYER_ID)
    at_first = text()
    assert at_first.startswith("Nothing is open")
    qtbot.waitUntil(lambda: not window.session.tasks.running)
    assert text() == at_first
    assert messages_of(window).isHidden()


def test_another_language_is_spoken_everywhere(
    qtbot: QtBot, window: MainWindow, state: ViewState
) -> None:
    text = read_out(window, 5, 6, 7)
    qtbot.waitUntil(lambda: "staff, sum" in text())
    window.commands["switch_language"].trigger()
    words = WORDS["zh"]
    assert words("panel.selected", count="3") in text()
    assert "features selected" not in text()
    assert search_of(window).placeholderText() == words("search.placeholder")
    assert state.units.value.money == "wan"
    window.commands["switch_language"].trigger()
    assert "3 features selected" in text()


def test_names_are_found_as_soon_as_they_are_read(
    qtbot: QtBot, window: MainWindow, state: ViewState
) -> None:
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(window.focusWidget(), "works 29")
    card = window.findChild(QWidget, "searchResults")
    assert isinstance(card, QWidget)
    found = card.findChild(QListView)
    assert isinstance(found, QListView)
    assert "Still reading the names" in seen(card)
    qtbot.waitUntil(lambda: found.model().rowCount() > 0)
    assert "Still reading the names" not in seen(card)
    QTest.keyClick(search_of(window), Qt.Key.Key_Return)
    assert state.selection.value.subject == FeatureRef(LAYER_ID, 29)


def test_one_can_go_back_where_one_was_and_forward_again(
    window: MainWindow, state: ViewState
) -> None:
    back, forward = window.commands["view_before"], window.commands["view_after"]
    at_first = state.viewport.value
    window.commands["zoom_in"].trigger()
    assert back.isEnabled()
    assert not forward.isEnabled()
    back.trigger()
    assert state.viewport.value == at_first
    assert forward.isEnabled()


def test_what_was_not_read_is_read_on_a_click(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    elsewhere = path.parent.rename(path.parent.with_name("unplugged"))
    text = read_out(window, 7)
    qtbot.waitUntil(lambda: "The attributes were not read." in text())
    assert "enterprises.geojson is gone from the disk" in seen(messages_of(window))
    elsewhere.rename(path.parent)
    click(box(details_of(window), "Read them again"))
    assert "Reading the attributes" in text()
    qtbot.waitUntil(lambda: "Works 7" in text())
