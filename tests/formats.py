"""Writes the same three plots in each format that a reader takes."""

import csv
import shutil
import tarfile
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from xml.sax.saxutils import quoteattr

import geopandas as gpd
import pandas as pd
import pyarrow as pa
import pyogrio
import shapely
from ezdxf.filemanagement import new as new_drawing

from tests.boundary_files import boundary_text
from tests.workbooks import write_workbook

NAMES = ("青山湖高新产业园一期", None, 'plot "3" & <b>more</b>, 园区')
WEST, SOUTH, EAST, NORTH = 115.9, 28.6, 116.2, 28.7


@dataclass(frozen=True)
class Format:
    """One format, and what it can say.

    Parameters
    ----------
    suffix : str
        How its files end.
    write : callable
        Writes a table of plots into a file.
    name, floors, area, since : str
        What the fields of the plots are called in it; "" for one that it has in another way.
    types : mapping
        GDAL's words for the types of fields, where they are not those of `TYPES`.
    has_missing : bool
        True if a value can be missing in it.
    can_be_empty : bool
        True if it can have a layer without features.
    is_copied : bool
        True if its files are unpacked, so that what happens to them later changes nothing.
    layer : str
        What the layer of the plots is called; in most formats like the file.
    without : str
        Letters that a name cannot have in it.
    """

    suffix: str
    write: Callable[[Path, pa.Table], None]
    name: str = "名称"
    floors: str = "floors"
    area: str = "area"
    since: str = "since"
    types: Mapping[str, str] = field(default_factory=dict)
    has_missing: bool = True
    can_be_empty: bool = True
    is_copied: bool = False
    layer: str = "plots"
    without: str = ""

    def written(self, name: str) -> str:
        """Return a name as the format can hold it."""
        return "".join(letter for letter in name if letter not in self.without)


TYPES = {"name": "String", "floors": "Integer", "area": "Real", "since": "Date"}


def plots(count: int = 3) -> pa.Table:
    """Return the first plots, from west to east; all values of the second are missing."""
    shapes = [
        shapely.box(WEST + step / 10, SOUTH, WEST + (step + 1) / 10, NORTH) for step in range(3)
    ]
    columns = {
        "名称": pa.array(NAMES, pa.string()),
        "floors": pa.array([12, None, 0], pa.int32()),
        "area": pa.array([1.5, None, 0.0], pa.float64()),
        "since": pa.array([date(2020, 5, 17), None, date(1999, 12, 31)], pa.date32()),
        "geometry": pa.array([shape.wkb for shape in shapes], pa.binary()),
    }
    return pa.table(columns).slice(0, count)


def _by_gdal(driver: str, **options: str) -> Callable[[Path, pa.Table], None]:
    def write(path: Path, table: pa.Table) -> None:
        pyogrio.write_arrow(
            table,
            path,
            driver=driver,
            layer=path.stem,
            geometry_name="geometry",
            geometry_type="Polygon",
            crs="EPSG:4326",
            **options,
        )

    return write


def _parquet(path: Path, table: pa.Table) -> None:
    frame = table.drop_columns("geometry").to_pandas(types_mapper=pd.ArrowDtype)
    shapes = shapely.from_wkb(table["geometry"].to_pylist())
    gpd.GeoDataFrame(frame, geometry=list(shapes), crs=4326).to_parquet(path)


def _drawing(path: Path, table: pa.Table) -> None:
    drawing = new_drawing("R2010")
    for row, (name, shape) in enumerate(
        zip(table["名称"].to_pylist(), table["geometry"].to_pylist(), strict=True)
    ):
        block = drawing.blocks.new(f"plot {row}")
        corners = shapely.get_coordinates(shapely.from_wkb(shape))
        block.add_lwpolyline(corners, dxfattribs={"layer": path.stem})
        insert = drawing.modelspace().add_blockref(block.name, (0, 0))
        if name is not None:
            insert.add_attrib("名称", name, (0, 0)).is_invisible = True
    drawing.saveas(path)


def _folder(path: Path, table: pa.Table) -> None:
    path.mkdir()
    _parquet(path / "plots.parquet", table)


def _parts(path: Path, table: pa.Table) -> list[Path]:
    """Write a shapefile beside a path, and return its files."""
    folder = path.parent / f"{path.name}-parts"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    _by_gdal("ESRI Shapefile", ENCODING="GBK")(folder / "plots.shp", table)
    return sorted(folder.iterdir())


def _zipped(path: Path, table: pa.Table) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for part in _parts(path, table):
            archive.write(part, f"成果/{part.name}")


def _tarred(path: Path, table: pa.Table) -> None:
    with tarfile.open(path, "w:gz") as archive:
        for part in _parts(path, table):
            archive.add(part, f"成果/{part.name}")


def _kmz(path: Path, table: pa.Table) -> None:
    inside = path.with_suffix(".kml")
    _by_gdal("LIBKML")(inside, table)
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(inside, "doc.kml")
    inside.unlink()


def _tracks(path: Path, table: pa.Table) -> None:
    """Write the outlines of plots as tracks, which have names alone."""
    outlines = shapely.boundary(shapely.from_wkb(table["geometry"].to_pylist()))
    names = table["名称"].to_pylist()
    frame = gpd.GeoDataFrame({"name": names}, geometry=list(outlines), crs=4326)
    frame.to_file(path, driver="GPX", layer="tracks", FORCE_GPX_TRACK="YES")


def _rows(table: pa.Table) -> list[list[object]]:
    """Return a heading and the rows of a table, with shapes as WKT."""
    shapes = shapely.to_wkt(shapely.from_wkb(table["geometry"].to_pylist()))
    plain = table.set_column(4, "WKT", pa.array(list(shapes), pa.string()))
    return [plain.column_names, *([*row.values()] for row in plain.to_pylist())]


def _delimited(encoding: str, delimiter: str) -> Callable[[Path, pa.Table], None]:
    def write(path: Path, table: pa.Table) -> None:
        with path.open("w", encoding=encoding, newline="") as file:
            csv.writer(file, delimiter=delimiter).writerows(_rows(table))

    return write


def _workbook(path: Path, table: pa.Table) -> None:
    write_workbook(path, {path.stem: _rows(table)})


def _boundary_points(path: Path, table: pa.Table) -> None:
    """Write plots in degrees, northing first."""
    plots_written = []
    for row in table.to_pylist():
        name = FORMATS["boundary_txt"].written(row["名称"] or "")
        area = "" if row["area"] is None else row["area"]
        corners = shapely.get_coordinates(shapely.from_wkb(row["geometry"]))
        lines = [f"{len(corners)},{area},,{name},面,,,,@"]
        lines += [
            f"J{number % (len(corners) - 1) + 1},1,{north:.9f},{east:.9f}"
            for number, (east, north) in enumerate(corners)
        ]
        plots_written.append("\n".join(lines) + "\n")
    head = "[属性描述]\n坐标系=2000国家大地坐标系\n计量单位=度\n"
    path.write_bytes(boundary_text(*plots_written, head=head).encode("gbk"))


_OF_TABLES = {"floors": "Integer64"}
"""What is made of the numbers of a text or a sheet."""


def _osm(path: Path, table: pa.Table) -> None:
    nodes, ways = [], []
    for number, (name, shape) in enumerate(zip(table["名称"], table["geometry"], strict=True)):
        corners = shapely.get_coordinates(shapely.from_wkb(shape.as_py()))[:-1]
        ids = range(4 * number + 1, 4 * number + 5)
        nodes += [
            f'<node id="{each}" lon="{x:.7f}" lat="{y:.7f}"/>'
            for each, (x, y) in zip(ids, corners.tolist(), strict=True)
        ]
        tag = f"<tag k='name' v={quoteattr(name.as_py())}/>" if name.is_valid else ""
        along = "".join(f'<nd ref="{each}"/>' for each in (*ids, ids[0]))
        ways.append(f'<way id="{number + 1}">{along}<tag k="landuse" v="industrial"/>{tag}</way>')
    text = f'<osm version="0.6">{"".join((*nodes, *ways))}</osm>'
    path.write_text(text, encoding="utf-8")


FORMATS: Mapping[str, Format] = {
    "geopackage": Format(".gpkg", _by_gdal("GPKG")),
    "geojson": Format(".geojson", _by_gdal("GeoJSON"), types={"since": "String"}),
    "geojson lines": Format(".geojsonl", _by_gdal("GeoJSONSeq"), can_be_empty=False),
    "shapefile": Format(".shp", _by_gdal("ESRI Shapefile", ENCODING="GBK")),
    "flatgeobuf": Format(".fgb", _by_gdal("FlatGeobuf"), types={"since": "DateTime"}),
    "geoparquet": Format(".parquet", _parquet),
    "folder": Format("", _folder),
    "kml": Format(".kml", _by_gdal("LIBKML"), since="", can_be_empty=False),
    "kmz": Format(".kmz", _kmz, since="", can_be_empty=False, is_copied=True),
    "gpx": Format(
        ".gpx",
        _tracks,
        name="name",
        floors="",
        area="",
        since="",
        can_be_empty=False,
        layer="tracks",
    ),
    "osm": Format(
        ".osm",
        _osm,
        name="name",
        floors="",
        area="",
        since="",
        can_be_empty=False,
        layer="multipolygons",
    ),
    "gml": Format(".gml", _by_gdal("GML")),
    "mapinfo": Format(".mif", _by_gdal("MapInfo File", FORMAT="MIF", ENCODING="UTF-8")),
    "mapinfo tab": Format(
        ".tab",
        _by_gdal("MapInfo File", FORMAT="TAB", ENCODING="UTF-8"),
        has_missing=False,
        can_be_empty=False,
    ),
    "boundary_txt": Format(
        ".txt",
        _boundary_points,
        name="地块名称",
        floors="",
        area="地块面积(公顷)",
        since="",
        can_be_empty=False,
        without=",",
    ),
    "csv": Format(".csv", _delimited("gbk", ","), types=_OF_TABLES),
    "tsv": Format(".tsv", _delimited("utf-8", "\t"), types=_OF_TABLES),
    "workbook": Format(".xlsx", _workbook, types=_OF_TABLES),
    "dxf": Format(".dxf", _drawing, floors="", area="", since="", can_be_empty=False),
    "spatialite": Format(".sqlite", _by_gdal("SQLite", SPATIALITE="YES")),
    "filegdb": Format(
        ".gdb", _by_gdal("OpenFileGDB", TARGET_ARCGIS_VERSION="ARCGIS_PRO_3_2_OR_LATER")
    ),
    "archive": Format(".zip", _zipped, is_copied=True),
    "tar.gz": Format(".tar.gz", _tarred, is_copied=True),
}
"""By the name of the reader, where it has one of its own."""


def make(folder: Path, name: str, count: int = 3) -> Path:
    """Write some plots in a format, and return the path."""
    path = folder / f"plots{FORMATS[name].suffix}"
    FORMATS[name].write(path, plots(count))
    return path
