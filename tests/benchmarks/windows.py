"""A window to measure: empty, waited for, and listened to."""

import gc
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import perf_counter
from types import TracebackType

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from gisapp.app import ViewArguments, build
from gisapp.ui.window.main_window import MainWindow
from tests.benchmarks.job import HEIGHT, WIDTH

_LONGEST_S = 300.0
_LOOK_MS = 2


class Heart(QObject):
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


def end_at_bugs() -> None:
    """Let a bug end the process: what would be waited for may never come."""

    def end(kind: type[BaseException], bug: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, bug, trace)
        os._exit(1)

    sys.excepthook = end


@contextmanager
def empty_window(memory_bytes: int | None = None) -> Iterator[MainWindow]:
    """Show a window whose layers are all hidden, painted, and close it at the end.

    `memory_bytes` is what layers may take, None for half of the machine's memory.
    """
    window = build(ViewArguments(language="en", size=(WIDTH, HEIGHT), memory_bytes=memory_bytes))
    try:
        window.show()
        state = window.session.state
        for layer in state.layers.visible:
            state.layers.show(layer.layer_id, False)
        wait_until(lambda: window.session.frames.is_complete)
        gc.collect()
        yield window
    finally:
        window.close()


def wait_until(is_so: Callable[[], bool]) -> None:
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


def pixels_of(canvas: QWidget) -> NDArray[np.uint32]:
    """Return what a widget looks like, (height, width), each pixel's colour as one number."""
    image = canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return np.array(image.constBits()).view(np.uint32).reshape(image.height(), image.width())
