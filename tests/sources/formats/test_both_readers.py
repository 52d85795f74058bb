"""What a source gives is what GDAL's ordinary reader gives, feature by feature, of any content."""

import math
import re
import sqlite3
import warnings
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from itertools import product
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyogrio
import pytest
import shapely
from pyogrio.raw import read

from gisapp.sources.arrow_source import arrow_source
from gisapp.sources.formats.layer_info import ArrowQuery

FORMATS = {
    "gpkg": "GPKG",
    "fgb": "FlatGeobuf",
    "shp": "ESRI Shapefile",
    "geojson": "GeoJSON",
    "geojsonl": "GeoJSONSeq",
    "gml": "GML",
    "kml": "KML",
    "sqlite": "SQLite",
    "gdb": "OpenFileGDB",
    "tab": "MapInfo File",
}
UNKNOWN: dict[str, tuple[str, ...]] = {
    "shp": ("bin", "day_time", "zoned"),
    "geojson": ("bin",),
    "geojsonl": ("bin",),
    "kml": ("bin",),
    "tab": ("bin", "big", "text"),
}
"""What a format cannot take."""
DAY = re.compile(r"\d{4}/\d\d/\d\d")
KML_ONLY = frozenset(
    (
        *("timestamp", "begin", "end", "altitudeMode"),
        *("tessellate", "extrude", "visibility", "drawOrder", "icon"),
    )
)
CHINA = timezone(timedelta(hours=8))
Ids = tuple[int, ...] | None
COLUMNS: dict[str, tuple[pa.DataType, Sequence[object]]] = {
    "text": (pa.string(), ("甲", "", 'x,"y"\n', " z ", "长" * 60)),
    "whole": (pa.int32(), (1, 0, -3, 2**31 - 1, -(2**31) + 1)),
    "big": (pa.int64(), (2**62 + 1, -(2**62), 0, 2**53 + 1, 5)),
    "real": (pa.float64(), (1.5, 0.0, -1e300, 0.1, 5.0)),
    "yes": (pa.bool_(), (True, False, True, False, True)),
    "day": (
        pa.date32(),
        tuple(
            date.fromisoformat(day)
            for day in ("2020-02-29", "1899-12-30", "9999-12-31", "1970-01-01", "0001-01-01")
        ),
    ),
    "day_time": (
        pa.timestamp("ms"),
        (
            datetime(2020, 1, 1, 7, 30, tzinfo=UTC),
            datetime(1955, 10, 1, tzinfo=UTC),
            datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC),
            datetime(1970, 1, 1, tzinfo=UTC),
            datetime(2018, 2, 13, 23, 59, 59, 123000, tzinfo=UTC),
        ),
    ),
    "zoned": (
        pa.timestamp("ms", "+08:00"),
        tuple(datetime(2020, month, 1, 7, 30, tzinfo=CHINA) for month in range(1, 6)),
    ),
    "bin": (pa.binary(), (b"a", b"", b"\x00\xff", b"x", b"y")),
}
POINTS: list[bytes | None] = [shapely.Point(115 + n, 28).wkb for n in range(5)]
CONTENTS: dict[str, tuple[list[bytes | None], tuple[int, ...]]] = {
    "plain": (POINTS, ()),
    "all values missing": (POINTS, (0, 1, 2, 3, 4)),
    "first values missing": (POINTS, (0,)),
    "no geometry first": ([None, *POINTS[1:]], ()),
    "no geometry last": ([*POINTS[:4], None], ()),
    "no geometry between": ([*POINTS[:2], None, *POINTS[3:]], (2,)),
    "no geometry twice": ([POINTS[0], None, None, *POINTS[3:]], (1,)),
    "no geometry at all": ([None] * 5, ()),
}


def write(path: Path, content: str) -> Path:
    blobs, missing = CONTENTS[content]
    columns = {
        name: pa.array([None if n in missing else v for n, v in enumerate(values)], kind)
        for name, (kind, values) in COLUMNS.items()
        if name not in UNKNOWN.get(path.suffix[1:], ())
    }
    columns["g"] = pa.array(blobs, pa.binary())
    options = {"fgb": {"SPATIAL_INDEX": "NO"}}
    with warnings.catch_warnings():
        # Of years that a format has no room for.
        warnings.simplefilter("ignore", RuntimeWarning)
        pyogrio.write_arrow(
            pa.table(columns),
            path,
            driver=FORMATS[path.suffix[1:]],
            geometry_name="g",
            geometry_type="Point",
            crs="EPSG:4326",
            layer_options=options.get(path.suffix[1:], {}),
        )
    return path


def ordinary(path: Path, layer: str, ids: Ids = None) -> dict[str, list[object]]:
    """Return what GDAL's reader of single features gives, by column."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        meta, fids, wkb, values = read(
            path, layer=layer, return_fids=True, datetime_as_string=True, fids=ids
        )
    columns = dict(zip(meta["fields"].tolist(), map(list, values), strict=True))
    if path.suffix == ".kml":
        # Columns that GDAL has for every such file; nothing of the kind is written here.
        columns = {name: told for name, told in columns.items() if name not in KML_ONLY}
    return {"fid": fids.tolist(), "geometry": list(wkb), **columns}


def streamed(path: Path, layer: str, ids: Ids = None) -> dict[str, list[object]]:
    """Return what the source gives, by column."""
    source = arrow_source(path)
    with source.arrow_stream(layer, ArrowQuery(geometry=True, feature_ids=ids)) as stream:
        table = stream.batches.read_all()
    columns = {name: table.column(name).to_pylist() for name in table.column_names}
    columns["fid"] = columns.pop(stream.id_column)
    columns["geometry"] = columns.pop(stream.geometry_column)
    return columns


def comparable(value: object) -> object:
    """Return a value in the type in which both readers' values are compared.

    In lines of JSON, days stay as GDAL wrote them, with strokes.
    """
    match value:
        case str() if DAY.fullmatch(value):
            return value.replace("/", "-")
        case np.generic():
            return comparable(value.item())
        case bool():
            return float(value)
        case float() if math.isnan(value):
            return None
        case int() | Decimal():
            return float(value)
        case date() | datetime():
            return value.isoformat()
    return value or None if isinstance(value, bytes) else value


def assert_same(path: Path, layer: str, ids: Ids = None) -> None:
    expected, told = ordinary(path, layer, ids), streamed(path, layer, ids)
    assert set(told) == set(expected)
    for name, values in expected.items():
        assert list(map(comparable, told[name])) == list(map(comparable, values)), name


def layer_of(path: Path) -> str:
    (name,) = arrow_source(path).layer_names()
    return name


@pytest.mark.parametrize(
    ("suffix", "content"),
    # A MapInfo file without any geometry is a table.
    sorted(set(product(FORMATS, CONTENTS)) - {("tab", "no geometry at all")}),
)
def test_both_readers_give_the_same(tmp_path: Path, suffix: str, content: str) -> None:
    path = write(tmp_path / f"plots.{suffix}", content)
    layer = layer_of(path)
    assert_same(path, layer)
    ids = streamed(path, layer)["fid"]
    if arrow_source(path).layer_info(layer).finds_by_id:
        assert_same(path, layer, (int(str(ids[1])), int(str(ids[3]))))


@pytest.mark.parametrize("suffix", ["gpkg", "shp", "sqlite"])
def test_a_deleted_row_is_in_neither(tmp_path: Path, suffix: str) -> None:
    path = write(tmp_path / f"plots.{suffix}", "plain")
    layer = layer_of(path)
    before = streamed(path, layer)["fid"]
    if suffix == "shp":
        table = bytearray(path.with_suffix(".dbf").read_bytes())
        first, row = (int.from_bytes(table[at : at + 2], "little") for at in (8, 10))
        table[first + 2 * row] = ord("*")
        path.with_suffix(".dbf").write_bytes(table)
    else:
        with sqlite3.connect(path) as connection:
            connection.create_function("ST_IsEmpty", 1, lambda _: 0)
            id_name = pyogrio.read_info(path)["fid_column"]
            connection.execute(f'DELETE FROM "{layer}" WHERE "{id_name}" = {before[2]}')
        connection.close()
    assert_same(path, layer)
    assert before[2] not in streamed(path, layer)["fid"]


ODD_DAYS = ("", "0000-00-00", "abc", "2016年3月1日", "2018-13-45", None, "9999-12-31", 5)


@pytest.mark.parametrize("geometry", [True, False])
def test_what_is_no_date_in_a_geopackage_is_told_as_it_is_stored(
    tmp_path: Path, geometry: bool
) -> None:
    path = tmp_path / "plots.gpkg"
    table = pa.table(
        {"day": [date(2020, 1, 1)] * 8, "big": [2**62] * 7 + [None], "g": [POINTS[0]] * 8}
    )
    pyogrio.write_arrow(
        table, path, geometry_name="g", geometry_type="Point", crs="EPSG:4326", layer_options={}
    )
    with sqlite3.connect(path) as connection:
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall():
            connection.execute(f'DROP TRIGGER "{name}"')
        for row, day in enumerate(ODD_DAYS):
            connection.execute("UPDATE plots SET day = ? WHERE fid = ?", (day, row + 1))
    connection.close()
    source = arrow_source(path)
    for ids in (None, (2, 5, 8)):
        query = ArrowQuery(geometry=geometry, feature_ids=ids)
        with source.arrow_stream("plots", query) as stream:
            told = stream.batches.read_all()
        rows = [each - 1 for each in told.column(stream.id_column).to_pylist()]
        assert told.column("day").to_pylist() == [
            day if day is None else str(day) for day in (ODD_DAYS[row] for row in rows)
        ]
        assert told.column("big").to_pylist() == [2**62 if row < 7 else None for row in rows]
    box = (115.0, 28.0, 115.0, 28.0)
    with source.arrow_stream("plots", ArrowQuery(columns=("day",), bbox=box)) as stream:
        assert stream.batches.read_all().column("day").to_pylist()[3] == "2016年3月1日"


def test_rows_without_geometry_do_not_shift_others_through_many_batches(tmp_path: Path) -> None:
    count = 40_000
    blobs = [
        None if n % 3 == 1 or n > count - 5 else shapely.LineString([(n % 180, 1), (2, n % 80)]).wkb
        for n in range(count)
    ]
    for suffix in ("fgb", "gpkg"):
        path = tmp_path / f"lines.{suffix}"
        pyogrio.write_arrow(
            pa.table({"no": range(count), "g": pa.array(blobs, pa.binary())}),
            path,
            driver=FORMATS[suffix],
            geometry_name="g",
            geometry_type="LineString",
            crs="EPSG:4326",
            layer_options={"SPATIAL_INDEX": "NO"},
        )
        told = streamed(path, "lines")
        assert told["no"] == list(range(count))
        assert [blob or None for blob in told["geometry"]] == blobs
