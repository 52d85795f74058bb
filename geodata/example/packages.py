"""Writes the Example Park's shapes: GeoPackages, a shapefile of an office, boundary points."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Literal

import numpy as np
import pyogrio
import shapely
from pyproj import Transformer
from shapely.geometry.base import BaseGeometry

from geodata.example.layout import CRS, ZONES, Ground
from geodata.example.ledger import USES, Holding
from geodata.example.tables import Cell, Records
from geodata.geopackage import Column, Content, Table, Value
from geodata.geopackage import write as write_geopackage

_ShapeType = Literal["LINESTRING", "MULTIPOLYGON"]

INVENTED = "练习用虚构数据 / Invented for practice: the Example Park (示例园区) does not exist."

_CGCS2000 = 4490
_GRID_DEG = 1e-8
_CUT_NAMES = {
    "土地面积（平方米）": "土地面积",
    "建筑密度（%）": "建筑密度",
    "出让年限（年）": "出让年限",
    "成交价款（万元）": "成交价款",
    "统一社会信用代码": "统一社会信",
    "已建建筑面积（平方米）": "已建建筑面",
    "固定资产投资（万元）": "固定资产投",
}
"""A shapefile has room for ten bytes: five Chinese letters, and no unit."""
_DESCRIBED = (
    "格式版本号=1.01版本\n数据产生单位=示例园区管理委员会（虚构）\n数据产生日期=2026-10-31\n"
    "坐标系=2000国家大地坐标系\n几度分带=3\n投影类型=高斯克吕格\n计量单位=米\n带号=34\n精度=0.001\n"
    "转换参数=,,,,,,"
)


def write_plots(path: Path, holdings: tuple[Holding, ...], records: Records) -> None:
    """Write the plots of a year, with the ledger's columns, to a GeoPackage in EPSG:4490."""
    shapes = [_multi(each) for each in _degrees(h.plot.shape for h in holdings)]
    content = _content("plots", "MULTIPOLYGON", records, shapes)
    write_geopackage(path, _CGCS2000, [content])


def write_ground(path: Path, ground: Ground) -> None:
    """Write park, zones, roads and river to a GeoPackage in EPSG:4490."""
    outline, river = _degrees([ground.outline, ground.river])
    zones = _degrees(ground.zones.values())
    park: Records = [
        {
            "园区名称": "示例园区",
            "名称_英文": "Example Park",
            "园区级别": "虚构",
            "规划面积（公顷）": round(ground.outline.area / 10_000, 2),
            "备注": INVENTED,
        }
    ]
    named: Records = [
        {
            "片区编号": zone,
            "片区名称": names[0],
            "名称_英文": names[1],
            "产业定位": names[2],
            "所属园区": "示例园区",
            "面积（公顷）": round(ground.zones[zone].area / 10_000, 2),
        }
        for zone, names in ZONES.items()
    ]
    roads: Records = [
        {
            "道路编号": road.number,
            "道路名称": road.name_zh,
            "名称_英文": road.name_en,
            "道路等级": road.road_class,
            "道路宽度（米）": road.width_m,
            "道路长度（米）": round(road.axis.length, 1),
        }
        for road in ground.roads
    ]
    water: Records = [{"名称": "示例河", "名称_英文": "Example River"}]
    write_geopackage(
        path,
        _CGCS2000,
        [
            _content("park", "MULTIPOLYGON", park, [_multi(outline)]),
            _content("zones", "MULTIPOLYGON", named, zones),
            _content("roads", "LINESTRING", roads, _degrees(road.axis for road in ground.roads)),
            _content("river", "MULTIPOLYGON", water, [_multi(river)]),
        ],
    )


def write_shapefile(path: Path, holdings: tuple[Holding, ...], records: Records) -> None:
    """Write the plots in metres of EPSG:4522 as offices send them: GBK, and nobody says in what.

    Neither a .prj nor a .cpg comes along.
    """
    headings = [name for name in records[0] if name != "照片"]
    columns = [np.array([_plain(row[name]) for row in records], dtype=object) for name in headings]
    fields = [_CUT_NAMES.get(name, name) for name in headings]
    pyogrio.raw.write(
        path,
        shapely.to_wkb([holding.plot.shape for holding in holdings]),
        [_typed(column) for column in columns],
        fields,
        geometry_type="Polygon",
        crs=CRS,
        driver="ESRI Shapefile",
        encoding="GBK",
        layer_options={"DBF_DATE_LAST_UPDATE": "2026-10-31"},
    )
    path.with_suffix(".cpg").unlink(missing_ok=True)
    path.with_suffix(".prj").unlink(missing_ok=True)


def write_boundary(path: Path, holdings: Iterable[Holding]) -> None:
    """Write plots as the boundary points that a survey hands over, in GBK."""
    lines = ["[属性描述]", *_DESCRIBED.split("\n"), "[地块坐标]"]
    for holding in holdings:
        ring = shapely.get_coordinates(
            shapely.orient_polygons(holding.plot.shape, exterior_cw=True)
        )
        code, use, _ = USES[holding.use]
        hectares = holding.area_m2 / 10_000
        key = holding.plot.key
        lines.append(f"{len(ring)},{hectares:.4f},{key},示例地块{key},面,,{use},{code},@")
        names = [*range(1, len(ring)), 1]
        lines += [
            f"J{name},1,{north:.3f},{east:.3f}"
            for name, (east, north) in zip(names, ring.tolist(), strict=True)
        ]
    path.write_bytes("\r\n".join((*lines, "")).encode("gb18030"))


def _degrees(shapes: Iterable[BaseGeometry]) -> list[BaseGeometry]:
    way = Transformer.from_crs(CRS, _CGCS2000, always_xy=True)

    def to_degrees(metres: np.ndarray) -> np.ndarray:
        return np.column_stack(way.transform(metres[:, 0], metres[:, 1]))

    moved = shapely.transform(list(shapes), to_degrees)
    return list(shapely.set_precision(moved, _GRID_DEG, mode="pointwise"))


def _multi(shape: BaseGeometry) -> shapely.MultiPolygon:
    return shapely.MultiPolygon(shapely.get_parts(shape).tolist())


def _content(
    name: str, kind: _ShapeType, records: Records, shapes: Sequence[BaseGeometry]
) -> Content:
    columns = tuple(Column(heading, _sql_type(records, heading)) for heading in records[0])
    rows = [{heading: _plain(value) for heading, value in row.items()} for row in records]
    return Content(Table(name, columns, INVENTED, kind), rows, shapes)


def _sql_type(records: Records, heading: str) -> Literal["TEXT", "INTEGER", "REAL"]:
    values = [row[heading] for row in records if row[heading] is not None]
    if values and all(isinstance(value, int) for value in values):
        return "INTEGER"
    is_real = values and all(isinstance(value, int | float) for value in values)
    return "REAL" if is_real else "TEXT"


def _plain(value: Cell) -> Value:
    return value.isoformat() if isinstance(value, date) else value


def _typed(column: np.ndarray) -> np.ndarray:
    stated = [value for value in column if value is not None]
    if stated and all(isinstance(value, int | float) for value in stated):
        return np.array([np.nan if value is None else value for value in column], dtype=float)
    return column
