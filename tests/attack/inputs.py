"""Writes a small whole file of each format, for damages to begin with."""

import json
import shutil
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

import geopandas as gpd
from ezdxf.filemanagement import new as new_drawing
from pmtiles.tile import TileType

from gisapp.core.parks.mapping.layer_mapping import ColumnMapping, LayerMapping
from gisapp.core.project.project import Bookmark, PlaceView, Project, ProjectLayer, ProjectSource
from gisapp.core.tiles.tile_grid import Tile
from gisapp.export.project.project_file import write_project
from tests.boundary_files import boundary_text, plot
from tests.drawings import LINE, text_of
from tests.parks import EMBEDDED
from tests.raster_files import write_raster
from tests.tile_files import write_mbtiles, write_pmtiles
from tests.vector_files import BOX, POINT, write
from tests.workbooks import write_workbook


def _plots(path: Path) -> None:
    write(path, [BOX] * 30, geometry_type="Polygon")


def _parquet(path: Path) -> None:
    frame = gpd.GeoDataFrame({"名称": ["甲", "乙"]}, geometry=[BOX, BOX], crs=4490)
    frame.to_parquet(path)


def _kml(path: Path) -> None:
    frame = gpd.GeoDataFrame({"Name": ["甲", "乙"]}, geometry=[BOX, BOX], crs=4326)
    frame.to_file(path, driver="LIBKML")


def _kmz(path: Path) -> None:
    inside = path.with_suffix(".kml")
    _kml(inside)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(inside, "doc.kml")
    inside.unlink()


def _dxf(path: Path) -> None:
    path.write_text(text_of(LINE * 10), encoding="utf-8")


def _csv(path: Path) -> None:
    path.write_text("WKT,name\n" + "\n".join(f'"POINT (116 {n})",{n}' for n in range(20)))


def _tsv(path: Path) -> None:
    rows = [("名称", "经度", "纬度"), *((f"厂 {n}", 115.9 + n / 100, 28.6) for n in range(20))]
    path.write_text("\n".join("\t".join(map(str, row)) for row in rows), encoding="gb18030")


def _workbook(path: Path) -> None:
    rows = [("名称", "经度", "纬度"), *((f"厂 {n}", 115.9 + n / 100, 28.6) for n in range(20))]
    write_workbook(path, {"企业": rows})


def _project(path: Path) -> None:
    ledger = path.with_suffix(".csv")
    _tsv(ledger)
    source = ProjectSource("firms", str(ledger))
    columns = (ColumnMapping("经度", "longitude"), ColumnMapping("名称", "enterprise_name"))
    layer = ProjectLayer(
        "firms", "firms", ledger.stem, "point", mapping=LayerMapping("enterprise", columns=columns)
    )
    view = PlaceView(115.95, 28.65, 20.0)
    write_project(
        Project("甲", sources=(source,), layers=(layer,), bookmarks=(Bookmark("乙", view),)),
        path,
        {},
    )


def _boundary_points(path: Path) -> None:
    path.write_bytes(boundary_text(*[plot()] * 5).encode("gbk"))


def _drawing(path: Path) -> None:
    drawing = new_drawing("R2010", setup=True)
    model = drawing.modelspace()
    block = drawing.blocks.new("厂房")
    block.add_lwpolyline([(0, 0), (50, 0), (50, 30)], close=True)
    model.add_blockref("厂房", (500_000, 3_170_000)).add_attrib("名称", "甲", (0, 0))
    model.add_hatch().paths.add_polyline_path(
        [(500_100, 3_170_000), (500_200, 3_170_000), (500_200, 3_170_100)]
    )
    model.add_text("工业用地").set_placement((500_150, 3_170_050))
    model.add_circle((500_300, 3_170_000), 20)
    drawing.saveas(path)


def _tab(path: Path) -> None:
    write(path, [BOX] * 30, geometry_type="Polygon")


def _raster(path: Path) -> None:
    write_raster(path, overviews=True, tiled=True, blockxsize=64, blockysize=64)


def _photo(path: Path) -> None:
    write_raster(path, transform=None, crs=None, driver="JPEG")
    path.with_suffix(".jgw").write_text("2\n0\n0\n-2\n400001\n3175999\n")


def _lines(path: Path) -> None:
    feature = {"type": "Feature", "properties": {"name": "甲"}, "geometry": BOX.__geo_interface__}
    path.write_text("\n".join([json.dumps(feature)] * 10), encoding="utf-8")


def _gpx(path: Path) -> None:
    gpd.GeoDataFrame({"name": ["甲"]}, geometry=[POINT], crs=4326).to_file(path, driver="GPX")


def _zip(path: Path) -> None:
    inside = path.parent / f"{path.stem}-zip"
    inside.mkdir()
    _plots(inside / "plots.shp")
    shutil.make_archive(str(path.with_suffix("")), "zip", inside)
    shutil.rmtree(inside)


def _geodatabase(path: Path) -> None:
    inside = path.parent / "inside"
    inside.mkdir()
    frame = gpd.GeoDataFrame({"名称": ["甲", "乙"]}, geometry=[BOX, BOX], crs=4490)
    frame.to_file(inside / "plots.gdb", driver="OpenFileGDB")
    shutil.make_archive(str(path.with_suffix("")), "zip", inside)
    shutil.rmtree(inside)


def _tar(path: Path) -> None:
    inside = path.with_name("inside.gpkg")
    _plots(inside)
    with tarfile.open(path, "w:gz") as archive:
        archive.add(inside, "成果/plots.gpkg")
    inside.unlink()


def _park(path: Path) -> None:
    shutil.copyfile(EMBEDDED, path)


def _mbtiles(path: Path) -> None:
    write_mbtiles(
        path, {Tile(0, 0, 0): picture(), Tile(1, 1, 0): picture()}, name="甲", minzoom="0"
    )


def _pmtiles(path: Path) -> None:
    write_pmtiles(path, {Tile(0, 0, 0): picture(), Tile(1, 1, 0): picture()}, TileType.PNG)


FORMATS: Mapping[str, tuple[str, Callable[[Path], None]]] = {
    "GeoPackage": ("gpkg", _plots),
    "GeoJSON": ("geojson", _plots),
    "GeoJSON lines": ("geojsonl", _lines),
    "Shapefile": ("shp", _plots),
    "FlatGeobuf": ("fgb", _plots),
    "GeoParquet": ("parquet", _parquet),
    "KML": ("kml", _kml),
    "KMZ": ("kmz", _kmz),
    "GML": ("gml", _plots),
    "GPX": ("gpx", _gpx),
    "DXF": ("dxf", _dxf),
    "DXF with blocks": ("dxf", _drawing),
    "CSV": ("csv", _csv),
    "TSV": ("tsv", _tsv),
    "Excel": ("xlsx", _workbook),
    "project": ("gisapp", _project),
    "boundary points": ("txt", _boundary_points),
    "MapInfo": ("mif", _plots),
    "MapInfo TAB": ("tab", _tab),
    "zipped Shapefile": ("zip", _zip),
    "tar.gz": ("tar.gz", _tar),
    "file geodatabase": ("gdb.zip", _geodatabase),
    "GeoTIFF": ("tif", _raster),
    "JPEG with a world file": ("jpg", _photo),
    "SpatiaLite": ("sqlite", _plots),
    "park data": ("gpkg", _park),
    "MBTiles": ("mbtiles", _mbtiles),
    "PMTiles": ("pmtiles", _pmtiles),
}
"""The suffix of each format, and what writes a file of it."""


def make(folder: Path, name: str) -> Path:
    """Write a whole file of a format into a new folder, and return its path."""
    suffix, writer = FORMATS[name]
    folder.mkdir(parents=True)
    path = folder / f"plots.{suffix}"
    writer(path)
    return path


def picture(width: int = 256, height: int = 256, *, stated: tuple[int, int] | None = None) -> bytes:
    """Return a black PNG, which may state another size than it has."""
    rows = zlib.compress(b"\0" * (1 + width) * height)
    size = struct.pack(">II", *(stated or (width, height)))
    parts = {b"IHDR": size + b"\x08\0\0\0\0", b"IDAT": rows, b"IEND": b""}
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in parts.items()
    )
