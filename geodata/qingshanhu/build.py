"""Builds `qingshanhu.gpkg` from the CSV and GeoJSON files: `python -m geodata.qingshanhu.build`."""

import csv
import json
import sys
from collections.abc import Mapping
from pathlib import Path

import shapely
from pyproj import Geod

from geodata.geopackage import Content, Row, Table, Value, write
from geodata.qingshanhu.check import Records, findings
from geodata.qingshanhu.schema import STYLES, TABLES, closed_lists
from geodata.styles import style_table

_FOLDER = Path(__file__).parent
DEFAULT_TARGET = _FOLDER.parent / "qingshanhu.gpkg"
_CGCS2000 = 4490

# Sites drawn to a stated area, and the fact that states it.
STATED_AREAS = {"changdong": "F035", "led-demo-park": "F051", "yifang": "F040"}

# A hundred-millionth of a degree is about a millimetre.
_COORDINATE_GRID_DEG = 1e-8


def build(target: Path) -> None:
    """Check the hand-kept tables and write them, in EPSG:4490, to the GeoPackage `target`.

    Raises
    ------
    ValueError
        A table is inconsistent; the message names every finding.
    """
    tables = read_tables()
    lists = closed_lists(tables["code"], tables["property"])
    problems = findings(tables, lists)
    if problems:
        raise ValueError("\n".join(problems))
    shapes = _shapes(tables)
    contents = [_content(table, tables[table.name], shapes) for table in TABLES]
    used = {column.enum for table in TABLES for column in table.columns if column.enum}
    enums = {name: codes for name, codes in lists.items() if name in used}
    write(target, _CGCS2000, contents, enums, extra=[style_table(STYLES)])


def read_tables() -> dict[str, Records]:
    """Return the rows of every CSV file in this folder by the file's name; all values are text."""
    tables: dict[str, Records] = {}
    for path in sorted(_FOLDER.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            tables[path.stem] = list(csv.DictReader(file))
    return tables


def ellipsoidal_area_m2(geometry: shapely.Geometry) -> float:
    """Return the area in m² on the GRS 80 ellipsoid of a geometry in degrees of EPSG:4490."""
    area, _ = Geod(ellps="GRS80").geometry_area_perimeter(geometry)
    return abs(float(area))


def scale_to_area(geometry: shapely.Geometry, area_m2: float) -> shapely.Geometry:
    """Scale a polygon in degrees of EPSG:4490 around its centroid to an ellipsoidal area."""
    for _ in range(4):
        factor = (area_m2 / ellipsoidal_area_m2(geometry)) ** 0.5
        geometry = shapely.affinity.scale(geometry, factor, factor, origin="centroid")
    return geometry


def _shapes(tables: Mapping[str, Records]) -> dict[str, shapely.Geometry]:
    """Return the geometry, in degrees of EPSG:4490, of each uid that has one.

    Points come from the tables, the others from shapes.geojson.
    """
    shapes: dict[str, shapely.Geometry] = {
        row["uid"]: shapely.Point(float(row["lon"]), float(row["lat"]))
        for table in ("place", "enterprise")
        for row in tables[table]
    }
    document = json.loads((_FOLDER / "shapes.geojson").read_text(encoding="utf-8"))
    for feature in document["features"]:
        shapes[feature["properties"]["uid"]] = shapely.geometry.shape(feature["geometry"])
    stated = {row["fact_id"]: float(row["value_num"] or 0) for row in tables["fact"]}
    for uid, fact_id in STATED_AREAS.items():
        scaled = scale_to_area(shapes[uid], stated[fact_id])
        shapes[uid] = shapely.set_precision(scaled, _COORDINATE_GRID_DEG, mode="pointwise")
    return shapes


def _content(table: Table, rows: Records, shapes: Mapping[str, shapely.Geometry]) -> Content:
    geometries = [shapes[row["uid"]] for row in rows] if table.geometry_type else []
    return Content(table, [_typed(table, row) for row in rows], geometries)


def _typed(table: Table, row: Mapping[str, str]) -> Row:
    values: dict[str, Value] = {}
    for column in table.columns:
        text = row[column.name]
        if text == "":
            values[column.name] = None
        elif column.type == "TEXT":
            values[column.name] = text
        else:
            values[column.name] = int(text) if column.type == "INTEGER" else float(text)
    return values


if __name__ == "__main__":
    try:
        build(Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_TARGET)
    except ValueError as error:
        sys.exit(str(error))
