"""Files come onto the map while they are read; the user may stop, move on or leave meanwhile."""

import random
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyogrio
import pytest
import shapely
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.layer_style import LayerStyle
from gisapp.core.view_state import ViewState
from gisapp.render.palette import load_palette
from gisapp.session.frame_view import FrameView
from gisapp.session.styling import LayerStyler
from gisapp.session.tasks import Task, Tasks
from gisapp.sources.formats import gdal
from gisapp.ui.layers.tree import LayerTree
from gisapp.ui.window.main_window import MainWindow
from gisapp.words import LANGUAGES, load_words
from tests.benchmarks.parcels import parcels, write_parcels
from tests.benchmarks.towns import CRS
from tests.ui.gestures import drag, turn_wheel
from tests.ui.parts import canvas_of, messages_of
from tests.vector_files import read_vector_file

PARCELS = 6000
BATCHES = 60
ACTIONS = 200


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same places as areas, as outlines and as points."""
    folder = tmp_path_factory.mktemp("land")
    write_parcels(folder / "parcels.fgb", PARCELS)
    shapes = shapely.from_wkb(np.array(parcels(PARCELS)["geometry"].to_pylist(), dtype=object))
    outlines = [shapely.MultiLineString([*each.interiors, each.exterior]) for each in shapes]
    write(folder / "fences.gpkg", "MultiLineString", np.array(outlines))
    write(folder / "wells.gpkg", "Point", shapely.centroid(shapes))
    return folder


def write(path: Path, geometry_type: str, shapes: np.ndarray) -> None:
    table = pa.table(
        {"name": list(map(str, range(len(shapes)))), "geometry": list(shapely.to_wkb(shapes))}
    )
    pyogrio.write_arrow(table, path, geometry_name="geometry", geometry_type=geometry_type, crs=CRS)


@pytest.fixture(autouse=True)
def _in_many_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gdal, "BATCH_SIZE", PARCELS // BATCHES)


def layers_of(state: ViewState, path: Path) -> list[Layer]:
    return [layer for layer in state.layers.layers if layer.group == path.name]


def when_a_part_is_there(
    state: ViewState, path: Path, act: Callable[[Layer], object]
) -> list[Layer]:
    """Act as soon as a part of a file has come; return that part, once it has."""
    parts: list[Layer] = []

    def look(_: object) -> None:
        if not parts and layers_of(state, path):
            parts.extend(layers_of(state, path))
            act(parts[0])

    state.layers.changed.connect(look)
    return parts


def follow(task: Task, shares: list[float]) -> None:
    task.reported.connect(shares.append)


def message(window: MainWindow) -> str:
    sentence = messages_of(window).findChild(QLabel, "messageSentence")
    assert sentence is not None
    return "" if messages_of(window).isHidden() else sentence.text()


def test_a_file_is_on_the_map_from_its_first_batch_on(
    qtbot: QtBot, window: MainWindow, state: ViewState, tasks: Tasks, folder: Path
) -> None:
    path = folder / "parcels.fgb"
    counts: list[int] = []
    shares: list[float] = []
    state.layers.changed.connect(
        lambda _: counts.extend(len(each.geometry) for each in layers_of(state, path))
    )
    tasks.started.connect(lambda task: follow(task, shares) if "Opening" in task.title else None)
    window.files_dropped.emit([str(path)])
    qtbot.waitUntil(lambda: bool(shares) and not tasks.running)
    assert counts[0] == PARCELS // BATCHES, "the first batch does not wait for the second"
    assert counts == sorted(counts)
    assert len(set(counts)) < 10, "it is not drawn anew for every batch"
    assert len(set(shares)) > BATCHES / 2
    assert shares == sorted(shares)

    [layer] = layers_of(state, path)
    (whole,) = read_vector_file(path)
    assert sorted(layer.geometry.feature_ids) == sorted(whole.geometry.feature_ids)
    assert layer.index.extent is not None
    assert state.viewport.value.extent.contains(layer.index.extent)
    tree = window.findChild(LayerTree)
    assert tree is not None
    anywhere = Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive
    assert [item.text(1) for item in tree.findItems("parcels", anywhere)] == [f"{PARCELS:,}"]
    assert message(window) == ""


def test_who_moves_the_map_while_a_file_is_read_is_not_carried_away(
    qtbot: QtBot, window: MainWindow, state: ViewState, tasks: Tasks, folder: Path
) -> None:
    canvas = canvas_of(window)
    part = when_a_part_is_there(
        state, folder / "wells.gpkg", lambda _: turn_wheel(canvas, QPoint(200, 150), 3)
    )
    window.files_dropped.emit([str(folder / "wells.gpkg")])
    qtbot.waitUntil(lambda: bool(part))
    chosen = state.viewport.value
    qtbot.waitUntil(lambda: not tasks.running)
    assert state.viewport.value == chosen


def test_what_was_hidden_while_it_was_read_stays_hidden(
    qtbot: QtBot, window: MainWindow, state: ViewState, tasks: Tasks, folder: Path
) -> None:
    path = folder / "wells.gpkg"
    when_a_part_is_there(state, path, lambda layer: state.layers.show(layer.layer_id, False))
    window.files_dropped.emit([str(path)])
    qtbot.waitUntil(lambda: bool(layers_of(state, path)) and not tasks.running)
    [layer] = layers_of(state, path)
    assert not layer.visible
    assert len(layer.geometry) == PARCELS


def test_cancel_keeps_what_has_come_and_says_so(
    qtbot: QtBot, window: MainWindow, state: ViewState, tasks: Tasks, folder: Path
) -> None:
    path = folder / "fences.gpkg"
    cancel = window.findChild(QPushButton, "cancelTask")
    assert cancel is not None
    part = when_a_part_is_there(state, path, lambda _: cancel.click())
    window.files_dropped.emit([str(path)])
    qtbot.waitUntil(lambda: bool(part) and not tasks.running)
    [layer] = layers_of(state, path)
    assert 0 < len(layer.geometry) < PARCELS
    assert message(window) == "Stopped: fences.gpkg is shown as far as it was read."
    [problem] = layer.origin.problems
    assert f"after {len(layer.geometry):,} of {PARCELS:,} features" in problem.message


def test_what_has_come_of_a_file_that_then_hangs_is_not_taken_for_all(
    qtbot: QtBot, window: MainWindow, state: ViewState, tasks: Tasks, folder: Path
) -> None:
    def give_up(_: Layer) -> None:
        [task] = tasks.running
        task.cancel()
        task.hangs.emit(task)

    path = folder / "fences.gpkg"
    part = when_a_part_is_there(state, path, give_up)
    window.files_dropped.emit([str(path)])
    qtbot.waitUntil(lambda: bool(part) and not tasks.running and not tasks.are_stuck)
    [layer] = layers_of(state, path)
    assert 0 < len(layer.geometry) < PARCELS
    assert message(window) == "Stopped: fences.gpkg is shown as far as it was read."
    [problem] = layer.origin.problems
    assert f"after {len(layer.geometry):,} features" in problem.message


def test_a_file_that_breaks_off_keeps_what_has_come_and_says_so(
    qtbot: QtBot, window: MainWindow, state: ViewState, tasks: Tasks, folder: Path, tmp_path: Path
) -> None:
    path = tmp_path / "fences.gpkg"
    content = bytearray((folder / "fences.gpkg").read_bytes())
    middle = len(content) // 2
    content[middle : middle + 8192] = bytes(8192)
    path.write_bytes(content)
    window.files_dropped.emit([str(path)])
    qtbot.waitUntil(lambda: not tasks.running)
    [layer] = layers_of(state, path)
    assert 0 < len(layer.geometry) < PARCELS
    assert message(window) == "fences.gpkg breaks off: it is shown as far as it could be read."
    [problem] = layer.origin.problems
    assert f"broke off after {len(layer.geometry):,} of {PARCELS:,} features" in problem.message
    assert problem.count == PARCELS - len(layer.geometry)


def test_a_layer_that_is_removed_while_it_is_read_ends_the_reading_without_a_word(
    qtbot: QtBot, window: MainWindow, state: ViewState, tasks: Tasks, folder: Path
) -> None:
    path = folder / "parcels.fgb"
    part = when_a_part_is_there(state, path, lambda layer: state.layers.remove(layer.layer_id))
    window.files_dropped.emit([str(path)])
    qtbot.waitUntil(lambda: bool(part) and not tasks.running)
    assert layers_of(state, path) == []
    assert message(window) == ""


def test_closing_the_window_ends_the_reading_without_a_word(
    qtbot: QtBot, window: MainWindow, state: ViewState, tasks: Tasks, folder: Path
) -> None:
    path = folder / "parcels.fgb"
    part = when_a_part_is_there(state, path, lambda _: window.close())
    window.files_dropped.emit([str(path)])
    qtbot.waitUntil(lambda: bool(part) and not tasks.running)
    before = layers_of(state, path)
    QApplication.processEvents()
    assert layers_of(state, path) == before
    assert message(window) == ""


@pytest.mark.parametrize("seed", [1, 2])
def test_after_any_gestures_while_files_are_read_the_map_is_as_if_painted_fresh(
    qtbot: QtBot,
    window: MainWindow,
    state: ViewState,
    tasks: Tasks,
    folder: Path,
    seed: int,
) -> None:
    chance = random.Random(seed)
    canvas = canvas_of(window)
    paths = [folder / name for name in ("parcels.fgb", "fences.gpkg", "wells.gpkg")]

    def place() -> QPoint:
        return QPoint(chance.randrange(20, canvas.width()), chance.randrange(20, canvas.height()))

    def toggle() -> None:
        layer = chance.choice(state.layers.layers)
        state.layers.show(layer.layer_id, not layer.visible)

    def remove() -> None:
        opened = [layer for path in paths for layer in layers_of(state, path)]
        if opened:
            state.layers.remove(chance.choice(opened).layer_id)

    def open_again() -> None:
        if len(tasks.running) < len(paths):
            window.files_dropped.emit([str(chance.choice(paths))])

    gestures: list[Callable[[], object]] = [
        lambda: drag(canvas, place(), place()),
        lambda: turn_wheel(canvas, place(), chance.choice((-2, -1, 1, 2))),
        window.commands["home"].trigger,
        toggle,
        toggle,
        remove,
        open_again,
    ]
    window.files_dropped.emit([str(path) for path in paths])
    while_reading = 0
    for _ in range(ACTIONS):
        while_reading += bool(tasks.running)
        chance.choice(gestures)()
        qtbot.wait(chance.randrange(3))
    assert while_reading > ACTIONS / 2
    window.files_dropped.emit([str(paths[0])])
    window.commands["home"].trigger()
    qtbot.waitUntil(lambda: not tasks.running and canvas.frames.is_complete)
    assert {len(layer.geometry) for path in paths for layer in layers_of(state, path)} == {PARCELS}
    assert picture_of(window, canvas.frames) == painted_fresh(qtbot, window)


def painted_fresh(qtbot: QtBot, window: MainWindow) -> QImage:
    """Return the map as it is painted by someone who knows nothing of what was before."""
    canvas = canvas_of(window)
    fresh = FrameView(canvas.state)
    with qtbot.waitSignal(fresh.completed):
        fresh.request(load_palette("light"), 1.0)
    image = picture_of(window, fresh)
    fresh.close()
    return image


def picture_of(window: MainWindow, picture: FrameView) -> QImage:
    image = QImage(canvas_of(window).size(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    picture.paint(painter)
    painter.end()
    return image


def test_colours_by_an_attribute_follow_what_still_comes(
    qtbot: QtBot, window: MainWindow, state: ViewState, tasks: Tasks, folder: Path
) -> None:
    path = folder / "parcels.fgb"
    words = tuple(map(load_words, LANGUAGES))
    styler = LayerStyler(state, tasks, words)
    part = when_a_part_is_there(
        state, path, lambda layer: styler.style(layer.layer_id, LayerStyle("land_use"))
    )
    window.files_dropped.emit([str(path)])
    qtbot.waitUntil(lambda: bool(part) and not tasks.running)
    [layer] = layers_of(state, path)
    assert layer.symbology.attribute == "land_use"
    assert len(layer.classes) == PARCELS
    for row in (0, PARCELS // 2, PARCELS - 1):
        record = layer.attributes.record(int(layer.geometry.feature_ids[row]))
        assert layer.symbology.classes[layer.classes[row]].value == record["land_use"]


def test_the_end_of_each_source_is_told_and_nothing_comes_of_dropped_ones(
    qtbot: QtBot, window: MainWindow, state: ViewState, tasks: Tasks, folder: Path
) -> None:
    loader, path = window.session.loader, folder / "parcels.fgb"
    ended: list[str] = []
    loader.ended.connect(lambda source: ended.append(source.uri))
    loader.open([str(folder / "gone.fgb")])
    qtbot.waitUntil(lambda: not tasks.running)
    assert ended == [str(folder / "gone.fgb")]
    loader.open([str(path)])
    assert [source.uri for source, _ in loader.arriving] == [str(path)]
    loader.drop_all()
    assert loader.arriving == ()
    loader.open([str(path)])
    qtbot.waitUntil(lambda: not tasks.running)
    assert ended[1:] == [str(path)]
    assert len(layers_of(state, path)) == 1
