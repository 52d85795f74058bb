"""Seeded plots as planners send them: Chinese columns, GBK, zipped, GeoJSON, tables.

`python -m tests.benchmarks.plot_files 100000 plots.geojson` writes a file of them.
"""

import sys
import tempfile
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import geopandas as gpd
import numpy as np
import pyogrio
import shapely

from tests.benchmarks.dense_parcels import write_dense
from tests.benchmarks.files import folder
from tests.benchmarks.towns import SEED

FORMATS = {
    ".zip": "Shapefile, GBK, zipped",
    ".geojson": "GeoJSON",
    ".gpkg": "GeoPackage",
    ".csv": "CSV with 经度 and 纬度",
    ".xlsx": "Excel with 经度 and 纬度",
}
_FIRST_YEAR, _LAST_YEAR = 1990, 2025


def plots(count: int) -> gpd.GeoDataFrame:
    """Return plots with ten columns; a hundred thousand of them are 100 MB of GeoJSON."""
    with tempfile.TemporaryDirectory() as workshop:
        path = Path(workshop) / "plots.gpkg"
        write_dense(path, count)
        frame = gpd.read_file(path)
    rng = np.random.default_rng((SEED, count))
    numbers = range(len(frame))
    frame["地块名称"] = [f"青山湖产业园第{number}号地块" for number in numbers]
    frame["企业名称"] = [f"江西示例第{number % 977}电子信息科技有限公司" for number in numbers]
    frame["行政区代码"] = "360111"
    frame["面积"] = rng.uniform(1e3, 1e5, len(frame)).round(2)
    frame["容积率"] = rng.uniform(0.5, 3, len(frame)).round(3)
    frame["年份"] = rng.integers(_FIRST_YEAR, _LAST_YEAR, len(frame))
    frame["日期"] = [f"20{number % 25:02d}-0{1 + number % 9}-1{number % 9}" for number in numbers]
    return frame


def plot_file(count: int, suffix: str) -> Path:
    """Return a file of plots, made now where there is none yet."""
    path = folder() / f"plots-{count}{suffix}"
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(dir=path.parent) as workshop:
            made = Path(workshop) / path.name
            write_plots(made, count)
            made.rename(path)
    return path


def write_plots(path: Path, count: int) -> None:
    """Write plots to a file, in the format that its suffix names."""
    frame = plots(count)
    if path.suffix == ".zip":
        _write_zipped(path, frame)
    elif path.suffix in (".csv", ".xlsx"):
        _write_table(path, frame)
    else:
        frame.to_file(path, layer="plots")


def _write_zipped(path: Path, frame: gpd.GeoDataFrame) -> None:
    with tempfile.TemporaryDirectory() as workshop:
        frame.to_file(Path(workshop) / "地块.shp", encoding="GBK")
        with ZipFile(path, "w", ZIP_DEFLATED) as archive:
            for part in sorted(Path(workshop).iterdir()):
                archive.write(part, f"成果/{part.name}")


def _write_table(path: Path, frame: gpd.GeoDataFrame) -> None:
    places = shapely.get_coordinates(frame.geometry.representative_point()).round(7)
    table = frame.drop(columns="geometry")
    table.insert(0, "经度", places[:, 0])
    table.insert(1, "纬度", places[:, 1])
    if path.suffix == ".csv":
        table.to_csv(path, index=False)
    else:
        pyogrio.write_dataframe(table, path, driver="XLSX")


if __name__ == "__main__":
    write_plots(Path(sys.argv[2]), int(sys.argv[1]))
