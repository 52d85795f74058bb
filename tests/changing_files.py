"""Files of every format with plots that say where they lie, and the ways in which they change."""

import shutil
import sqlite3
import zipfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyogrio
import shapely
from ezdxf.filemanagement import new as new_drawing
from geopandas import GeoDataFrame

from gisapp.core.layers.attributes import AttributeValue
from gisapp.core.layers.layer import Layer
from gisapp.core.space.crs import lonlat_to_mercator
from gisapp.sources.memory_budget import MemoryBudget
from gisapp.sources.open import open_source
from tests.parks import changed_copy

Order = Sequence[int]
ALL = list(range(60))
"""The numbers of the plots, in the order of the file before it changes."""

_EDGES = ("MinX", "MinY", "MaxX", "MaxY")


@dataclass(frozen=True)
class Format:
    """A kind of file: what it is called, who writes it, and which attribute tells the number.

    `is_kept` says that all of it is in memory, or in a copy, once it is open.
    """

    name: str
    write: Callable[[Path, Order], object]
    field: str = "area"
    is_kept: bool = False


def frame(order: Order) -> GeoDataFrame:
    """Return boxes in an order; what is written of each says where it lies."""
    return GeoDataFrame(
        {
            "bh": [f"B{n:03}" for n in order],
            "name": [f"plot {n:03}" for n in order],
            "area": [n + 0.25 for n in order],
        },
        geometry=[shapely.box(100 + n / 10, 20, 100.05 + n / 10, 20.05) for n in order],
        crs=4326,
    )


def _by_gdal(driver: str) -> Callable[[Path, Order], None]:
    def write(path: Path, order: Order) -> None:
        pyogrio.write_dataframe(frame(order), path, driver=driver)

    return write


def write_view(path: Path, order: Order) -> None:
    """Write a GeoPackage whose plots are a view of a table without a name of its own."""
    _by_gdal("GPKG")(path, order)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(
            "CREATE VIEW seen AS SELECT fid AS OGC_FID, geom, bh, name, area FROM plots"
        )
        for table in ("gpkg_contents", "gpkg_geometry_columns"):
            names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            taken = ", ".join("'seen'" if each == "table_name" else each for each in names)
            taken = taken.replace("identifier", "'seen'")
            connection.execute(f"INSERT INTO {table} SELECT {taken} FROM {table}")
        connection.commit()


def _write_points(path: Path, order: Order) -> None:
    points = [shapely.Point(100 + n / 10, 20) for n in order]
    table = {"name": [f"plot {n:03}" for n in order], "ele": [n + 0.25 for n in order]}
    pyogrio.write_dataframe(GeoDataFrame(table, geometry=points, crs=4326), path, driver="GPX")


def _write_csv(path: Path, order: Order) -> None:
    frame(order).to_wkt().to_csv(path, index=False)


def _write_drawing(path: Path, order: Order) -> None:
    drawing = new_drawing("R12")
    for n in order:
        place = (100 + n / 10, 20)
        drawing.modelspace().add_text(f"plot {n:03}", dxfattribs={"insert": place})
    drawing.saveas(path)


def _write_packed(inner: str, write: Callable[[Path, Order], object]) -> Callable[..., None]:
    def pack(path: Path, order: Order) -> None:
        folder = path.with_name("unpacked")
        folder.mkdir()
        write(folder / inner, order)
        with zipfile.ZipFile(path, "w") as packed:
            for each in sorted(folder.iterdir()):
                packed.write(each, each.name)
        shutil.rmtree(folder)

    return pack


def write_parks(path: Path, order: Order) -> None:
    """Write a GeoPackage of the park schema with the plots as its stations."""
    tables = ("fact", "relation", "site", "place", "enterprise", "road", "topic")
    made = changed_copy(path.parent, *(f"DELETE FROM {table}" for table in tables))
    with closing(sqlite3.connect(made)) as connection:
        for n in order:
            shape = shapely.Point(100 + n / 10, 20).wkb
            blob = b"GP\x00\x01" + (4490).to_bytes(4, "little") + shape
            connection.execute(
                "INSERT INTO place (uid, name_en, name_zh, kind, geometry_method, geom)"
                " VALUES (?, ?, ?, 'station', 'surveyed', ?)",
                (f"B{n:03}", f"plot {n:03}", f"plot {n:03}", blob),
            )
        connection.commit()
    made.rename(path)


def _write_parquet(path: Path, order: Order) -> None:
    frame(order).to_parquet(path, write_covering_bbox=True, schema_version="1.1.0")


_SHP = _by_gdal("ESRI Shapefile")
FORMATS: Mapping[str, Format] = {
    "gpkg": Format("plots.gpkg", _by_gdal("GPKG")),
    "view": Format("plots.gpkg::seen", write_view),
    "geojson": Format("plots.geojson", _by_gdal("GeoJSON")),
    "geojsonl": Format("plots.geojsonl", _by_gdal("GeoJSONSeq")),
    "shp": Format("plots.shp", _SHP),
    "fgb": Format("plots.fgb", _by_gdal("FlatGeobuf")),
    "parquet": Format("plots.parquet", _write_parquet),
    "kml": Format("plots.kml", _by_gdal("KML")),
    "kmz": Format("plots.kmz", _write_packed("doc.kml", _by_gdal("KML")), is_kept=True),
    "zip": Format("plots.zip", _write_packed("plots.shp", _SHP), is_kept=True),
    "gml": Format("plots.gml", _by_gdal("GML")),
    "csv": Format("plots.csv", _write_csv),
    "gpx": Format("plots.gpx", _write_points, "ele"),
    "dxf": Format("plots.dxf", _write_drawing, "Text"),
    "sqlite": Format("plots.sqlite", _by_gdal("SQLite")),
    "tab": Format("plots.tab", _by_gdal("MapInfo File")),
    "gdb": Format("plots.gdb", _by_gdal("OpenFileGDB")),
    "park": Format("plots.gpkg", write_parks, "name_en", is_kept=True),
}
BEYOND_MEMORY = ("gpkg", "view", "fgb", "parquet")


@dataclass(frozen=True)
class Plots:
    """A file of plots in a folder, written anew as often as wanted."""

    format: Format
    folder: Path

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self.folder / self.format.name.partition("::")[0]

    @property
    def uri(self) -> str:
        """What is opened."""
        return str(self.folder / self.format.name)

    def write(self, order: Order) -> None:
        """Put a file with the plots in an order in the place of what is there."""
        take_away(self.path)
        for each in self.folder.glob(f"{self.path.stem}.*"):
            each.unlink()
        self.format.write(self.path, order)

    def layer(self, budget: MemoryBudget | None = None) -> Layer:
        """Open the file and return the layer of its plots."""
        return max(open_source(self.uri, budget=budget).layers, key=lambda each: each.feature_count)

    def field(self, layer: Layer) -> str:
        """Return the attribute that tells the number of a plot, as the file writes it."""
        names = [field.name for field in layer.attributes.fields]
        return next(each for each in names if each.lower() == self.format.field.lower())


def take_away(path: Path) -> None:
    """Delete a file or a folder, if it is there."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def cut_short(path: Path) -> None:
    """Leave the first half of a file, or of all files of a database."""
    for file in [path] if path.is_file() else path.glob("*.gdbtable"):
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


ORDERS: Mapping[str, Order] = {
    "reordered": ALL[::-1],
    "shorter": ALL[1:],
    "longer": [99, *ALL],
    "replaced": [n + 100 for n in ALL],
}
CHANGES: Mapping[str, Callable[[Plots], object]] = {
    "reordered": lambda plots: plots.write(ORDERS["reordered"]),
    "shorter": lambda plots: plots.write(ORDERS["shorter"]),
    "longer": lambda plots: plots.write(ORDERS["longer"]),
    "replaced": lambda plots: plots.write(ORDERS["replaced"]),
    "gone": lambda plots: take_away(plots.path),
    "cut short": lambda plots: cut_short(plots.path),
}


def number_at(layer: Layer, feature_id: int) -> int:
    """Return the number of a plot by where it is drawn."""
    row = layer.geometry.row_of(feature_id)
    assert row is not None
    start, end = lonlat_to_mercator(np.array([[100.0, 20.0], [100.1, 20.0]]))[:, 0]
    return round(float((layer.geometry.bounds[row][0] - start) / (end - start)))


def number_in(value: AttributeValue) -> int:
    """Return the number of a plot by what is told of it: 3 for "plot 003" and for 3.25."""
    return int(float(str(value).removeprefix("plot ")))
