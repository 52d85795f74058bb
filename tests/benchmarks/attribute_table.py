"""How fast the attribute table of a million rows opens, scrolls, sorts and finds.

    python -m tests.benchmarks.attribute_table [rows]

writes plots with easy and with awkward values (GeoPackage) of a seed, opens them in a window that
is not seen, and prints milliseconds, frames a second and bytes.
"""

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import geopandas
import numpy as np
import psutil
import shapely
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from gisapp.app import ViewArguments, build
from gisapp.core.tables.row_order import SortKey
from gisapp.session.session import Session
from gisapp.ui.table.panel import TablePanel
from gisapp.ui.window.main_window import MainWindow

_ROWS = 1_000_000
_FRAMES = 120
_TICK_MS = 1
_MOST_MS = 60_000
_ADDRESS = "江西省南昌市青山湖区高新大道{}号第{}栋"
_SORTED = ("编号", "名称", "状态", "面积", "亩均税收", "地址", "混合")


def write_plots(path: Path, rows: int) -> None:
    """Write square plots over two degrees, with values that are easy and such that are not."""
    rng = np.random.default_rng(14)
    x, y = 115 + 2 * rng.random(rows), 28 + 2 * rng.random(rows)
    numbers = rng.permutation(rows)
    columns = {
        "编号": [f"DK-{number:07}" for number in numbers],
        "名称": [f"地块{number}号" for number in numbers],
        "状态": [("已建成", "在建", "闲置", None)[number % 4] for number in numbers],
        "面积": rng.random(rows) * 50,
        "亩均税收": np.where(rng.random(rows) < 0.1, np.nan, rng.random(rows) * 30),
        "年份": 2000 + numbers % 25,
        "地址": [_ADDRESS.format(number, number % 7) for number in numbers],
        "混合": [str(number) if number % 3 else f"见附件{number}" for number in numbers],
        "空": np.full(rows, np.nan),
    }
    shapes = shapely.box(x, y, x + 0.0005, y + 0.0005)
    geopandas.GeoDataFrame(columns, geometry=shapes, crs=4326).to_file(path, layer="plots")


class Gaps:
    """Notes for how long the UI thread was silent."""

    def __init__(self) -> None:
        self.longest_ms = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(interval=_TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def take(self) -> float:
        """Return the longest silence since the last call, in milliseconds."""
        self._tick()
        longest, self.longest_ms = self.longest_ms, 0.0
        return longest

    def _tick(self) -> None:
        now = time.perf_counter()
        self.longest_ms = max(self.longest_ms, 1000 * (now - self._last))
        self._last = now


def measured(folder: Path, rows: int) -> dict[str, float]:
    """Return the figures."""
    write_plots(folder / "plots.gpkg", rows)
    window = build(ViewArguments(language="en", size=(1280, 900)))
    window.show()
    session = window.session
    session.loader.open([str(folder / "plots.gpkg")])
    _wait(lambda: bool(session.tables.layers) and _plots(session) is not None)
    _wait(lambda: not session.tasks.running)
    gaps = Gaps()
    figures = {**_open(window, gaps), **_sort(session, gaps)}
    panel = _panel(window)
    figures |= {**_scroll(panel), **_find(panel, session, gaps), **_select(session, gaps)}
    session.projects.let_go()
    window.close()
    return figures


def _open(window: MainWindow, gaps: Gaps) -> dict[str, float]:
    tables = window.session.tables
    gaps.take()
    begun, memory = time.perf_counter(), _memory()
    tables.show_layer(_plots(window.session) or "")
    _wait(lambda: tables.shown is not None)
    _panel(window).grid.moving.viewport().repaint()
    first = _since(begun)
    _wait(lambda: tables.shown is not None and tables.shown.rows.is_whole)
    shown = tables.shown
    arrow = 0 if shown is None else shown.rows.rows.table.nbytes + 2 * shown.rows.rows.ids.nbytes
    return {
        "first rows, ms": first,
        "all rows, ms": _since(begun),
        "opening, longest silence, ms": gaps.take(),
        "memory beside Arrow and ids, MB": (_memory() - memory - arrow) / 1e6,
        "memory of Arrow and ids, MB": arrow / 1e6,
    }


def _sort(session: Session, gaps: Gaps) -> dict[str, float]:
    figures: dict[str, float] = {}
    tables = session.tables
    for column in _SORTED:
        gaps.take()
        begun = time.perf_counter()
        tables.change_look(replace(tables.look, keys=(SortKey(column, descending=True),)))
        _wait(lambda: not tables.busy.value)
        figures[f"sort by {column}, ms"] = _since(begun)
        figures[f"sort by {column}, longest silence, ms"] = gaps.take()
    return figures


def _scroll(panel: TablePanel) -> dict[str, float]:
    bar = panel.grid.moving.verticalScrollBar()
    figures = {}
    for name, step in (("lines", 3), ("pages", bar.pageStep()), ("leaps", bar.maximum() // 200)):
        times = []
        for frame in range(_FRAMES):
            begun = time.perf_counter()
            bar.setValue((frame + 1) * step)
            QApplication.processEvents()
            times.append(_since(begun))
        figures[f"scroll by {name}, median ms a frame"] = float(np.median(times))
        figures[f"scroll by {name}, 95 % ms a frame"] = float(np.quantile(times, 0.95))
    return figures


def _find(panel: TablePanel, session: Session, gaps: Gaps) -> dict[str, float]:
    gaps.take()
    begun = time.perf_counter()
    session.table_finder.find("99号")
    _wait(lambda: session.table_finder.found.value is not None)
    found = _since(begun)
    begun = time.perf_counter()
    panel.find_bar.stepped.emit(1)
    stepped = _since(begun)
    session.table_finder.find("")
    return {
        "find in all columns, ms": found,
        "next cell, ms": stepped,
        "finding, longest silence, ms": gaps.take(),
    }


def _select(session: Session, gaps: Gaps) -> dict[str, float]:
    tables = session.tables
    shown = tables.shown
    if shown is None:
        return {}
    gaps.take()
    begun = time.perf_counter()
    tables.select(shown.ids_of(np.arange(min(100_000, len(shown.shown)))))
    QApplication.processEvents()
    return {"select 100,000 rows, ms": _since(begun), "selecting, silence, ms": gaps.take()}


def _plots(session: Session) -> str | None:
    layers = session.tables.layers
    return next((each.layer_id for each in layers if each.origin.layer == "plots"), None)


def _panel(window: MainWindow) -> TablePanel:
    found: TablePanel | None = window.findChild(TablePanel)
    if found is None:
        raise LookupError("there is no table")
    return found


def _memory() -> float:
    return float(psutil.Process().memory_info().rss)


def _since(begun: float) -> float:
    return 1000 * (time.perf_counter() - begun)


def _wait(is_done: Callable[[], bool]) -> None:
    begun = time.perf_counter()
    while not is_done():
        if _since(begun) > _MOST_MS:
            raise TimeoutError("the table does not come to an end")
        loop = QEventLoop()
        QTimer.singleShot(2, loop.quit)
        loop.exec()


def main() -> None:
    """Measure and print."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else _ROWS
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = folder
        figures = measured(Path(folder), rows)
    del application
    named = {name: round(value, 1) for name, value in figures.items()}
    print(json.dumps(named, indent=2, ensure_ascii=False))


if __name__ == "__main__":
    main()
