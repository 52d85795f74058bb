"""100,000 parcels of any schema are opened, panned and clicked; the times are printed."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import shapely
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gisapp.app import ViewArguments, build
from gisapp.core.space.extent import Extent
from gisapp.ui.layers.tree import LayerTree
from gisapp.ui.window.main_window import MainWindow
from tests.benchmarks.parcels import parcels, write_parcels
from tests.ui.parts import canvas_of, details_of
from tests.ui.reading import seen

PARCELS = 100_000
SIZE = (1600, 1000)
LEFT = Qt.MouseButton.LeftButton
Report = Callable[[str, float], None]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("parcels") / "parcels.gpkg"
    write_parcels(path, PARCELS)
    return path


@pytest.fixture
def report(capsys: pytest.CaptureFixture[str]) -> Report:
    """Print how long something took, whether or not the test passes."""

    def report(what: str, milliseconds: float) -> None:
        with capsys.disabled():
            print(f"\n{PARCELS:,} parcels, {what}: {milliseconds:.0f} ms", end="")

    return report


@contextmanager
def shown(qtbot: QtBot, arguments: ViewArguments) -> Iterator[MainWindow]:
    """Show the window until its first complete map with all sources, and close it at the end."""
    window = build(arguments)
    qtbot.addWidget(window)
    picture = window.session.frames
    window.show()
    tree = window.findChild(LayerTree)
    assert tree is not None
    anywhere = Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive
    qtbot.waitUntil(lambda: bool(tree.findItems("parcels", anywhere)))
    # What grows is complete more than once.
    tasks = window.session.tasks
    qtbot.waitUntil(lambda: not tasks.running and picture.is_complete)
    yield window
    window.close()


def until_complete(qtbot: QtBot, window: MainWindow, act: Callable[[], object]) -> float:
    """Act, wait until the map is complete again, and return how many milliseconds that took."""
    started = time.perf_counter()
    with qtbot.waitSignal(window.session.frames.completed):
        act()
    return (time.perf_counter() - started) * 1000


def map_of(window: MainWindow) -> QImage:
    image = canvas_of(window).grab().toImage()
    image.setDevicePixelRatio(1)
    return image


def test_all_of_them_are_drawn_and_follow_a_drag(qtbot: QtBot, path: Path, report: Report) -> None:
    started = time.perf_counter()
    with shown(qtbot, ViewArguments(sources=(str(path),), size=SIZE)) as window:
        report("start to complete map", (time.perf_counter() - started) * 1000)
        canvas = canvas_of(window)
        zoom_in = window.commands["zoom_in"].trigger
        report("frame twice closer", until_complete(qtbot, window, zoom_in))
        before = map_of(window)
        start, way = canvas.rect().center(), QPoint(120, 80)

        def drag() -> None:
            QTest.mousePress(canvas, LEFT, pos=start)
            QTest.mouseMove(canvas, start + way / 2)
            QTest.mouseMove(canvas, start + way)
            QTest.mouseRelease(canvas, LEFT, pos=start + way)

        report("pan", until_complete(qtbot, window, drag))
        after = map_of(window)
        inner = canvas.rect().adjusted(300, 200, -300, -200)
        same = [
            before.pixel(x, y) == after.pixel(x + way.x(), y + way.y())
            for x in range(inner.left(), inner.right(), 3)
            for y in range(inner.top(), inner.bottom(), 3)
        ]
        colors = {before.pixel(x, y) for x in range(0, 900, 3) for y in range(0, 700, 3)}
        assert len(colors) > 100, "parcels tint the map"
        assert sum(same) > 0.95 * len(same), "the map moved by the drag"


def test_one_of_them_is_clicked_and_read(qtbot: QtBot, path: Path, report: Report) -> None:
    row = next(
        row
        for row in parcels(PARCELS).slice(777).to_pylist()
        if not shapely.from_wkb(row["geometry"]).interiors
    )
    x, y = shapely.from_wkb(row["geometry"]).centroid.coords[0]
    close_up = Extent(x - 0.002, y - 0.002, x + 0.002, y + 0.002)
    arguments = ViewArguments(sources=(str(path),), extent=close_up, size=SIZE)
    with shown(qtbot, arguments) as window:
        canvas, details = canvas_of(window), details_of(window)
        assert row["parcel_no"] not in seen(details)
        started = time.perf_counter()
        QTest.mouseClick(canvas, LEFT, pos=canvas.rect().center())
        qtbot.waitUntil(lambda: row["parcel_no"] in seen(details))
        report("click to details", (time.perf_counter() - started) * 1000)
        assert row["land_use"] in seen(details)
