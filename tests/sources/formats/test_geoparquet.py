"""GeoParquet opens as the same data from other formats do, whoever wrote it; or says why not."""

import base64
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Literal

import geopandas as gpd
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from gisapp.core.space.crs import Bounds
from gisapp.core.space.geodesy import in_degrees
from gisapp.errors import SourceError
from gisapp.sources.arrow_source import arrow_source
from gisapp.sources.open import open_source
from gisapp.sources.vector.arrow_attributes import ArrowAttributes
from gisapp.sources.vector.geometry_batches import read_batches
from gisapp.sources.vector.source_table import open_table
from tests.benchmarks.parcels import parcels
from tests.geoparquet_files import metadata, wkb, write
from tests.vector_files import BOX, LINE, POINT, YARD, problems, read_vector_file

ROW_GROUP = 100


def land(count: int) -> gpd.GeoDataFrame:
    """Return parcels, those near each other in a row."""
    table = parcels(count)
    shapes = shapely.from_wkb(np.array(table["geometry"].to_pylist(), dtype=object))
    frame = gpd.GeoDataFrame(
        table.drop_columns("geometry").to_pandas(), geometry=shapes, crs="EPSG:4490"
    )
    return frame.iloc[np.argsort(frame.hilbert_distance())].reset_index(drop=True)


def in_row_groups(frame: gpd.GeoDataFrame, path: Path) -> Path:
    frame.to_parquet(path, write_covering_bbox=True, row_group_size=ROW_GROUP)
    return path


@pytest.mark.parametrize("encoding", ["WKB", "geoarrow"])
def test_the_same_features_come_as_from_a_geopackage(
    tmp_path: Path, encoding: Literal["WKB", "geoarrow"]
) -> None:
    frame = land(300)
    frame.to_file(tmp_path / "land.gpkg")
    frame.to_parquet(
        tmp_path / "land.parquet",
        geometry_encoding=encoding,
        compression="zstd",
        write_covering_bbox=True,
    )
    (expected,) = read_vector_file(tmp_path / "land.gpkg")
    (layer,) = open_source(str(tmp_path / "land.parquet")).layers
    assert layer.attributes.fields == expected.attributes.fields
    assert layer.geometry.feature_ids.tolist() == list(range(300))
    assert layer.geometry.coordinates.tolist() == expected.geometry.coordinates.tolist()
    assert layer.index.extent == expected.index.extent
    assert (layer.origin.crs, layer.origin.geometry_type) == ("EPSG:4490", "Polygon")
    assert not layer.origin.problems
    for row, feature_id in enumerate(expected.geometry.feature_ids.tolist()):
        assert layer.attributes.record(row) == expected.attributes.record(feature_id)
    places = layer.attributes.column("parcel_no", [7, 299, 0]).values
    assert places == frame["parcel_no"][[7, 299, 0]].tolist()


@pytest.mark.parametrize(
    "shape",
    [
        POINT,
        LINE,
        YARD,
        shapely.MultiPoint([POINT, (116, 28)]),
        shapely.MultiLineString([LINE, [(1, 2), (3, 4)]]),
        shapely.MultiPolygon([YARD, shapely.box(1, 1, 2, 2)]),
        shapely.force_3d(YARD, 30),
    ],
    ids=lambda shape: f"{shape.geom_type}{'Z' * shape.has_z}",
)
@pytest.mark.parametrize("encoding", ["WKB", "geoarrow"])
def test_each_type_of_geometry_comes_in_each_encoding(
    tmp_path: Path, encoding: Literal["WKB", "geoarrow"], shape: BaseGeometry
) -> None:
    path = tmp_path / "one.parquet"
    shapes = np.array([shape, None])
    gpd.GeoSeries(shapes, crs=4326).to_frame("shape").to_parquet(path, geometry_encoding=encoding)
    (layer,) = read_vector_file(path)
    flat = shapely.force_2d(shape)
    assert in_degrees(layer.geometry.feature(0)).normalize().equals_exact(flat.normalize(), 1e-9)
    assert problems(layer) == {"no_geometry": 1}
    assert layer.origin.geometry_type.replace(" ", "") == f"{shape.geom_type}{'Z' * shape.has_z}"


def test_coordinates_of_a_chinese_grid_come_to_their_true_place(tmp_path: Path) -> None:
    path = tmp_path / "grid.parquet"
    gpd.GeoSeries([YARD], crs=4490).to_crs(4547).to_frame("geometry").to_parquet(path)
    (layer,) = read_vector_file(path)
    assert layer.origin.crs == "EPSG:4547"
    assert in_degrees(layer.geometry.feature(0)).normalize().equals_exact(YARD.normalize(), 1e-8)


def test_a_crs_may_be_left_out_unknown_or_of_ones_own(tmp_path: Path) -> None:
    columns = {"geometry": wkb(YARD)}
    left_out = write(tmp_path / "left_out.parquet", columns, metadata())
    assert arrow_source(left_out).layer_info("left_out").crs == "OGC:CRS84"
    unknown = write(tmp_path / "unknown.parquet", columns, metadata(crs=None))
    (layer,) = read_vector_file(unknown)
    assert problems(layer) == {"crs_assumed": 1}
    assert layer.attributes.record(0) == {}
    assert arrow_source(unknown).layer_bounds("unknown") == YARD.bounds
    own = gpd.GeoSeries([YARD], crs=4490).to_crs("+proj=tmerc +lon_0=116 +ellps=GRS80 +x_0=40")
    own.to_frame("geometry").to_parquet(tmp_path / "own.parquet")
    (layer,) = read_vector_file(tmp_path / "own.parquet")
    assert in_degrees(layer.geometry.feature(0)).normalize().equals_exact(YARD.normalize(), 1e-8)


def test_an_extent_brings_the_features_whose_boxes_touch_it(tmp_path: Path) -> None:
    frame = land(1000)
    path = in_row_groups(frame, tmp_path / "land.parquet")
    assert arrow_source(path).layer_info("land").finds_by_extent
    xmin, ymin, xmax, ymax = frame.total_bounds.tolist()
    corners = np.random.default_rng(9).uniform((xmin, ymin), (xmax, ymax), (80, 2))
    bounds = frame.bounds
    for (x, y), size in zip(corners.tolist(), (1e-6, 1e-3, 1e-2, 1.0) * 20, strict=True):
        touch = (bounds.minx <= x + size) & (bounds.maxx >= x)
        touch &= (bounds.miny <= y + size) & (bounds.maxy >= y)
        assert ids_within(path, (x, y, x + size, y + size)) == frame.index[touch].tolist()
    assert ids_within(path, (0.0, 0.0, 1.0, 1.0)) == []


def ids_within(path: Path, bbox: Bounds) -> list[int]:
    batches = read_batches(open_table(arrow_source(path), path.stem), bbox=bbox)
    found = [each.geometries["polygon"].feature_ids for each in batches]
    return [int(number) for ids in found for number in ids]


def test_what_an_extent_or_an_id_does_not_need_is_not_read(tmp_path: Path) -> None:
    fences = [shapely.box(x, 0, x + 0.5, 1) for x in range(100)]
    frame = gpd.GeoDataFrame({"no": range(100)}, geometry=fences, crs=4490)
    path = tmp_path / "fences.parquet"
    frame.to_parquet(path, write_covering_bbox=True, row_group_size=10)
    fields = arrow_source(path).layer_info("fences").fields
    keep_only_row_group(path, 4)
    assert ids_within(path, (43.0, 0.0, 45.2, 1.0)) == [43, 44, 45]
    attributes = ArrowAttributes(
        arrow_source(path), "fences", fields, encoding=None, finds_by_id=True
    )
    assert attributes.record(47) == {"no": 47}
    with pytest.raises(SourceError, match=r"fences\.parquet cannot be read as a map layer"):
        ids_within(path, (0.0, 0.0, 100.0, 1.0))


def keep_only_row_group(path: Path, kept: int) -> None:
    """Overwrite all other row groups with what is no data."""
    content = bytearray(path.read_bytes())
    metadata = pq.read_metadata(path)
    for group in set(range(metadata.num_row_groups)) - {kept}:
        for at in range(metadata.num_columns):
            column = metadata.row_group(group).column(at)
            start = column.dictionary_page_offset or column.data_page_offset
            size = column.total_compressed_size
            content[start : start + size] = b"\xff" * size
    path.write_bytes(content)


def test_without_boxes_no_extent_can_be_asked_for(tmp_path: Path) -> None:
    path = write(tmp_path / "plain.parquet", {"geometry": wkb(YARD)}, metadata())
    assert not arrow_source(path).layer_info("plain").finds_by_extent
    with pytest.raises(SourceError, match="cannot be read by extent"):
        ids_within(path, (0.0, 0.0, 1.0, 1.0))


def test_fields_have_gdals_types_and_plain_values(tmp_path: Path) -> None:
    moment = datetime(2020, 5, 17, 8, 30, tzinfo=timezone(timedelta(hours=8)))
    columns = {
        "flag": pa.array([True]),
        "small": pa.array([1], pa.int16()),
        "large": pa.array([2**40]),
        "price": pa.array([Decimal("12.50")]),
        "use": pa.array(["工业"]).dictionary_encode(),
        "since": pa.array([date(2020, 5, 17)]),
        "at": pa.array([moment], pa.timestamp("ms", "Asia/Shanghai")),
        "late": pa.array([2**60], pa.timestamp("ms")),
        "tags": pa.array([["a", "b"]]),
        "raw": pa.array([b"\x00"]),
        "a.b": pa.array([7]),
        "a": pa.array([8]),
        "row": pa.array([9]),
        "geometry": wkb(YARD),
        "center": wkb(POINT),
    }
    described = {"geometry": {"encoding": "WKB"}, "center": {"encoding": "WKB"}}
    geo = {"primary_column": "geometry", "columns": described}
    (layer,) = read_vector_file(write(tmp_path / "types.parquet", columns, geo))
    types = {field.name: field.type for field in layer.attributes.fields}
    record = layer.attributes.record(0)
    assert {name: (types[name], record[name]) for name in types} == {
        "flag": ("Integer", True),
        "small": ("Integer", 1),
        "large": ("Integer64", 2**40),
        "price": ("Real", 12.5),
        "use": ("String", "工业"),
        "since": ("Date", "2020-05-17"),
        "at": ("DateTime", "2020-05-17T08:30:00+08:00"),
        "late": ("DateTime", "<value out of range: 1152921504606846976>"),
        "tags": ("String", '["a", "b"]'),
        "raw": ("Binary", b"\x00"),
        "a.b": ("Integer64", 7),
        "a": ("Integer64", 8),
        "row": ("Integer64", 9),
    }


def test_a_column_of_another_type_is_no_geometry(tmp_path: Path) -> None:
    for encoding in ("WKB", "point", "multipolygon"):
        path = write(
            tmp_path / "odd.parquet", {"geometry": pa.array([5])}, metadata(encoding=encoding)
        )
        with pytest.raises(SourceError, match="cannot be read as a map layer: it is damaged"):
            read_vector_file(path)


def test_damaged_files_are_told_in_one_sentence(tmp_path: Path) -> None:
    path = write(tmp_path / "land.parquet", {"geometry": wkb(YARD)}, metadata())
    whole = path.read_bytes()
    for damaged in (whole[:4], whole[: len(whole) // 2], whole[:-5], whole[:-50] + whole[-40:]):
        path.write_bytes(damaged)
        with pytest.raises(SourceError, match=r"land\.parquet cannot be read as a map layer: "):
            read_vector_file(path)


def test_what_libraries_note_in_the_schema_may_be_garbled(tmp_path: Path) -> None:
    """GeoArrow's notes on a column are JSON too."""
    path = tmp_path / "named.parquet"
    gpd.GeoSeries([YARD], crs=4490).to_frame("geometry").to_parquet(path)
    schema = pq.read_metadata(path).metadata[b"ARROW:schema"]
    noted = base64.b64decode(schema)
    garbled = base64.b64encode(noted.replace(b'"crs":', b'"crs";'))
    assert garbled != schema
    path.write_bytes(path.read_bytes().replace(schema, garbled))
    with pytest.raises(
        SourceError, match=r"named\.parquet cannot be read as a map layer: it is damaged"
    ):
        read_vector_file(path)


def test_geometry_that_is_garbled_is_left_out_and_told(tmp_path: Path) -> None:
    box = BOX.wkb
    blobs = [box, box[:-8], box[:20], b"\x01", b"", box[:9] + b"\xff" * 4 + box[13:], YARD.wkb]
    path = write(tmp_path / "odd.parquet", {"geometry": pa.array(blobs)}, metadata())
    (layer,) = read_vector_file(path)
    assert problems(layer) == {"broken_geometry": 3, "no_geometry": 2}
    assert layer.geometry.is_missing.tolist() == [False, True, True, True, False, True, True]
    kept = [in_degrees(layer.geometry.feature(row)) for row in (0, 4)]
    assert kept[0].equals_exact(BOX, 1e-9)
    assert kept[1].equals_exact(YARD, 1e-9)


def told(path: Path) -> dict[str, list[object]]:
    """Return the values of all attributes by their names, the same one by one and at once."""
    (layer,) = open_source(str(path)).layers
    layer.attributes.fetch()
    ids = sorted(layer.geometry.feature_ids.tolist())
    records = [layer.attributes.record(each) for each in ids]
    values: dict[str, list[object]] = {
        field.name: list(layer.attributes.column(field.name, ids).values)
        for field in layer.attributes.fields
    }
    assert [dict(zip(values, row, strict=True)) for row in zip(*values.values(), strict=True)] == [
        dict(each) for each in records
    ]
    return values


def test_two_columns_of_one_name_are_both_told(tmp_path: Path) -> None:
    path = write(tmp_path / "twice.parquet", {"geometry": wkb(YARD)}, metadata())
    table = pq.read_table(path)
    for column in (pa.array([1]), pa.array(["two"])):
        table = table.append_column("area", column)
    pq.write_table(table, path)
    assert told(path) == {"area": [1], "area 2": ["two"]}


@pytest.mark.parametrize("with_statistics", [True, False])
def test_decimal_numbers_keep_all_digits(tmp_path: Path, with_statistics: bool) -> None:
    columns = {
        "geometry": pa.concat_arrays([wkb(YARD)] * 2),
        "long": pa.array([Decimal("12345678901234567.89"), None], pa.decimal128(30, 2)),
        "short": pa.array([Decimal("1234567.89"), None], pa.decimal128(9, 2)),
        "wide": pa.array([Decimal("0.10"), None], pa.decimal128(30, 2)),
    }
    path = write(tmp_path / "decimals.parquet", columns, metadata())
    pq.write_table(pq.read_table(path), path, write_statistics=with_statistics)
    assert told(path) == {
        "long": ["12345678901234567.89", None],
        "short": [1234567.89, None],
        "wide": [0.1 if with_statistics else "0.10", None],
    }


def test_short_floats_and_durations_are_told_as_they_were_written(tmp_path: Path) -> None:
    columns = {
        "geometry": wkb(YARD),
        "share": pa.array([0.1], pa.float32()),
        "half": pa.array(np.array([0.5], np.float16)),
        "took": pa.array([90], pa.duration("s")),
    }
    path = write(tmp_path / "floats.parquet", columns, metadata())
    assert told(path) == {"share": [0.1], "half": [0.5], "took": ["90 s"]}
