"""gisapp's window while a file loads, is drawn and dragged: what its user sees and waits for."""

from collections.abc import Mapping
from pathlib import Path
from statistics import median
from time import perf_counter

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gisapp.core.layers.selection import FeatureSet, Selection
from gisapp.session.tasks import Tasks
from gisapp.ui.window.main_window import MainWindow
from tests.benchmarks.job import REPEATS, Job, answer, percentile
from tests.benchmarks.windows import Heart, empty_window, end_at_bugs, pixels_of, wait_until
from tests.ui.parts import canvas_of, search_of

_DRAGS, _MOVES = 12, 30
_STEPS_PX = ((12, 5), (-5, 12), (-12, -5), (5, -12))
_FRAME_S = 1 / 60
_VISIBLE_PIXELS = 5000
_TYPED = "000099"
_BETWEEN_KEYS_MS = 150


def loading(job: Job) -> Mapping[str, float]:
    """Return when the first features and when all are seen after a file is dropped."""
    firsts, completes = zip(*(_load(job) for _ in range(REPEATS)), strict=True)
    return {"first_ms": median(firsts), "complete_ms": median(completes)}


def _load(job: Job) -> tuple[float, float]:
    with empty_window() as window:
        canvas = canvas_of(window)
        pixels = pixels_of(canvas)
        ground = pixels[len(pixels) // 2, pixels.shape[1] // 2]

        def covered_pixels() -> int:
            return int((pixels_of(canvas) != ground).sum())

        ornaments = covered_pixels()
        seen_at: list[float] = []

        def look() -> None:
            if not seen_at and covered_pixels() > ornaments + _VISIBLE_PIXELS:
                seen_at.append(perf_counter())

        canvas.frames.changed.connect(look)
        started = perf_counter()
        window.files_dropped.emit([job.path])
        _wait_until_complete(window, job)
        return (seen_at[0] - started) * 1000, (perf_counter() - started) * 1000


def pauses(job: Job) -> Mapping[str, float]:
    """Return the longest times in which the window did not answer: while loading, and zooming."""
    loadings, zoomings = zip(*(_pauses(job) for _ in range(REPEATS)), strict=True)
    return {"loading_ms": median(loadings), "zooming_ms": median(zoomings)}


def _pauses(job: Job) -> tuple[float, float]:
    with empty_window() as window:
        heart = Heart()
        window.files_dropped.emit([job.path])
        _wait_until_complete(window, job)
        loading_ms = heart.longest_ms
        heart.forget()
        zoom_in, zoom_out = (window.commands[name] for name in ("zoom_in", "zoom_out"))
        for command in (*[zoom_in] * 6, *[zoom_out] * 6):
            command.trigger()
            _wait_until_complete(window, job)
        return loading_ms, heart.longest_ms


def dragging(job: Job) -> Mapping[str, float]:
    """Return the 99th percentile from a mouse's move to the moved picture on the canvas."""
    with empty_window() as window:
        window.files_dropped.emit([job.path])
        _wait_until_complete(window, job)
        canvas = canvas_of(window)
        painted = _PaintCount(canvas)
        times = []
        for number in range(_DRAGS):
            place = canvas.rect().center()
            QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=place)
            step = QPoint(*_STEPS_PX[number % len(_STEPS_PX)])
            for _ in range(_MOVES):
                place += step
                before, started = painted.count, perf_counter()
                QTest.mouseMove(canvas, place)
                while painted.count == before and perf_counter() - started < 1:
                    QApplication.processEvents()
                times.append((perf_counter() - started) * 1000)
                while perf_counter() - started < _FRAME_S:
                    QApplication.processEvents()
            QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=place)
        return {"p99_ms": percentile(times, 0.99), "worst_ms": max(times), "moves": len(times)}


def reading_out(job: Job) -> Mapping[str, float]:
    """Return the longest pause while one feature is read out, then all are added up."""
    with empty_window() as window:
        window.files_dropped.emit([job.path])
        _wait_until_complete(window, job)
        _wait_until_idle(window)
        state, heart = window.session.state, Heart()
        [layer] = [each for each in state.layers.layers if each.group == Path(job.path).name]
        for ids in (layer.geometry.feature_ids[:1], layer.geometry.feature_ids):
            state.selection.set(Selection(FeatureSet({layer.layer_id: ids})))
            _wait_until_idle(window)
        return {"pause_ms": heart.longest_ms}


def searching(job: Job) -> Mapping[str, float]:
    """Return the longest pause while one searches, before all names are read and after."""
    with empty_window() as window:
        window.files_dropped.emit([job.path])
        _wait_until_complete(window, job)
        _wait_until_idle(window)
        box, heart = search_of(window), Heart()
        box.setFocus()
        for _ in range(2):
            for letter in _TYPED:
                QTest.keyClicks(box, letter)
                QTest.qWait(_BETWEEN_KEYS_MS)
            _wait_until_idle(window)
            box.clear()
        return {"pause_ms": heart.longest_ms}


class _PaintCount(QObject):
    """Counts how often a widget has begun to paint itself."""

    def __init__(self, watched: QObject) -> None:
        super().__init__(watched)
        self.count = 0
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def _wait_until_idle(window: MainWindow) -> None:
    """Wait until no worker has anything to do."""
    [tasks] = [child for child in window.children() if isinstance(child, Tasks)]
    wait_until(lambda: not tasks.running)


def _wait_until_complete(window: MainWindow, job: Job) -> None:
    """Wait until all features of a file are there and seen."""
    canvas, group = canvas_of(window), Path(job.path).name

    def is_complete() -> bool:
        layers = canvas.state.layers.layers
        there = sum(len(layer.geometry) for layer in layers if layer.group == group)
        return there == job.features and canvas.frames.is_complete

    wait_until(is_complete)


if __name__ == "__main__":
    end_at_bugs()
    _application = QApplication([])
    answer(
        {
            "loading": loading,
            "pauses": pauses,
            "dragging": dragging,
            "reading_out": reading_out,
            "searching": searching,
        }
    )
