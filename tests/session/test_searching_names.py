"""Names in files are searched as soon as they are read, and what is not searched is told."""

import re
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyogrio
import pytest
import shapely
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListView, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gisapp.core.geometry.feature_index import FeatureIndex
from gisapp.core.layers.content import LayerContent
from gisapp.core.layers.layer import Layer
from gisapp.core.search import name_index
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.view_state import ViewState
from gisapp.session.tasks import Task, Tasks
from gisapp.ui.search.results_popup import gaps_text
from gisapp.ui.widgets.theme import ui_font
from gisapp.ui.window.main_window import MainWindow
from gisapp.words import load_words
from tests.benchmarks.parcels import write_parcels
from tests.benchmarks.towns import CRS
from tests.session.test_loading import message
from tests.session.test_viewport_loading import window_on
from tests.ui.parts import canvas_of, search_of

MILLS = 5000
MOST = "Only the best 300 are listed. Type more to narrow them down."
READING = "Still reading the names of mills."
UNREAD = "Not searched, names or attributes not read: mills."


def write_mills(path: Path, name: str = "Changdong Mill") -> Path:
    """Write points that are called so, each with a number."""
    shapes = shapely.points(np.linspace((115.9, 28.6), (116.1, 28.7), MILLS))
    table = pa.table(
        {
            "name": [f"{name} {number}" for number in range(MILLS)],
            "geometry": list(shapely.to_wkb(shapes)),
        }
    )
    pyogrio.write_arrow(table, path, geometry_name="geometry", geometry_type="Point", crs=CRS)
    return path


@pytest.fixture
def mills(tmp_path: Path) -> Path:
    return write_mills(tmp_path / "mills.gpkg")


@pytest.fixture
def started(tasks: Tasks) -> list[str]:
    """The titles of all tasks from now on that read the user's files for a search."""
    titles: list[str] = []

    def note_title(task: Task) -> None:
        if task.title.startswith("Reading") and not re.search("Base map|style", task.title):
            titles.append(task.title)

    tasks.started.connect(note_title)
    return titles


def open_file(qtbot: QtBot, window: MainWindow, tasks: Tasks, path: Path) -> Layer:
    """Open a file after the names of the base map have been read."""
    window.session.searcher.find("x")
    qtbot.waitUntil(lambda: not tasks.running)
    before = {each.layer_id for each in window.session.state.layers.layers}
    window.files_dropped.emit([str(path)])
    qtbot.waitUntil(lambda: not tasks.running)
    [layer] = [each for each in window.session.state.layers.layers if each.layer_id not in before]
    return layer


def search_for(window: MainWindow, text: str) -> None:
    """Go to the search box and type over what is there."""
    canvas_of(window).setFocus()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(window.focusWidget(), text)


def list_in(window: MainWindow) -> QListView:
    card = window.findChild(QWidget, "searchResults")
    assert isinstance(card, QWidget)
    shown = card.findChild(QListView)
    assert isinstance(shown, QListView)
    return shown


def results(window: MainWindow) -> list[str]:
    model = list_in(window).model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def is_found(window: MainWindow, row: str) -> bool:
    return row in results(window)


def note(window: MainWindow) -> str:
    """Return what the card says below the results, if it can be read there."""
    card = window.findChild(QWidget, "searchResults")
    label = window.findChild(QLabel, "searchNote")
    assert isinstance(card, QWidget)
    assert label is not None
    if not label.isVisible():
        return ""
    assert card.rect().contains(label.geometry())
    assert label.height() >= label.heightForWidth(label.width())
    return label.text()


def test_the_park_is_found_at_once_and_the_file_as_soon_as_its_names_are_read(
    qtbot: QtBot, window: MainWindow, tasks: Tasks, started: list[str], mills: Path
) -> None:
    layer = open_file(qtbot, window, tasks, mills)
    assert not started, "names are read when somebody searches"
    search_for(window, "changdong mill")
    assert started == ["Reading the names of mills"]
    assert not results(window)
    assert note(window) == READING
    QTest.keyClick(search_of(window), Qt.Key.Key_Return)
    assert not len(window.session.state.selection.value.features)

    search_for(window, "changdong")
    assert "昌东" in results(window)[0]
    assert note(window) == READING
    qtbot.waitUntil(lambda: note(window) == MOST)
    assert started == ["Reading the names of mills", "Reading the attributes of mills"]
    assert "Changdong Mill 0, mills" in results(window)

    search_for(window, f"mill {MILLS - 1}")
    assert results(window) == [f"Changdong Mill {MILLS - 1}, mills"]
    QTest.keyClick(search_of(window), Qt.Key.Key_Return)
    [ref] = window.session.state.selection.value.features
    assert ref.layer_id == layer.layer_id
    assert layer.attributes.record(ref.feature_id)["name"] == f"Changdong Mill {MILLS - 1}"
    search_for(window, "xyzzy")
    assert note(window).startswith("Nothing found.")
    assert len(started) == 2, "all searches wait for one reading"


def test_what_one_has_walked_to_stays_where_more_is_found(
    qtbot: QtBot, window: MainWindow, tasks: Tasks, mills: Path
) -> None:
    open_file(qtbot, window, tasks, mills)
    search_for(window, "changdong mi")
    search_for(window, "changdong")
    shown = list_in(window)
    QTest.keyClick(search_of(window), Qt.Key.Key_Down)
    walked_to = shown.currentIndex().data()
    before = results(window)
    qtbot.waitUntil(lambda: results(window) != before)
    assert shown.currentIndex().data() == walked_to


def test_a_layer_that_grows_is_read_until_all_of_it_is_found(
    qtbot: QtBot, window: MainWindow, state: ViewState, tasks: Tasks, mills: Path
) -> None:
    asked: list[Layer] = []

    def ask(layers: tuple[Layer, ...]) -> None:
        if not asked and any(layer.group == "mills.gpkg" for layer in layers):
            asked.append(layers[-1])
            search_for(window, f"changdong mill {MILLS - 1}")

    state.layers.changed.connect(ask)
    window.files_dropped.emit([str(mills)])
    qtbot.waitUntil(partial(is_found, window, f"Changdong Mill {MILLS - 1}, mills"))
    qtbot.waitUntil(lambda: not tasks.running)
    for number in (0, MILLS // 2):
        search_of(window).selectAll()
        QTest.keyClicks(search_of(window), f"mill {number}")
        qtbot.waitUntil(partial(is_found, window, f"Changdong Mill {number}, mills"))


def test_an_open_card_tells_of_a_layer_that_was_filled_meanwhile(
    qtbot: QtBot, window: MainWindow, state: ViewState, tasks: Tasks, mills: Path
) -> None:
    whole = open_file(qtbot, window, tasks, mills)
    few = whole.geometry.reordered(np.arange(100))
    content = LayerContent.in_first_class(FeatureIndex(few), whole.attributes, whole.symbology)
    state.layers.put(replace(whole, content=content))
    search_for(window, f"changdong mill {MILLS - 1}")
    qtbot.waitUntil(lambda: note(window).startswith("Nothing found."))
    state.layers.refill(whole)
    qtbot.waitUntil(partial(is_found, window, f"Changdong Mill {MILLS - 1}, mills"))


def test_a_removed_layer_is_forgotten_while_it_is_read_and_after(
    qtbot: QtBot, window: MainWindow, state: ViewState, tasks: Tasks, mills: Path
) -> None:
    layer = open_file(qtbot, window, tasks, mills)
    search_for(window, "mill")
    [task] = tasks.running
    state.layers.remove(layer.layer_id)
    assert task.is_dropped
    qtbot.waitUntil(lambda: not tasks.running)
    search_for(window, "changdong mill")
    assert note(window).startswith("Nothing found.")

    for name in ("Yifang Mill", "Luojia Mill"):
        layer = open_file(qtbot, window, tasks, write_mills(mills, name))
        search_for(window, "mill 77")
        qtbot.waitUntil(lambda: not note(window))
        assert results(window)[0] == f"{name} 77, mills"
        state.layers.remove(layer.layer_id)


def slow_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have names come one by one, so that a cancel finds something to stop."""
    monkeypatch.setattr(name_index, "_RUN", 1)


def test_what_was_cancelled_is_read_when_one_comes_back_to_the_box(
    qtbot: QtBot,
    window: MainWindow,
    tasks: Tasks,
    started: list[str],
    mills: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    open_file(qtbot, window, tasks, mills)
    cancel = window.findChild(QPushButton, "cancelTask")
    assert cancel is not None
    with monkeypatch.context() as slowly:
        slow_reading(slowly)
        search_for(window, "changdong mill")
        cancel.click()
        qtbot.waitUntil(lambda: not tasks.running)
    assert UNREAD in note(window)
    QTest.keyClicks(search_of(window), " 7")
    assert UNREAD in note(window)
    assert len(started) == 1
    search_for(window, "changdong mill 77")
    assert note(window) == READING
    qtbot.waitUntil(lambda: bool(results(window)))
    qtbot.waitUntil(lambda: not note(window))


def test_a_file_that_went_away_is_told_once(
    qtbot: QtBot, window: MainWindow, tasks: Tasks, started: list[str], mills: Path
) -> None:
    open_file(qtbot, window, tasks, mills)
    mills.unlink()
    search_for(window, "changdong")
    qtbot.waitUntil(lambda: note(window) == UNREAD)
    QTest.keyClicks(search_of(window), " mi")
    assert UNREAD in note(window)
    assert not tasks.running
    assert len(started) == 1
    assert "mills.gpkg" in message(window)


def test_closing_the_window_while_names_are_read_leaves_nothing(
    qtbot: QtBot,
    window: MainWindow,
    tasks: Tasks,
    started: list[str],
    mills: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    open_file(qtbot, window, tasks, mills)
    slow_reading(monkeypatch)
    search_for(window, "mill")
    window.close()
    qtbot.waitUntil(lambda: not tasks.running)
    assert len(started) == 1


def test_a_layer_too_large_for_memory_is_told_in_both_languages(
    qtbot: QtBot, tmp_path: Path
) -> None:
    path = write_mills(tmp_path / "parcels.fgb")
    window = window_on(qtbot, path, path.stat().st_size // 4)
    search_for(window, "changdong")
    assert results(window)
    assert note(window) == "Not searched, too large for memory: parcels."
    window.commands["switch_language"].trigger()
    assert note(window) == "以下图层过大，无法载入内存，未搜索：parcels。"
    window.commands["switch_language"].trigger()
    search_for(window, "xyzzy")
    found, not_searched = note(window).split("\n")
    assert found.startswith("Nothing found.")
    assert not_searched == "Not searched, too large for memory: parcels."


def test_of_a_layer_without_names_the_attributes_are_searched(
    qtbot: QtBot, window: MainWindow, tasks: Tasks, started: list[str], tmp_path: Path
) -> None:
    write_parcels(tmp_path / "parcels.gpkg", 500)
    open_file(qtbot, window, tasks, tmp_path / "parcels.gpkg")
    started.clear()
    search_for(window, "xyzzy")
    assert started == ["Reading the attributes of parcels"]
    qtbot.waitUntil(lambda: note(window).startswith("Nothing found."))
    assert "parcels" not in note(window)


def test_names_of_layers_are_shown_as_they_are_but_not_at_any_length(qtbot: QtBot) -> None:
    layers = [Bilingual(name) for name in ("<b>a</b>\n{b}", "b" * 1000, "c", "d", "e")]
    metrics = QFontMetrics(ui_font())
    english = gaps_text({"reading": layers}, load_words("en"), metrics)
    assert english.startswith("Still reading the names of <b>a</b> {b}, bbb")
    assert english.endswith("bbb, c and 2 more.")
    assert len(english) < 200
    chinese = gaps_text(
        {"reading": layers[2:4], "too_large": layers[4:]}, load_words("zh"), metrics
    )
    assert chinese == ("正在读取以下图层的名称：c、d。\n以下图层过大，无法载入内存，未搜索：e。")
