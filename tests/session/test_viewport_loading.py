"""The window on a file beyond memory shows, selects and tells what one that holds it all does."""

import random
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pyogrio
import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QTableWidget
from pytestqt.qtbot import QtBot

from gisapp.app import ViewArguments, build
from gisapp.core.geometry import density_builder as growing_overview
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.loaded import colored
from gisapp.core.layers.partial_loading import sampled
from gisapp.core.layers.selection import FeatureSet, Selection
from gisapp.core.layers.styles.classify import classify
from gisapp.core.space.extent import Extent
from gisapp.session.tasks import Task
from gisapp.sources.formats import gdal
from gisapp.ui.canvas.map_canvas import MapCanvas
from gisapp.ui.details.panel import DetailsPanel
from gisapp.ui.files.snapshot_dialog import SnapshotDialog
from gisapp.ui.layers.problems_list import SENTENCE
from gisapp.ui.layers.properties_dialog import PropertiesDialog
from gisapp.ui.window.main_window import MainWindow
from gisapp.words import LANGUAGES, load_words
from tests.benchmarks.parcels import write_parcels
from tests.render.features.test_reduction import apart
from tests.session.test_loading import message, painted_fresh, picture_of
from tests.ui.gestures import LEFT, drag, turn_wheel
from tests.ui.parts import canvas_of, hint_of
from tests.ui.reading import seen
from tests.vector_files import read_vector_file

PARCELS = 12_000
ACTIONS = 60
LITTLE = 2 * 1024**2
MUCH = 1024**3


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("land")
    write_parcels(folder / "parcels.fgb", PARCELS)
    write_parcels(folder / "parcels.gpkg", PARCELS)
    return folder


@pytest.fixture(autouse=True)
def _few_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(growing_overview, "MOST_LARGE", PARCELS // 20)


def window_on(qtbot: QtBot, path: Path, memory_bytes: int) -> MainWindow:
    """Return a window that has opened a file and settled."""
    window = build(
        ViewArguments(
            sources=(str(path),), language="en", size=(1000, 640), memory_bytes=memory_bytes
        )
    )
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: bool(layers_in(window)) and is_settled(window))
    return window


def layers_in(window: MainWindow) -> list[Layer]:
    layers = window.session.state.layers.layers
    return [layer for layer in layers if layer.group.startswith("parcels")]


def the_layer(window: MainWindow) -> Layer:
    [layer] = layers_in(window)
    return layer


def is_settled(window: MainWindow) -> bool:
    return not window.session.tasks.running and window.session.frames.is_complete


def settle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: is_settled(window))


def held_by(window: MainWindow) -> Extent | None:
    partial = the_layer(window).partial
    assert partial is not None
    return partial.loaded


def go_to(window: MainWindow, x: float, y: float, resolution: float) -> None:
    state = window.session.state
    now = state.viewport.value
    factor = now.resolution / resolution
    state.viewport.set(now.zoomed(factor, now.width / 2, now.height / 2).centered(x, y))


def parcel(path: Path) -> tuple[float, float]:
    """Return a place inside of a parcel, in EPSG:3857."""
    (layer,) = read_vector_file(path)
    inside = layer.geometry.feature(len(layer.geometry) // 3).representative_point()
    return inside.x, inside.y


def picture(window: MainWindow) -> QImage:
    """Return the map without the glow of what happens to lie under the pointer."""
    window.session.state.hovered.set(None)
    return picture_of(window, window.session.frames)


def are_alike(one: QImage, other: QImage) -> bool:
    """Tell whether two pictures are the same, but for how Qt rounds the ornaments' edges."""
    return bool(apart(one, other).max() <= 4)


def click(canvas: MapCanvas, x: float, y: float) -> None:
    place = QPointF(*canvas.state.viewport.value.to_pixel(x, y)).toPoint()
    QTest.mouseClick(canvas, LEFT, pos=place)


@pytest.mark.parametrize("name", ["parcels.fgb", "parcels.gpkg"])
def test_close_up_the_window_shows_selects_and_tells_what_one_with_all_in_memory_does(
    qtbot: QtBot, folder: Path, name: str
) -> None:
    place = parcel(folder / name)
    pictures, pages = [], []
    for memory in (LITTLE, MUCH):
        window = window_on(qtbot, folder / name, memory)
        assert (the_layer(window).partial is None) == (memory == MUCH)
        go_to(window, *place, 1.0)
        settle(qtbot, window)
        pictures.append(picture(window))
        click(canvas_of(window), *place)
        panel = window.findChild(DetailsPanel)
        assert panel is not None
        pages.append(seen(panel))
        settle(qtbot, window)
        pictures.append(picture(window))
        window.close()
    beyond, selected_beyond, whole, selected = pictures
    assert are_alike(beyond, whole)
    assert are_alike(selected_beyond, selected)
    assert not are_alike(selected, whole)
    assert pages[0] == pages[1]
    assert "DK" in pages[0]


def test_far_away_and_back_all_is_as_it_was(qtbot: QtBot, folder: Path) -> None:
    path = folder / "parcels.fgb"
    window = window_on(qtbot, path, LITTLE)
    x, y = parcel(path)
    go_to(window, x, y, 1.0)
    settle(qtbot, window)
    before, held = picture(window), held_by(window)
    assert held is not None
    click(canvas_of(window), x, y)
    state = window.session.state
    selection = state.selection.value
    assert len(selection.features) == 1
    panel = window.findChild(DetailsPanel)
    assert panel is not None
    page = seen(panel)

    go_to(window, x + 1e6, y, 1.0)
    settle(qtbot, window)
    assert len(the_layer(window).geometry) == 0
    assert state.selection.value == selection
    assert seen(panel) == page, "what is selected is still message"
    window.commands["home"].trigger()
    settle(qtbot, window)
    assert held_by(window) is None
    assert seen(panel) == page

    go_to(window, x, y, 1.0)
    settle(qtbot, window)
    assert held_by(window) == held
    state.selection.set(Selection())
    settle(qtbot, window)
    assert are_alike(picture(window), before)
    assert message(window) == ""


@pytest.mark.parametrize("seed", [1, 4])
def test_after_any_gestures_the_map_is_as_if_painted_fresh(
    qtbot: QtBot, folder: Path, seed: int
) -> None:
    chance = random.Random(seed)
    window = window_on(qtbot, folder / "parcels.fgb", LITTLE)
    canvas, state = canvas_of(window), window.session.state
    middle = parcel(folder / "parcels.fgb")

    def place() -> QPoint:
        return QPoint(chance.randrange(20, canvas.width()), chance.randrange(20, canvas.height()))

    def toggle() -> None:
        layer = chance.choice(layers_in(window) or state.layers.layers)
        state.layers.show(layer.layer_id, not layer.visible)

    def remove() -> None:
        if layers := layers_in(window):
            state.layers.remove(chance.choice(layers).layer_id)

    def open_again() -> None:
        if len(layers_in(window)) < 3:
            path = folder / chance.choice(("parcels.fgb", "parcels.gpkg"))
            window.files_dropped.emit([str(path)])

    gestures: list[Callable[[], object]] = [
        *[lambda: drag(canvas, place(), place())] * 3,
        *[lambda: turn_wheel(canvas, place(), chance.choice((-3, -1, 1, 2, 3)))] * 3,
        *[lambda: go_to(window, *middle, chance.choice((0.5, 1.0, 2.0)))] * 3,
        window.commands["home"].trigger,
        toggle,
        remove,
        open_again,
    ]
    was_held = 0
    for _ in range(ACTIONS):
        chance.choice(gestures)()
        if chance.random() < 0.3:
            settle(qtbot, window)
        else:
            qtbot.wait(chance.randrange(80))
        was_held += any(each.partial and each.partial.loaded for each in layers_in(window))
    assert was_held > ACTIONS / 6
    go_to(window, *middle, 1.0)
    window.files_dropped.emit([str(folder / "parcels.fgb")])
    settle(qtbot, window)
    go_to(window, *middle, 1.0)
    settle(qtbot, window)
    for layer in layers_in(window):
        assert layer.partial is not None
        held = layer.partial.loaded
        around = state.viewport.value.with_surroundings.extent
        assert not layer.visible or (held is not None and held.contains(around))
    assert message(window) == "" or "is open already" in message(window)
    shown = picture(window)
    assert shown == painted_fresh(qtbot, window)


def slow_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have files come feature by feature, so that a cancel finds something to stop."""
    monkeypatch.setattr(gdal, "BATCH_SIZE", 1)


def test_what_was_cancelled_is_not_read_again_until_the_map_moves(
    qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder / "parcels.fgb"
    x, y = parcel(path)
    window = window_on(qtbot, path, LITTLE)
    tasks, state = window.session.tasks, window.session.state
    cancel = window.findChild(QPushButton, "cancelTask")
    assert cancel is not None
    started: list[Task] = []
    tasks.started.connect(started.append)
    slow_reading(monkeypatch)
    go_to(window, x, y, 1.0)
    assert [task.title for task in started] == ["Reading what is in view of parcels"]
    cancel.click()
    settle(qtbot, window)
    assert held_by(window) is None
    assert not hint_of(window).isHidden(), "what is seen is an overview"
    state.layers.set_opacity(the_layer(window).layer_id, 0.5)
    settle(qtbot, window)
    assert len(started) == 1

    go_to(window, x + 50, y, 1.0)
    settle(qtbot, window)
    assert len(started) == 2
    assert held_by(window) is not None
    assert hint_of(window).isHidden()
    assert message(window) == ""


def test_what_was_cancelled_is_read_where_it_shall_be_coloured(
    qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder / "parcels.fgb"
    window = window_on(qtbot, path, LITTLE)
    cancel = window.findChild(QPushButton, "cancelTask")
    assert cancel is not None
    x, y = parcel(path)
    with monkeypatch.context() as slowly:
        slow_reading(slowly)
        go_to(window, x, y, 1.0)
        cancel.click()
        settle(qtbot, window)
    layer = the_layer(window)
    assert layer.partial is not None
    assert layer.partial.loaded is None
    words = [load_words(language) for language in LANGUAGES]
    colors = classify(sampled(layer), "land_use", words).symbology
    window.session.state.layers.put(colored(layer, layer.partial, colors))
    settle(qtbot, window)
    assert held_by(window) is not None
    assert the_layer(window).symbology == colors


def test_closing_the_window_while_it_reads_leaves_nothing(
    qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder / "parcels.fgb"
    place = parcel(path)
    window = window_on(qtbot, path, LITTLE)
    tasks = window.session.tasks
    slow_reading(monkeypatch)
    go_to(window, *place, 1.0)
    assert tasks.running
    window.close()
    qtbot.waitUntil(lambda: not tasks.running)
    assert held_by(window) is None
    assert message(window) == ""


def test_a_file_that_goes_away_is_told_once(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "parcels.fgb"
    write_parcels(path, PARCELS)
    place = parcel(path)
    window = window_on(qtbot, path, LITTLE)
    tasks = window.session.tasks
    failures: list[str] = []
    started: list[Task] = []
    tasks.failed.connect(lambda error: failures.append(str(error)))
    tasks.started.connect(started.append)
    path.unlink()
    go_to(window, *place, 1.0)
    settle(qtbot, window)
    window.session.state.layers.set_opacity(the_layer(window).layer_id, 0.5)
    settle(qtbot, window)
    assert len(started) == len(failures) == 1
    assert message(window) == failures[0]
    assert "parcels.fgb is gone from the disk" in failures[0]


def test_a_file_that_goes_away_is_told_by_the_dialogs_that_would_read_it(
    qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "parcels.fgb"
    write_parcels(path, PARCELS)
    place = parcel(path)
    window = window_on(qtbot, path, LITTLE)
    path.unlink()
    state, tasks = window.session.state, window.session.tasks
    properties = PropertiesDialog(the_layer(window), window.session, window)
    properties.show()
    problems = properties.findChild(QTableWidget, "problemTable")
    assert problems is not None

    def sentences() -> list[str]:
        cells = [problems.item(row, SENTENCE) for row in range(problems.rowCount())]
        return [cell.text() for cell in cells if cell is not None]

    qtbot.waitUntil(
        lambda: any("parcels.fgb is gone from the disk" in each for each in sentences())
    )
    assert "Checking shapes…" not in [label.text() for label in properties.findChildren(QLabel)]
    properties.close()

    go_to(window, *place, 1.0)
    settle(qtbot, window)
    export = SnapshotDialog(state, tasks, load_words("en"), window)
    export.show()
    trouble = export.findChild(QLabel, "exportTrouble")
    assert trouble is not None
    qtbot.waitUntil(trouble.isVisible)
    assert "parcels.fgb is gone from the disk" in trouble.text()
    export.close()


def test_an_overview_has_nothing_to_click_and_says_so(qtbot: QtBot, folder: Path) -> None:
    window = window_on(qtbot, folder / "parcels.fgb", LITTLE)
    assert the_layer(window).is_overview
    canvas = canvas_of(window)
    assert not hint_of(window).isHidden()
    assert "Zoom in" in hint_of(window).text()
    place = parcel(folder / "parcels.fgb")
    click(canvas, *place)
    assert not len(canvas.state.selection.value.features)
    go_to(window, *place, 1.0)
    settle(qtbot, window)
    assert hint_of(window).isHidden()
    click(canvas, *place)
    assert len(canvas.state.selection.value.features) == 1


def test_one_may_go_back_to_what_is_selected_though_it_is_not_held(
    qtbot: QtBot, folder: Path
) -> None:
    window = window_on(qtbot, folder / "parcels.fgb", LITTLE)
    whole = window.session.state.viewport.value
    place = parcel(folder / "parcels.fgb")
    go_to(window, *place, 1.0)
    settle(qtbot, window)
    click(canvas_of(window), *place)
    window.session.state.viewport.set(whole)
    settle(qtbot, window)
    assert the_layer(window).is_overview
    window.commands["show_selection"].trigger()
    seen_now = window.session.state.viewport.value
    assert seen_now.resolution < whole.resolution / 10
    assert seen_now.extent.contains(Extent(*place, *place))

    layer = the_layer(window)
    everything = FeatureSet({layer.layer_id: np.arange(PARCELS)})
    window.session.state.selection.set(Selection(everything))
    window.commands["show_selection"].trigger()
    assert layer.extent is not None
    assert window.session.state.viewport.value.extent.contains(layer.extent)
    panel = window.findChild(DetailsPanel)
    assert panel is not None
    stated = pyogrio.read_dataframe(folder / "parcels.fgb", columns=["rent"])["rent"].count()
    qtbot.waitUntil(lambda: f"stated for {stated:,} of {PARCELS:,}" in seen(panel))
