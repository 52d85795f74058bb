"""Columns of a GeoParquet file become plain values and well-known binary."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import geoarrow.pyarrow as ga
import pyarrow as pa
import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from gisapp.sources.formats.geoparquet_columns import as_plain, as_wkb, field_type

SHAPES = [
    shapely.Point(1, 2),
    shapely.LineString([(0, 0), (1, 2)]),
    shapely.Polygon([(0, 0), (4, 0), (4, 4)], [[(1, 0.5), (2, 0.5), (2, 1)]]),
    shapely.MultiPoint([(0, 0), (1, 2)]),
    shapely.MultiLineString([[(0, 0), (1, 2)], [(3, 3), (4, 4)]]),
    shapely.MultiPolygon([shapely.box(0, 0, 1, 1), shapely.box(2, 2, 3, 3)]),
]


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        (pa.bool_(), "Integer"),
        (pa.int8(), "Integer"),
        (pa.int32(), "Integer"),
        (pa.uint32(), "Integer64"),
        (pa.int64(), "Integer64"),
        (pa.float32(), "Real"),
        (pa.decimal128(12, 2), "Real"),
        (pa.date32(), "Date"),
        (pa.time64("us"), "Time"),
        (pa.timestamp("ms", "UTC"), "DateTime"),
        (pa.binary(), "Binary"),
        (pa.large_binary(), "Binary"),
        (pa.binary(4), "Binary"),
        (pa.string(), "String"),
        (pa.large_string(), "String"),
        (pa.list_(pa.int8()), "String"),
        (pa.dictionary(pa.int8(), pa.string()), "String"),
        (pa.dictionary(pa.int8(), pa.float64()), "Real"),
    ],
    ids=str,
)
def test_each_type_has_gdals_word(kind: pa.DataType, word: str) -> None:
    assert field_type(kind) == word


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (pa.array([Decimal("12.50"), None]), [12.5, None]),
        (pa.array([date(2020, 5, 17), None]), ["2020-05-17", None]),
        (pa.array([time(8, 30)]), ["08:30:00.000000"]),
        (pa.array([datetime(2020, 5, 17, 8, 30)], pa.timestamp("s")), ["2020-05-17T08:30:00"]),
        (pa.array([datetime(2020, 5, 17, 8, 30)], pa.timestamp("ms")), ["2020-05-17T08:30:00"]),
        (
            pa.array([datetime(2020, 5, 17, 8, 30, 0, 250_000)], pa.timestamp("ms")),
            ["2020-05-17T08:30:00.250"],
        ),
        (pa.array([datetime(2020, 5, 17)], pa.timestamp("s", "UTC")), ["2020-05-17T00:00:00Z"]),
        (
            pa.array([1589675400, None, -2208988800], pa.timestamp("s", "Asia/Shanghai")),
            ["2020-05-17T08:30:00+08:00", None, "1900-01-01T08:05:43+08:05:43"],
        ),
        (pa.array([90_000], pa.timestamp("ms", "-09:30")), ["1969-12-31T14:31:30-09:30"]),
        (pa.array([0, None], pa.timestamp("s", "Mars/Base")), ["1970-01-01T00:00:00Z", None]),
        (pa.array([], pa.timestamp("s", "Asia/Shanghai")), []),
        (pa.array(["工业", None, "工业"]).dictionary_encode(), ["工业", None, "工业"]),
        (pa.array([timedelta(seconds=90)], pa.duration("s")), ["90 s"]),
        (pa.array([[1, 2], None]), [[1, 2], None]),
        (pa.array([], pa.timestamp("s")), []),
        (pa.array(["工业", None], pa.string_view()), ["工业", None]),
        (pa.array([b"\0", None], pa.binary_view()), [b"\0", None]),
    ],
    ids=[
        *("decimals", "dates", "times", "moments", "whole moments", "fractions", "zones"),
        *("named zones", "offsets", "unknown zones", "no moments"),
        *("dictionaries", "durations", "lists", "nothing", "views", "views of bytes"),
    ],
)
def test_values_become_what_a_panel_can_show(values: pa.Array, expected: list[object]) -> None:
    plain = as_plain(values)
    assert plain.to_pylist() == expected
    assert "view" not in str(plain.type)


def test_text_that_is_no_utf8_is_refused() -> None:
    garbled = pa.Array.from_buffers(pa.string(), 1, pa.array([b"\xff\xfe"], pa.binary()).buffers())
    with pytest.raises(pa.ArrowInvalid):
        as_plain(garbled)


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.geom_type)
@pytest.mark.parametrize("has_z", [False, True], ids=["flat", "with height"])
def test_native_encodings_become_well_known_binary(shape: BaseGeometry, has_z: bool) -> None:
    shape = shapely.force_3d(shape, 30) if has_z else shape
    native = ga.as_geoarrow(pa.array([shape.wkb, None]))
    (written, missing) = as_wkb(native, shape.geom_type.lower()).to_pylist()
    assert missing is None
    assert shapely.from_wkb(written) == shape
    assert shapely.from_wkb(written).has_z == has_z


def test_well_known_binary_stays_what_it_is() -> None:
    blobs = [shape.wkb for shape in SHAPES]
    for column in (pa.array(blobs), pa.array(blobs, pa.large_binary()), ga.as_wkb(pa.array(blobs))):
        assert as_wkb(column, "wkb").to_pylist() == blobs


def test_a_column_that_is_no_geometry_is_refused() -> None:
    for encoding in ("wkb", "point", "multipolygon"):
        with pytest.raises(pa.ArrowException):
            as_wkb(pa.array([5]), encoding)
