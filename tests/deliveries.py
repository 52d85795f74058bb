"""Two deliveries of one ledger of plots: as GeoPackages, as a workbook, as CSV."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import geopandas
import numpy as np
import shapely

from gisapp.core.layers.attributes import Column
from gisapp.core.layers.layer import Layer
from gisapp.sources.open import open_source
from tests.workbooks import write_workbook

DEGREE_M = 110_800.0
"""A degree of latitude near the plots."""
OLD_ROWS = (
    ("编号", "名称", "面积（亩）", "供地时间", "状态"),
    ("DK-001", "一号", 12.5, "2023-1-5", "在建"),
    ("DK-002", "二号", 30.0, "2023-02-01", None),
    ("DK-003", "三号", 7.0, "2023-03-01", "投产"),
    ("007", "七号", 1.0, "2023-03-01", "投产"),
)
NEW_ROWS = (
    ("编号", "名称", "面积（亩）", "供地时间", "状态", "备注"),
    ("DK-003 ", "三号", "7.00", "2023/03/01", "停产", "x"),
    ("DK-001", "一号", "12.5", "2023-01-05", "在建", ""),
    ("DK-004", "四号", "3", "2024-01-01", "在建", ""),
    ("007", "七号", "1", "2023-03-01", "投产 ", ""),
)
SQUARES = {"DK-001": 0, "DK-002": 1, "DK-003": 2, "007": 3, "DK-004": 5}


def write_plots(
    folder: Path, name: str, rows: Sequence[Sequence[object]], *, crs: int = 4490, moved: str = ""
) -> Path:
    """Write rows as a GeoPackage of squares; the one that moved lies 10 m further north."""
    headings, *values = rows
    frame = geopandas.GeoDataFrame(
        {str(heading): [row[place] for row in values] for place, heading in enumerate(headings)},
        geometry=[_square(str(row[0]).strip(), moved) for row in values],
        crs=4490,
    )
    path = folder / name
    frame.to_crs(crs).to_file(path, layer="地块")
    return path


def write_book(folder: Path, name: str, rows: Sequence[Sequence[object]]) -> Path:
    """Write rows as a workbook with one sheet."""
    return write_workbook(folder / name, {"台账": rows})


def _square(key: str, moved: str) -> shapely.Polygon:
    west = 115.9 + SQUARES.get(key, 9) / 100
    south = 28.6 + (10 / DEGREE_M if key == moved else 0)
    square = shapely.box(west, south, west + 0.005, south + 0.005)
    # Rings that begin elsewhere and turn the other way are the same.
    return square.reverse() if moved else square


def opened(path: Path) -> Layer:
    """Return the one layer of a file."""
    (layer,) = open_source(str(path)).layers
    return layer


def columns(**values: Sequence[object]) -> Mapping[str, Column]:
    """Return columns of values by name."""
    return {name: Column.of(list(each)) for name, each in values.items()}  # type: ignore[arg-type]


def numbers(*values: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Return an array of rows."""
    return np.array(values, np.int64)
