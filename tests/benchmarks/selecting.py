"""What selecting costs: `python -m tests.benchmarks.selecting [features]`, a million by default.

Prints, for each way to select, how long the result took to be in the session, how many features it
has, and the longest time for which the window did not answer meanwhile.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from gisapp.core.geometry.drawn_area import DrawnArea
    from gisapp.session.session import Session
    from gisapp.ui.window.main_window import MainWindow

FEATURES = 1_000_000
TICK_MS = 2
RADIUS_SHARE = 0.4
"""The radius of the circle, and the reach of the polygon, as a share of the layer's width."""


def main() -> None:
    """Measure and print; offscreen unless asked otherwise."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    features = int(sys.argv[1]) if len(sys.argv) > 1 else FEATURES
    application = QApplication([])
    with TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_DATA_HOME"] = folder
        window = _opened(Path(folder), features)
        for name, run in _ways(window.session).items():
            _measure(window, name, run)
        window.session.projects.let_go()
        window.close()
    del application


def _opened(folder: Path, features: int) -> "MainWindow":
    from gisapp.app import ViewArguments, build
    from tests.benchmarks.parcels import write_parcels

    path = folder / "parcels.gpkg"
    write_parcels(path, features)
    window = build(ViewArguments(sources=(str(path),), language="en", size=(1280, 720)))
    window.show()
    session = window.session
    _wait_until(lambda: not session.tasks.running and session.frames.is_complete)
    session.selecting.layers.chosen.set(session.state.layers.layers[-1].layer_id)
    return window


def _ways(session: "Session") -> dict[str, Callable[[], object]]:
    from gisapp.core.geometry.drawn_area import BoxArea, CircleArea, PolygonArea
    from gisapp.session.select.set_selector import ByLayer

    selecting = session.selecting
    layer = session.state.layers.layers[-1]
    extent = layer.extent
    assert extent is not None
    x, y = extent.center
    reach = RADIUS_SHARE * extent.width
    turns = np.linspace(0, 2 * np.pi, 2000, endpoint=False)
    wave = reach * (1 + 0.2 * np.sin(7 * turns))
    star = np.column_stack((x + wave * np.cos(turns), y + wave * np.sin(turns)))
    # A metre on the ground has more than one on the map.
    radius_m = reach / np.cosh(y / 6_378_137.0)

    def by(area: "DrawnArea", meeting: str) -> Callable[[], object]:
        def run() -> None:
            selecting.by_area.meeting.set("touches" if meeting == "touches" else "inside")
            selecting.by_area.select(area)

        return run

    polygon = PolygonArea(tuple(map(tuple, star.tolist())))
    circle = CircleArea(x, y, float(radius_m))
    near = ByLayer(layer.layer_id, "near", layer.layer_id, 50.0, only_selected=True)
    return {
        "box, inside": by(BoxArea(extent.buffered(-0.2 * extent.width)), "inside"),
        "box, touches": by(BoxArea(extent.buffered(-0.2 * extent.width)), "touches"),
        "polygon of 2000, touches": by(polygon, "touches"),
        "polygon of 2000, inside": by(polygon, "inside"),
        "circle, touches": by(circle, "touches"),
        "circle, inside": by(circle, "inside"),
        "grow: what touches": selecting.by_set.grow,
        "last selection": selecting.earlier.select_last,
        "invert": selecting.by_set.invert,
        "all": selecting.by_set.select_all,
        "expression": lambda: selecting.by_expression.select(layer.layer_id, "rent > 30"),
        "one, by circle": by(CircleArea(x, y, float(radius_m) / 300), "touches"),
        "within 50 m of these": lambda: selecting.by_set.select_by_layer(near),
        "none": session.selector.clear,
    }


def _measure(window: "MainWindow", name: str, run: Callable[[], object]) -> None:
    from PySide6.QtCore import QTimer

    session = window.session
    silence = _Silence()
    timer = QTimer(interval=TICK_MS)
    timer.timeout.connect(silence.tick)
    timer.start()
    found: list[float] = []
    started = perf_counter()

    def note(_: object) -> None:
        found.append(perf_counter() - started)

    session.state.selection.changed.connect(note)
    silence.tick()
    run()
    silence.tick()
    _wait_until(lambda: not session.tasks.running and session.frames.is_complete)
    session.state.selection.changed.disconnect(note)
    timer.stop()
    selected_ms = 1000 * (found[-1] if found else float("nan"))
    count = len(session.state.selection.value.features)
    print(
        f"{name:26} {selected_ms:7.0f} ms  {count:9,} selected"
        f"  silent {1000 * silence.longest_s:5.0f} ms",
        flush=True,
    )


class _Silence:
    """The longest time between two ticks of the event loop."""

    def __init__(self) -> None:
        self.longest_s = 0.0
        self._last = perf_counter()

    def tick(self) -> None:
        now = perf_counter()
        self.longest_s = max(self.longest_s, now - self._last)
        self._last = now


def _wait_until(is_done: Callable[[], bool]) -> None:
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    timer = QTimer(interval=5)
    timer.timeout.connect(lambda: loop.quit() if is_done() else None)
    timer.start()
    loop.exec()


if __name__ == "__main__":
    main()
