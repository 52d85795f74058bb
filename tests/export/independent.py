"""Reads the column `name` of written files with what others read them with."""

import csv
import json
import sqlite3
import zipfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree

import pyarrow.parquet as pq
import pyogrio
from python_calamine import CalamineWorkbook

_KML = "{http://www.opengis.net/kml/2.2}"

Names = Sequence[str | None]


def _of_geopackage(path: Path) -> Names:
    with closing(sqlite3.connect(path)) as opened:
        tables = "SELECT table_name FROM gpkg_contents WHERE data_type = 'features'"
        (table,) = opened.execute(tables).fetchone()
        quoted = table.replace('"', '""')
        return [name for (name,) in opened.execute(f'SELECT name FROM "{quoted}"')]


def _of_geojson(path: Path) -> Names:
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    return [each["properties"]["name"] for each in features]


def _of_gdal(path: Path) -> Names:
    names = pyogrio.read_dataframe(path)["name"].to_list()
    return [each if isinstance(each, str) else None for each in names]


def _of_parquet(path: Path) -> Names:
    names: list[str | None] = pq.read_table(path)["name"].to_pylist()
    return names


def _of_csv(path: Path) -> Names:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [row["name"] for row in csv.DictReader(file)]


def _of_workbook(path: Path) -> Names:
    with zipfile.ZipFile(path) as archive:
        for each in archive.namelist():
            assert b"<f>" not in archive.read(each), "a formula"
    with CalamineWorkbook.from_path(path) as book:
        heading, *rows = book.get_sheet_by_index(0).to_python()
    column = heading.index("name")
    return [str(row[column]) for row in rows]


def _of_kml(path: Path) -> Names:
    return _of_xml(path.read_bytes())


def _of_kmz(path: Path) -> Names:
    with zipfile.ZipFile(path) as archive:
        (inside,) = [each for each in archive.namelist() if each.endswith(".kml")]
        return _of_xml(archive.read(inside))


def _of_xml(text: bytes) -> Names:
    root = ElementTree.fromstring(text)
    return [
        "".join(each.itertext())
        for each in root.iter()
        if each.tag in (f"{_KML}SimpleData", f"{_KML}Data") and each.get("name") == "name"
    ]


READERS: Mapping[str, Callable[[Path], Names]] = {
    ".gpkg": _of_geopackage,
    ".geojson": _of_geojson,
    ".fgb": _of_gdal,
    ".parquet": _of_parquet,
    ".shp": _of_gdal,
    ".csv": _of_csv,
    ".xlsx": _of_workbook,
    ".kml": _of_kml,
    ".kmz": _of_kmz,
}
"""By the suffixes of the files."""
