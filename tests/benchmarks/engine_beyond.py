"""gisapp's window on a file that is too large for the memory it is allowed."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from time import perf_counter

from PySide6.QtWidgets import QApplication

from gisapp.core.layers.partial import PartialContent
from gisapp.ui.window.main_window import MainWindow
from tests.benchmarks.job import Job, answer
from tests.benchmarks.memory import peak_bytes
from tests.benchmarks.windows import Heart, empty_window, end_at_bugs, pixels_of, wait_until
from tests.ui.parts import canvas_of

_ZOOMS, _PANS = 8, 12
_STEP = 0.4
"""Of the canvas's width, that each pan moves the map by."""
_OUT = 1 / 16
"""How much is zoomed out before, so that each pan meets much that is new."""
_VISIBLE_PIXELS = 5000


def beyond(job: Job) -> Mapping[str, float]:
    """Return what a user waits for: to see a file, all of it, and each step of the map.

    Layers may take as much as a quarter of the file. The file is opened twice: the second time
    its overview is there. The peak of memory is that of the whole process.
    """
    allowed = Path(job.path).stat().st_size // 4
    with empty_window(allowed) as window:
        heart = Heart()
        first_ms, complete_ms = _open(window, job)
        steps = [*_zooms(window, job), *_pans(window, job)]
        paused_ms = heart.longest_ms
    with empty_window(allowed) as window:
        _, again_ms = _open(window, job)
    return {
        "first_ms": first_ms,
        "complete_ms": complete_ms,
        "again_ms": again_ms,
        "step_ms": median(steps),
        "worst_step_ms": max(steps),
        "pause_ms": paused_ms,
        "peak_mb": peak_bytes() / 1e6,
        "allowed_mb": allowed / 1e6,
    }


def _open(window: MainWindow, job: Job) -> tuple[float, float]:
    canvas = canvas_of(window)
    before = pixels_of(canvas)
    seen_at: list[float] = []

    def look() -> None:
        if not seen_at and (pixels_of(canvas) != before).sum() > _VISIBLE_PIXELS:
            seen_at.append(perf_counter())

    canvas.frames.changed.connect(look)
    started = perf_counter()
    window.files_dropped.emit([job.path])
    wait_until(lambda: _is_complete(window, job))
    canvas.frames.changed.disconnect(look)
    return (seen_at[0] - started) * 1000, (perf_counter() - started) * 1000


def _zooms(window: MainWindow, job: Job) -> list[float]:
    """Zoom in where features are, and return how long each step took to its whole picture."""
    town = _town(_partial(window, job))
    viewport = window.session.state.viewport
    steps = []
    for _ in range(_ZOOMS):
        started = perf_counter()
        now = viewport.value
        viewport.set(now.centered(*town).zoomed(2, now.width / 2, now.height / 2))
        steps.append(_waited(window, job, started))
    return steps


def _town(partial: PartialContent) -> tuple[float, float]:
    """Return a place in the densest part, in EPSG:3857; of few parcels, where one of them is."""
    box = partial.sample_extent
    if box is not None:
        return box.center
    west, south, east, north = partial.large.geometry.bounds[len(partial.large.geometry) // 2]
    return (west + east) / 2, (south + north) / 2


def _pans(window: MainWindow, job: Job) -> list[float]:
    """Zoom out a little and pan, and return how long each pan took to its whole picture."""
    viewport = window.session.state.viewport
    now = viewport.value
    viewport.set(now.zoomed(_OUT, now.width / 2, now.height / 2))
    wait_until(lambda: _is_complete(window, job))
    steps = []
    for _ in range(_PANS):
        started = perf_counter()
        viewport.set(viewport.value.panned(-_STEP * viewport.value.width, 0))
        steps.append(_waited(window, job, started))
    return steps


def _waited(window: MainWindow, job: Job, started: float) -> float:
    wait_until(lambda: _is_complete(window, job))
    return (perf_counter() - started) * 1000


def _is_complete(window: MainWindow, job: Job) -> bool:
    """True if the density grid is complete and all features to load are loaded and painted."""
    canvas = canvas_of(window)
    group = Path(job.path).name
    if not any(layer.group == group for layer in canvas.state.layers.layers):
        return False
    partial = _partial(window, job)
    seen = canvas.state.viewport.value.with_surroundings.extent
    return partial.share == 1 and partial.is_enough_for(seen) and canvas.frames.is_complete


def _partial(window: MainWindow, job: Job) -> PartialContent:
    group = Path(job.path).name
    [layer] = [each for each in window.session.state.layers.layers if each.group == group]
    if layer.partial is None:
        raise ValueError(f"{job.path} fits into memory as a whole")
    return layer.partial


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as _cache:
        os.environ["XDG_CACHE_HOME"] = _cache
        end_at_bugs()
        _application = QApplication([])
        answer({"beyond": beyond})
