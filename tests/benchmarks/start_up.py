"""How long a start takes, beside that of an empty window: `python -m tests.benchmarks.start_up`.

Prints medians of some runs: from the start of the process to the first complete map and to the
complete window, from a click to the filled panel, from a pan to the complete new frame, and the
memory after the start.
"""

import gc
import json
import os
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from statistics import median

REPEATS = 7
SIZE = (1600, 1000)
CLICKED = ("changdong", "yifang", "changdong-east", "led-demo-park")


def main() -> None:
    """Measure and print; offscreen unless asked otherwise."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    figures = medians()
    empty, ours = figures["empty_shown_at"], figures["gisapp_shown_at"]
    print(f"empty window shown after        {empty:7.0f} ms")
    print(f"first complete map shown after  {ours:7.0f} ms = {ours / empty:.1f} x")
    print(f"all else is there after         {figures['complete_at']:7.0f} ms")
    print(f"  its longest step              {figures['step_ms']:7.1f} ms")
    print(f"click to filled panel           {figures['click_ms']:7.1f} ms")
    print(f"pan to complete frame           {figures['frame_ms']:7.1f} ms")
    print(f"memory after the start          {figures['memory_mb']:7.0f} MB")


def print_medians() -> None:
    """Measure and print what `Bench` reads."""
    print(json.dumps(medians()))


def medians() -> Mapping[str, float]:
    """Measure both windows in turn, each in its own processes; times are milliseconds."""
    # From the second start on Python has what it compiled at the first one.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    figures: dict[str, list[float]] = defaultdict(list)
    for run in range(REPEATS + 1):
        for window in ("empty", "gisapp"):
            measured = measure(window)
            for name, value in measured if run else ():
                figures[name].append(value)
    return {name: median(values) for name, values in figures.items()}


def measure(window: str) -> Iterator[tuple[str, float]]:
    """Start one of the windows and return what it printed; moments as ms since the start."""
    start = time.time()
    command = [sys.executable, "-m", "tests.benchmarks.start_up", window]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    for line in done.stdout.splitlines():
        name, value = line.split()
        yield name, (float(value) - start) * 1000 if name.endswith("_at") else float(value)


def show_empty_window() -> None:
    """Print when an empty window was painted."""
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Window(QMainWindow):
        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            print("empty_shown_at", time.time())
            QApplication.quit()

    application = QApplication([])
    window = Window()
    window.resize(*SIZE)
    window.show()
    application.exec()


def show_gisapp() -> None:
    """Print when the map was complete, the memory then, and the times of clicks and frames."""
    gc.disable()
    import gisapp.cli.viewing  # noqa: F401 - the command `view` imports in this order, too

    # isort: split
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QApplication

    from gisapp.app import ViewArguments, begin, finish_after_first_frame

    application = QApplication([])
    window, rest = begin(ViewArguments(language="en", size=SIZE))
    picture = window.shown.frames
    waiting, steps_ms = QEventLoop(), list[float]()
    picture.completed.connect(waiting.quit)
    steps = finish_after_first_frame(window, timed(rest, steps_ms))
    window.show()
    waiting.exec()
    application.sendPostedEvents()
    print("gisapp_shown_at", time.time())
    steps.done.connect(waiting.quit)
    waiting.exec()
    print("complete_at", time.time())
    print("step_ms", max(steps_ms))
    print("memory_mb", resident_bytes() / 1e6)
    gc.enable()

    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from tests.ui.gestures import place_of
    from tests.ui.parts import canvas_of

    canvas = canvas_of(window)
    for uid in CLICKED:
        start = time.perf_counter()
        QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=place_of(canvas, uid))
        application.processEvents()
        print("click_ms", (time.perf_counter() - start) * 1000)
    for _ in range(5):
        wait_until(lambda: picture.is_complete)
        start = time.perf_counter()
        QTest.keyClick(canvas, Qt.Key.Key_Right)
        wait_until(lambda: picture.is_complete)
        print("frame_ms", (time.perf_counter() - start) * 1000)
    window.close()


def timed(steps: Iterator[None], took_ms: list[float]) -> Iterator[None]:
    """Go through steps, and note how long each takes."""
    while True:
        start = time.perf_counter()
        ended = next(steps, steps) is steps
        took_ms.append((time.perf_counter() - start) * 1000)
        if ended:
            return
        yield


def wait_until(is_so: Callable[[], bool]) -> None:
    """Handle events until something is so."""
    from PySide6.QtWidgets import QApplication

    while not is_so():
        QApplication.processEvents()


def resident_bytes() -> int:
    """Return the memory that this process holds; Linux only."""
    import resource

    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()


if __name__ == "__main__":
    {
        "": main,
        "medians": print_medians,
        "empty": show_empty_window,
        "gisapp": show_gisapp,
    }["".join(sys.argv[1:])]()
