"""gisapp's window while a file loads, is drawn and dragged: what its reader sees and waits for."""

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QEventLoop, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gisapp.app import ViewArguments, build
from gisapp.ui.main_window import MainWindow
from tests.benchmarks.job import HEIGHT, REPEATS, WIDTH, Job, answer, percentile

_LONGEST_S = 300.0
_DRAGS, _MOVES = 12, 30
_STEPS_PX = ((12, 5), (-5, 12), (-12, -5), (5, -12))
_FRAME_S = 1 / 60
_VISIBLE_PIXELS = 5000
_LOOK_MS = 2


def loading(job: Job) -> Mapping[str, float]:
    """Return when the first features and when all are seen after a file is dropped."""
    firsts, completes = zip(*(_load(job) for _ in range(REPEATS)), strict=True)
    return {"first_ms": median(firsts), "complete_ms": median(completes)}


def _load(job: Job) -> tuple[float, float]:
    with _empty_window() as window:
        canvas = window.parts.canvas
        pixels = _pixels(canvas)
        ground = pixels[len(pixels) // 2, pixels.shape[1] // 2]

        def covered_pixels() -> int:
            return int((_pixels(canvas) != ground).any(axis=2).sum())

        ornaments = covered_pixels()
        seen_at: list[float] = []

        def look() -> None:
            if not seen_at and covered_pixels() > ornaments + _VISIBLE_PIXELS:
                seen_at.append(perf_counter())

        canvas.picture.changed.connect(look)
        started = perf_counter()
        window.files_dropped.emit([job.path])
        _wait_until_complete(window, job)
        return (seen_at[0] - started) * 1000, (perf_counter() - started) * 1000


def pauses(job: Job) -> Mapping[str, float]:
    """Return the longest times in which the window did not answer: while loading, and zooming."""
    with _empty_window() as window:
        heart = _Heart()
        window.files_dropped.emit([job.path])
        _wait_until_complete(window, job)
        loading_ms = heart.longest_ms
        heart.forget()
        zoom_in, zoom_out = (window.commands[name] for name in ("zoom_in", "zoom_out"))
        for command in (*[zoom_in] * 6, *[zoom_out] * 6):
            command.trigger()
            _wait_until_complete(window, job)
        return {"loading_ms": loading_ms, "zooming_ms": heart.longest_ms}


def dragging(job: Job) -> Mapping[str, float]:
    """Return the 99th percentile from a mouse's move to the moved picture on the canvas."""
    with _empty_window() as window:
        window.files_dropped.emit([job.path])
        _wait_until_complete(window, job)
        canvas = window.parts.canvas
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


class _Heart(QObject):
    """Beats every millisecond of the event loop, and knows its longest pause."""

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self, interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()
        self.forget()

    def forget(self) -> None:
        """Begin anew."""
        self.longest_ms = 0.0
        self._last = perf_counter()

    def _beat(self) -> None:
        now = perf_counter()
        self.longest_ms = max(self.longest_ms, (now - self._last) * 1000)
        self._last = now


class _PaintCount(QObject):
    """Counts how often a widget has begun to paint itself."""

    def __init__(self, watched: QObject) -> None:
        super().__init__(watched)
        self.count = 0
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


@contextmanager
def _empty_window() -> Iterator[MainWindow]:
    """Show a window whose layers are all hidden, painted, and close it at the end."""
    window = build(ViewArguments(language="en", size=(WIDTH, HEIGHT)))
    window.show()
    state = window.parts.canvas.state
    for layer in state.layers.visible:
        state.layers.show(layer.layer_id, False)
    _wait_until(lambda: window.parts.canvas.picture.is_complete)
    gc.collect()
    yield window
    window.close()


def _wait_until_complete(window: MainWindow, job: Job) -> None:
    """Wait until all features of a file are there and seen."""
    canvas, group = window.parts.canvas, Path(job.path).name

    def is_complete() -> bool:
        layers = canvas.state.layers.layers
        there = sum(len(layer.geometry) for layer in layers if layer.group == group)
        return there == job.features and canvas.picture.is_complete

    _wait_until(is_complete)


def _wait_until(is_so: Callable[[], bool]) -> None:
    """Let the window live until something is so; TimeoutError where that takes too long."""
    loop = QEventLoop()
    started = perf_counter()
    timer = QTimer(interval=_LOOK_MS)
    timer.timeout.connect(
        lambda: loop.quit() if is_so() or perf_counter() - started > _LONGEST_S else None
    )
    timer.start()
    loop.exec()
    timer.stop()
    if not is_so():
        raise TimeoutError(f"the window was not ready within {_LONGEST_S:.0f} s")


def _pixels(canvas: QWidget) -> NDArray[np.uint8]:
    """Return what a widget looks like, (height, width, 4)."""
    image = canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return np.array(image.constBits()).reshape(image.height(), image.width(), 4)


if __name__ == "__main__":
    _application = QApplication([])
    answer({"loading": loading, "pauses": pauses, "dragging": dragging})
