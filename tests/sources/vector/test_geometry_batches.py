"""Geometry of any file comes in batches of flat arrays, and what cannot be drawn is counted."""

import struct
import threading
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
import shapely

from gisapp.core.geometry.feature_geometry import GeometryKind
from gisapp.core.space.crs import Bounds
from gisapp.core.space.geodesy import in_degrees
from gisapp.errors import CrsError
from gisapp.sources.arrow_source import arrow_source
from gisapp.sources.formats import gdal
from gisapp.sources.vector.geometry_batches import read_batches
from gisapp.sources.vector.source_table import open_table
from tests.benchmarks.parcels import write_parcels
from tests.geoparquet_files import metadata
from tests.geoparquet_files import write as geoparquet
from tests.vector_files import (
    BOX,
    LINE,
    POINT,
    YARD,
    in_map,
    problems,
    read_vector_file,
    table_of,
    write,
)

KINDS: tuple[GeometryKind, ...] = ("polygon", "point", "line")


@pytest.mark.parametrize("suffix", ["gpkg", "fgb", "shp"])
def test_an_extent_brings_the_features_that_touch_it(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"parcels.{suffix}"
    write_parcels(path, 1000)
    (layer,) = read_vector_file(path)
    ids = layer.geometry.feature_ids
    shapes = [in_degrees(layer.geometry.feature(row)) for row in range(1000)]
    xmin, ymin, xmax, ymax = shapely.total_bounds(shapes).tolist()
    corners = np.random.default_rng(9).uniform((xmin, ymin), (xmax, ymax), (80, 2))
    for (x, y), size in zip(corners.tolist(), (1e-6, 1e-3, 1e-2, 1.0) * 20, strict=True):
        bbox = (x, y, x + size, y + size)
        touched = ids[shapely.intersects(shapes, shapely.box(*bbox))]
        assert ids_within(path, bbox) == sorted(touched.tolist())
    assert ids_within(path, (0.0, 0.0, 1.0, 1.0)) == []


def ids_within(path: Path, bbox: Bounds) -> list[int]:
    batches = list(read_batches(open_table(arrow_source(path), path.stem), bbox=bbox))
    found = [geometry.feature_ids for each in batches for geometry in each.geometries.values()]
    assert not any(len(each.without_geometry) for each in batches)
    return sorted(np.concatenate([np.empty(0, np.int64), *found]).tolist())


def test_ids_that_are_kept_do_not_keep_the_rows_that_they_came_with(tmp_path: Path) -> None:
    table = table_of(write(tmp_path / "plots.gpkg", [BOX, POINT]))
    for batch in read_batches(table):
        assert batch.feature_ids.flags.owndata


def test_z_is_dropped(tmp_path: Path) -> None:
    path = write(tmp_path / "high.gpkg", [shapely.force_3d(YARD, 30)])
    (layer,) = read_vector_file(path)
    assert in_degrees(layer.geometry.feature(0)).equals_exact(YARD, 1e-9)
    assert not layer.origin.problems


def test_what_cannot_be_drawn_is_counted_and_named(tmp_path: Path) -> None:
    broken = LINE.wkb[:-8] + struct.pack("<d", np.inf)
    strange = struct.pack("<BII", 1, 14, 0)
    blobs = [LINE.wkb, None, strange, strange, broken]
    path = geoparquet(tmp_path / "odd.parquet", {"geometry": pa.array(blobs)}, metadata())
    (layer,) = read_vector_file(path)
    assert problems(layer) == {"geometry_type": 2, "broken_geometry": 1, "no_geometry": 1}
    assert "2 × Surface" in layer.origin.problems[0].message
    assert len(layer.geometry) == 5, "attributes can still be read"
    assert layer.geometry.is_missing.sum() == 4


def test_batches_have_all_features_in_the_files_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gdal, "BATCH_SIZE", 7)
    shapes = [BOX, POINT, LINE, None] * 10
    table = table_of(write(tmp_path / "mixed.gpkg", shapes))
    batches = list(read_batches(table))
    assert [len(batch) for batch in batches] == [7, 7, 7, 7, 7, 5]
    for position, kind in enumerate(KINDS):
        ids = [each for batch in batches for each in batch.geometries[kind].feature_ids.tolist()]
        assert ids == list(range(position + 1, 41, 4))
    missing = [each for batch in batches for each in batch.without_geometry.tolist()]
    assert missing == list(range(4, 41, 4))
    assert sum(batch.faults["no_geometry"] for batch in batches) == 10


def test_coordinates_come_in_the_maps_crs(tmp_path: Path) -> None:
    (batch,) = read_batches(table_of(write(tmp_path / "plots.gpkg", [YARD, LINE, POINT])))
    for kind, shape in zip(KINDS, (YARD, POINT, LINE), strict=True):
        there = batch.geometries[kind].feature(0)
        assert there.equals_exact(in_map(shape), 1e-6)


def test_features_can_be_asked_for_by_id(tmp_path: Path) -> None:
    table = table_of(write(tmp_path / "plots.gpkg", [BOX] * 9))
    (batch,) = read_batches(table, feature_ids=[2, 5, 9])
    assert batch.geometries["polygon"].feature_ids.tolist() == [2, 5, 9]


def test_an_empty_table_has_no_batch_with_features(tmp_path: Path) -> None:
    table = table_of(write(tmp_path / "none.gpkg", [], geometry_type="Polygon"))
    assert sum(map(len, read_batches(table))) == 0


def test_one_feature_is_a_batch_of_one(tmp_path: Path) -> None:
    (batch,) = read_batches(table_of(write(tmp_path / "one.gpkg", [POINT])))
    assert len(batch) == 1
    assert batch.geometries.keys() == {"point"}
    assert batch.faults == {}


def test_big_endian_and_marks_for_height_and_srid_are_understood(tmp_path: Path) -> None:
    big = shapely.to_wkb(BOX, byte_order=0)
    iso = shapely.to_wkb(shapely.force_3d(BOX, 9.0), flavor="iso")
    extended = shapely.to_wkb(shapely.force_3d(BOX, 9.0), flavor="extended")
    with_srid = shapely.to_wkb(shapely.set_srid(BOX, 4490), include_srid=True)
    blobs = pa.array([big, iso, extended, with_srid])
    path = geoparquet(tmp_path / "odd.parquet", {"geometry": blobs}, metadata())
    (batch,) = read_batches(table_of(path, "EPSG:4490"))
    geometry = batch.geometries["polygon"]
    assert len(geometry) == 4
    assert all(geometry.feature(row).equals_exact(in_map(BOX), 1e-6) for row in range(4))


def test_what_is_no_geometry_is_counted_and_leaves_the_others(tmp_path: Path) -> None:
    blobs = pa.array([BOX.wkb, b"", b"\x01\x03", BOX.wkb[:-3], None, YARD.wkb])
    path = geoparquet(tmp_path / "odd.parquet", {"geometry": blobs}, metadata())
    (batch,) = read_batches(table_of(path, "EPSG:4490"))
    assert batch.without_geometry.tolist() == [1, 2, 4]
    assert batch.faults == {"no_geometry": 3, "broken_geometry": 1}
    geometry = batch.geometries["polygon"]
    assert geometry.is_missing.tolist() == [False, True, False]


@pytest.mark.parametrize(
    ("code", "name"),
    [(13, "Curve"), (14, "Surface"), (99, "type 99")],
)
def test_types_that_cannot_be_shown_are_counted_by_name(
    tmp_path: Path, code: int, name: str
) -> None:
    odd = struct.pack("<BII", 1, code, 0)
    path = geoparquet(tmp_path / "odd.parquet", {"geometry": pa.array([odd, odd])}, metadata())
    (batch,) = read_batches(table_of(path, "EPSG:4490"))
    assert batch.unread == {name: 2}
    assert batch.geometries == {}
    assert batch.without_geometry.tolist() == [0, 1]


def test_a_reader_that_is_left_early_leaves_no_thread_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gdal, "BATCH_SIZE", 10)
    batches = read_batches(table_of(write(tmp_path / "plots.fgb", [BOX] * 1000)))
    assert len(next(batches)) == 10
    during = {thread.name.rpartition("_")[0] for thread in threading.enumerate()}
    assert {"gisapp-read", "gisapp-convert"} <= during
    del batches
    after = {thread.name.rpartition("_")[0] for thread in threading.enumerate()}
    assert not {"gisapp-read", "gisapp-convert"} & after


def test_a_crs_that_nobody_knows_is_one_sentence(tmp_path: Path) -> None:
    table = table_of(write(tmp_path / "plots.gpkg", [BOX]), "EPSG:99")
    with pytest.raises(CrsError, match="EPSG:99"):
        list(read_batches(table))
