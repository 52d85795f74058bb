"""How long a click on own data takes until its dossier is known, among a million rows.

    python -m tests.benchmarks.own_data [rows]

writes plots (GeoPackage) and firms (CSV) of a seed, opens and maps them in a session, and prints
milliseconds, and bytes a row that finding rows takes.
"""

import csv
import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import geopandas
import numpy as np
import shapely
from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from gisapp.core.layers.layer import FeatureRef
from gisapp.core.own_parks.rows.layer_rows import LayerRows
from gisapp.core.parks.dossier import dossier_of
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping, LayerMapping, ParentMapping
from gisapp.session.session import Session, make_session
from gisapp.session.settings import Settings

_ROWS = 1_000_000
_CLICKS = 20
_PARKS = 2000
PLOTS = LayerMapping(
    "plot",
    key="编号",
    name_zh="名称",
    parents=(ParentMapping("park", "园区", "key"),),
    columns=(
        ColumnMapping("面积", "land_area", "mu", basis="land"),
        ColumnMapping("建筑面积", "floor_area", "m2", basis="floor"),
        ColumnMapping("亩均税收", "tax_per_land", "1e4 CNY/mu"),
    ),
)
FIRMS = LayerMapping(
    "enterprise",
    key="代码",
    name_zh="企业",
    period_column="年份",
    parents=(ParentMapping("plot", "地块", "key"),),
    columns=(ColumnMapping("税收", "tax", "1e4 CNY"),),
)


def write_plots(path: Path, rows: int) -> None:
    """Write square plots over two degrees."""
    rng = np.random.default_rng(13)
    x, y = 115 + 2 * rng.random(rows), 28 + 2 * rng.random(rows)
    columns = {
        "编号": [f"DK-{number:07}" for number in range(rows)],
        "名称": [f"地块{number}" for number in range(rows)],
        "园区": [f"P-{number % _PARKS}" for number in range(rows)],
        "面积": rng.random(rows) * 50,
        "建筑面积": rng.random(rows) * 20_000,
        "亩均税收": rng.random(rows) * 30,
    }
    shapes = shapely.box(x, y, x + 0.0005, y + 0.0005)
    geopandas.GeoDataFrame(columns, geometry=shapes, crs=4326).to_file(path, layer="plots")


def write_firms(path: Path, rows: int) -> None:
    """Write two years of each firm, on plots all over."""
    rng = np.random.default_rng(14)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["企业", "代码", "地块", "税收", "年份"])
        for number, tax in enumerate(rng.random(rows).round(2).tolist()):
            plot = f"DK-{number * 7 % rows:07}"
            writer.writerow([f"企业{number}", f"QY{number // 2}", plot, tax, 2024 + number % 2])


def measured(folder: Path, rows: int) -> dict[str, float]:
    """Return the figures, in milliseconds and bytes."""
    write_plots(folder / "plots.gpkg", rows)
    write_firms(folder / "firms.csv", rows)
    session = make_session(Settings(None), "en")
    session.loader.open([str(folder / "plots.gpkg"), str(folder / "firms.csv")])
    _wait(lambda: not session.tasks.running)
    figures: dict[str, float] = {}
    for layer in session.state.layers.layers:
        name = layer.origin.layer
        begun = time.perf_counter()
        session.state.layers.map(layer.layer_id, PLOTS if name == "plots" else FIRMS)
        _wait(lambda: not session.tasks.running)
        figures[f"{name}: looked up, ms"] = _since(begun)
        looked_up = session.own_data.rows.layers[layer.layer_id]
        figures[f"{name}: bytes a row"] = _nbytes(looked_up) / rows
    for layer_id in session.own_data.rows.layers:
        clicks = [_click(session, layer_id, each) for each in _some(session, layer_id)]
        figures[f"{layer_id}: click to dossier, median ms"] = float(np.median(clicks))
        figures[f"{layer_id}: slowest click, ms"] = max(clicks)
    session.close()
    return figures


def _some(session: Session, layer_id: str) -> list[int]:
    ids = session.own_data.rows.layers[layer_id].feature_ids
    some: list[int] = np.random.default_rng(15).choice(ids, _CLICKS).tolist()
    return some


def _click(session: Session, layer_id: str, feature_id: int) -> float:
    begun = time.perf_counter()
    subject = session.own_data.subject_of(FeatureRef(layer_id, feature_id))
    if subject is not None:
        dossier_of(subject.dataset, subject.uid)
    return _since(begun)


def _nbytes(rows: LayerRows) -> int:
    keys = (rows.keys, *rows.names, *rows.parents)
    numbers = (each for found in rows.standings.values() for each in found.numbers.values())
    arrays = (rows.feature_ids, rows.groups.codes, *numbers)
    arrays += tuple(array for each in keys for array in (each.hashes, each.rows))
    return sum(array.nbytes for array in arrays)


def _since(begun: float) -> float:
    return 1000 * (time.perf_counter() - begun)


def _wait(is_done: Callable[[], bool]) -> None:
    while not is_done():
        loop = QEventLoop()
        QTimer.singleShot(20, loop.quit)
        loop.exec()


def main() -> None:
    """Measure and print."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else _ROWS
    application = QCoreApplication([])
    with tempfile.TemporaryDirectory() as folder:
        figures = measured(Path(folder), rows)
    del application
    print(json.dumps({name: round(value, 1) for name, value in figures.items()}, indent=2))


if __name__ == "__main__":
    main()
