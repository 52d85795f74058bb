"""A layer with a column of each type that there is, and what may be lost of it."""

from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
import pyarrow as pa
import shapely
from pyogrio.raw import write_arrow

from gisapp.core.layers.layer import Layer
from gisapp.sources.open import open_source

HOSTILE = (
    *("=1+1", "+86 791 8888", "-", "@SUM(A1)", "\tTab", "＝1", '"quoted"', "a,b;c", "'; DROP--"),
    *("<script>alert(1)</script>", "]]>", "&amp;", "<![CDATA[", "%%c^J", "{\\rtf}", "\\U+4E2D"),
    *("line\nbreak", "line\r\nbreak", "\x01\x02", "\ufeffmark", "\u202ertl", "é\u0301", "😀", "𠮷"),
    *("NULL", "nan", "1e999", "0012", "12345678901234567890", "2020-02-31", "true", "../../x"),
    *("C:\\x", "http://x/?a=b&c=d", "$(id)", "`id`", "${x}", "%s%n", "%00", "a\\", "''", '""'),
    *("工" * 100, "x" * 300, "", " ", "\u3000", "١٢٣", "ﬀ", "ß", "İ", "ı", "Ω", "\u00a0", "\u2028"),
    *("SELECT *", "--", "/*", "#REF!", "[x]", "<a href='x'>", "onerror=alert(1)"),
)
BIG = 2**63 - 1
COLUMNS = {
    "flag": pa.array([True, None, False]),
    "floors": pa.array([1, None, -7], pa.int32()),
    "long": pa.array([BIG, None, 0]),
    "area": pa.array([0.1, None, 1.5]),
    "tiny": pa.array([np.pi * 1e10, 1e-20, 0.0]),
    "text": pa.array(["", None, "=1+1"]),
    "用地性质与代码": pa.array(["中文é", "😀", "0012"]),
    "用地性质与名称": pa.array(["x" * 300, None, "工" * 100]),
    "since": pa.array([date(2020, 2, 29), date(1500, 1, 1), None]),
    "at": pa.array([datetime(2020, 1, 2, 3, 4, 5), None, None], pa.timestamp("ms")),
    "at_utc": pa.array([datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC), None, None]),
    "bytes": pa.array([b"\x00\xff", None, b"a"], pa.binary()),
}
SHAPES = (
    shapely.box(115.9, 28.6, 115.91, 28.61234567),
    None,
    shapely.Polygon(
        shapely.box(116.1, 28.6, 116.11, 28.61).exterior,
        [shapely.box(116.102, 28.602, 116.104, 28.604).exterior],
    ),
)


def layer_of_all_kinds(folder: Path) -> Layer:
    """Return a layer of CGCS2000 with three features, one without a shape."""
    path = folder / "kinds.gpkg"
    wkb = [None if each is None else shapely.to_wkb(each) for each in SHAPES]
    table = pa.table({**COLUMNS, "geom": pa.array(wkb, pa.binary())})
    places = {"geometry_name": "geom", "geometry_type": "Polygon", "crs": "EPSG:4490"}
    write_arrow(table, str(path), layer="地块", driver="GPKG", **places)
    (layer,) = open_source(str(path)).layers
    return layer


def layer_of_hostile_values(folder: Path) -> Layer:
    """Return a layer of points, named by hostile values, with one of them as a heading too."""
    path = folder / "hostile.gpkg"
    shapes = shapely.to_wkb([shapely.Point(116 + place / 100, 28) for place in range(len(HOSTILE))])
    columns = {
        "name": pa.array(HOSTILE),
        '=<b>"x" & y': pa.array(reversed(HOSTILE)),
        "geom": pa.array(shapes, pa.binary()),
    }
    places = {"geometry_name": "geom", "geometry_type": "Point", "crs": "EPSG:4326"}
    write_arrow(pa.table(columns), str(path), layer="x<'=1", driver="GPKG", **places)
    (layer,) = open_source(str(path)).layers
    return layer
