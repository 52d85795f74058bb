"""What projects cost: `python -m tests.benchmarks.projects`.

Prints how long a project of 30 layers takes to be compared with its file and to be saved, and how
long after its files have been read the first complete frame is there.
"""

import os
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

LAYERS = 30
PLOTS = 2_000
REPEATS = 15


def main() -> None:
    """Measure and print; offscreen unless asked otherwise."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    application = QApplication([])
    with TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_DATA_HOME"] = folder
        project = _saved(Path(folder))
        read_ms, frame_ms = _opened(project)
    print(f"read the {LAYERS} files alone        {read_ms:7.0f} ms")
    print(f"open to the first whole frame   {frame_ms:7.0f} ms")
    del application


def _saved(folder: Path) -> Path:
    """Make a project of many layers, and print what comparing and saving it take."""
    from gisapp.app import ViewArguments, build
    from tests.benchmarks.parcels import write_parcels

    paths = [folder / f"plots {number}.gpkg" for number in range(LAYERS)]
    for path in paths:
        write_parcels(path, PLOTS)
    window = build(ViewArguments(language="en"))
    window.show()
    session = window.session
    session.loader.open([str(each) for each in paths])
    _wait_until(lambda: not session.tasks.running)
    for layer in session.state.layers.layers[-LAYERS:]:
        session.edits.color_by(layer.layer_id, "land_use")
    _wait_until(lambda: not session.tasks.running)
    path = folder / "park.gisapp"
    session.projects.save_as(path)
    _wait_until(lambda: not session.tasks.running)
    print(f"compare with the file           {_median_ms(session.projects.compare):7.2f} ms")

    def save() -> None:
        session.projects.save()
        _wait_until(lambda: not session.tasks.running)

    print(f"save                            {_median_ms(save):7.0f} ms")
    session.projects.let_go()
    window.close()
    return path


def _opened(path: Path) -> tuple[float, float]:
    """Return how long the files alone take to be read, and the project to its first frame."""
    from gisapp.app import ViewArguments, build
    from gisapp.sources.open import open_source
    from gisapp.sources.project.project_file import read_project

    window = build(ViewArguments(language="en"))
    window.show()
    session = window.session
    _wait_until(lambda: session.frames.is_complete)
    sources = [each for each in read_project(path).project.sources if each.place]
    started = perf_counter()
    for source in sources:
        open_source(source.place)
    read_ms = (perf_counter() - started) * 1000
    restored: list[object] = []
    session.projects.restored.connect(restored.append)
    started = perf_counter()
    session.projects.open(path)
    _wait_until(lambda: bool(restored) and not session.tasks.running)
    _wait_until(lambda: session.frames.is_complete)
    frame_ms = (perf_counter() - started) * 1000
    window.close()
    return read_ms, frame_ms


def _median_ms(action: Callable[[], object]) -> float:
    times = []
    for _ in range(REPEATS):
        started = perf_counter()
        action()
        times.append((perf_counter() - started) * 1000)
    return median(times)


def _wait_until(is_so: Callable[[], bool]) -> None:
    from PySide6.QtCore import QEventLoop, QTimer

    while not is_so():
        loop = QEventLoop()
        QTimer.singleShot(1, loop.quit)
        loop.exec()


if __name__ == "__main__":
    main()
