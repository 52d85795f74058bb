"""Any vector file becomes layers, and what it holds that cannot be drawn is named."""

import struct
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyogrio
import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from gisapp.core.geometry import geometry_builder as growing_geometry
from gisapp.core.layers.layer import Layer
from gisapp.core.space.crs import Bounds, from_map, lonlat_to_mercator
from gisapp.core.space.geodesy import in_degrees
from gisapp.core.text.bilingual import Bilingual
from gisapp.errors import CrsError, SourceError
from gisapp.sources.formats import gdal
from gisapp.sources.formats.arrow_source import arrow_source
from gisapp.sources.vector.geometry_batches import read_batches
from gisapp.sources.vector.reader import layer_names, read_vector_file
from gisapp.sources.vector.source_table import open_table
from tests.benchmarks.parcels import parcels, write_parcels

BOX = shapely.box(115.9, 28.6, 116.0, 28.7)
YARD = shapely.Polygon(BOX.exterior, [BOX.centroid.buffer(0.01).exterior])
LINE = shapely.LineString([(115.9, 28.6), (116.0, 28.7)])
POINT = shapely.Point(115.98, 28.64)


def write(
    path: Path,
    shapes: Sequence[BaseGeometry | None],
    *,
    geometry_type: str = "Unknown",
    crs: str = "EPSG:4490",
    layer: str | None = None,
    append: bool = False,
) -> Path:
    """Write shapes with a name, a number and a date each; the second one's are missing."""
    missing = np.arange(len(shapes)) == 1
    table = pa.table(
        {
            "名称": pa.array([f"地块 {i}" for i in range(len(shapes))], pa.string(), mask=missing),
            "area": pa.array(np.arange(len(shapes)) + 0.5, mask=missing),
            "since": pa.array([date(2020, 5, 17)] * len(shapes), pa.date32(), mask=missing),
            "geometry": pa.array([shape and shape.wkb for shape in shapes], pa.binary()),
        }
    )
    pyogrio.write_arrow(
        table,
        path,
        layer=layer,
        geometry_name="geometry",
        geometry_type=geometry_type,
        crs=crs,
        append=append,
    )
    return path


def in_map(shape: BaseGeometry) -> BaseGeometry:
    moved: BaseGeometry = shapely.transform(shape, lonlat_to_mercator)
    return moved


def problems(layer: Layer) -> dict[str, int]:
    return {problem.code: problem.count for problem in layer.origin.problems}


@pytest.mark.parametrize("suffix", ["gpkg", "fgb", "geojson", "shp"])
def test_parcels_come_back_whole_from_any_format(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"parcels.{suffix}"
    write_parcels(path, 300)
    (layer,) = read_vector_file(path)
    expected = {row["parcel_no"]: row for row in parcels(300).to_pylist()}
    assert len(layer.geometry) == 300
    assert not layer.origin.problems
    for row, feature_id in enumerate(layer.geometry.feature_ids.tolist()):
        record = layer.attributes.record(feature_id)
        written = expected.pop(str(record["parcel_no"]))
        assert record["land_use"] == written["land_use"]
        assert record["rent"] == written["rent"]
        shape = in_degrees(layer.geometry.feature(row))
        original = shapely.from_wkb(written["geometry"])
        # GeoJSON and shapefiles turn rings their own way.
        assert shape.normalize().equals_exact(original.normalize(), 1e-6)
    assert not expected


def test_a_large_layer_is_put_in_spatial_order_and_a_small_one_keeps_the_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "parcels.gpkg"
    write_parcels(path, 2000)
    (layer,) = read_vector_file(path)
    ids = layer.geometry.feature_ids.tolist()
    assert ids == sorted(ids)
    monkeypatch.setattr(growing_geometry, "KEEPS_ORDER_UP_TO", 1000)
    (sorted_layer,) = read_vector_file(path)
    assert sorted_layer.geometry.feature_ids.tolist() != ids
    for row in (0, 999, 1999):
        feature_id = int(sorted_layer.geometry.feature_ids[row])
        other = layer.geometry.row_of(feature_id)
        assert other is not None
        assert sorted_layer.geometry.feature(row) == layer.geometry.feature(other)


def test_each_kind_of_geometry_gets_its_own_layer(tmp_path: Path) -> None:
    two = shapely.MultiPolygon([shapely.box(1, 1, 2, 2), shapely.box(3, 3, 4, 4)])
    shapes = [BOX, None, POINT, LINE, two, shapely.MultiPoint([POINT, (1, 1)]), YARD]
    path = write(tmp_path / "mixed.gpkg", [*shapes])
    polygons, lines, points = read_vector_file(path)
    assert [layer.geometry.kind for layer in (polygons, lines, points)] == [
        "polygon",
        "line",
        "point",
    ]
    assert polygons.geometry.feature_ids.tolist() == [1, 5, 7, 2], "the one without goes along"
    assert in_degrees(polygons.geometry.feature(1)).equals_exact(two, 1e-9)
    assert in_degrees(polygons.geometry.feature(2)).equals_exact(YARD, 1e-9)
    assert in_degrees(points.geometry.feature(1)).equals_exact(shapes[5], 1e-9)
    assert lines.name == Bilingual("mixed (lines)", "mixed（线）")
    assert len({layer.layer_id for layer in (polygons, lines, points)}) == 3
    assert problems(polygons) == {"no_geometry": 1}


def test_what_cannot_be_drawn_is_counted_and_named(tmp_path: Path) -> None:
    broken = LINE.wkb[:-8] + struct.pack("<d", np.inf)
    collection = shapely.GeometryCollection([BOX])
    path = write(
        tmp_path / "odd.gpkg", [LINE, None, collection, collection, shapely.from_wkb(broken)]
    )
    (layer,) = read_vector_file(path)
    assert problems(layer) == {"geometry_type": 2, "broken_geometry": 1, "no_geometry": 1}
    assert "2 × GeometryCollection" in layer.origin.problems[0].message
    assert len(layer.geometry) == 5, "attributes can still be read"
    assert layer.geometry.is_missing.sum() == 4


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


def test_a_file_tells_whether_it_finds_by_extent_and_how_large_it_is(tmp_path: Path) -> None:
    table = parcels(300)
    for suffix in ("gpkg", "fgb"):
        for index in ("YES", "NO"):
            path = tmp_path / f"{index}.{suffix}"
            kind = {"geometry_name": "geometry", "geometry_type": "Polygon", "crs": "EPSG:4490"}
            pyogrio.write_arrow(table, path, SPATIAL_INDEX=index, **kind)
            info = arrow_source(path).layer_info(path.stem)
            assert info.finds_by_extent == (index == "YES")
            assert info.size_bytes == path.stat().st_size


def test_z_is_dropped(tmp_path: Path) -> None:
    path = write(tmp_path / "high.gpkg", [shapely.force_3d(YARD, 30)])
    (layer,) = read_vector_file(path)
    assert in_degrees(layer.geometry.feature(0)).equals_exact(YARD, 1e-9)
    assert not layer.origin.problems


def test_attributes_are_plain_values_and_names_are_found(tmp_path: Path) -> None:
    for suffix in ("gpkg", "geojson"):
        path = write(tmp_path / f"plots.{suffix}", [BOX, YARD, BOX])
        (layer,) = read_vector_file(path)
        first, second, third = layer.geometry.feature_ids.tolist()
        assert [field.name for field in layer.attributes.fields] == ["名称", "area", "since"]
        assert layer.attributes.record(third) == {
            "名称": "地块 2",
            "area": 2.5,
            "since": "2020-05-17",
        }
        assert layer.attributes.record(second) == {"名称": None, "area": None, "since": None}
        names = layer.attributes.names([third, second, first])
        assert [name.in_language("en") for name in names] == ["地块 2", "", "地块 0"]


def test_all_layers_of_a_file_or_the_one_that_is_named(tmp_path: Path) -> None:
    path = write(tmp_path / "two.gpkg", [BOX], layer="plots")
    write(path, [POINT, POINT], layer="firms", append=True)
    assert layer_names(arrow_source(path)) == ("plots", "firms")
    plots, firms = read_vector_file(path)
    assert (plots.layer_id, firms.layer_id) == ("two/plots", "two/firms")
    (alone,) = read_vector_file(path, layer="firms")
    assert len(alone.geometry) == 2
    with pytest.raises(SourceError, match="has no layer 'park'; it has: plots, firms"):
        read_vector_file(path, layer="park")


def test_an_empty_layer_is_an_empty_layer(tmp_path: Path) -> None:
    (layer,) = read_vector_file(write(tmp_path / "none.gpkg", [], geometry_type="LineString"))
    assert layer.geometry.kind == "line"
    assert layer.index.extent is None
    assert not layer.origin.problems


def test_projected_coordinates_find_their_place(tmp_path: Path) -> None:
    projected = shapely.transform(in_map(YARD), lambda xy: from_map(xy, "EPSG:4527"))
    (named,) = read_vector_file(write(tmp_path / "gk.gpkg", [projected], crs="EPSG:4527"))
    assert in_degrees(named.geometry.feature(0)).equals_exact(YARD, 1e-8)
    assert named.origin.crs == "EPSG:4527"
    unnamed = write(tmp_path / "unnamed.shp", [projected], geometry_type="Polygon")
    unnamed.with_suffix(".prj").unlink()
    with pytest.raises(
        CrsError, match="for example --crs EPSG:4527 if they are CGCS2000, 3° zone 39"
    ):
        read_vector_file(unnamed)
    (given,) = read_vector_file(unnamed, crs="EPSG:4527")
    assert in_degrees(given.geometry.feature(0)).normalize().equals_exact(YARD.normalize(), 1e-8)


def test_degrees_without_a_crs_are_taken_for_what_they_are_and_said_so(tmp_path: Path) -> None:
    path = write(tmp_path / "bare.shp", [BOX], geometry_type="Polygon")
    path.with_suffix(".prj").unlink()
    (layer,) = read_vector_file(path)
    assert layer.origin.crs == "EPSG:4326"
    assert "taken for longitude and latitude" in layer.origin.problems[0].message


def test_what_is_no_map_layer_is_refused_in_one_sentence(tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("no map", encoding="utf-8")
    with pytest.raises(
        SourceError, match=r"notes\.txt cannot be read as a map layer: not recognized"
    ):
        read_vector_file(text)
    table = tmp_path / "table.csv"
    table.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(SourceError, match="holds tables but no geometry"):
        read_vector_file(table)
    cut = write(tmp_path / "cut.fgb", [BOX] * 500)
    cut.write_bytes(cut.read_bytes()[:30_000])
    with pytest.raises(SourceError, match=r"cut\.fgb cannot be read as a map layer"):
        read_vector_file(cut)


@pytest.mark.parametrize(
    ("name", "told"), [("plots.fgb", "verification failed"), ("plots.gpkg", "may be damaged")]
)
def test_a_file_that_breaks_off_keeps_what_came_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, told: str
) -> None:
    monkeypatch.setattr(gdal, "BATCH_SIZE", 100)
    path = write(tmp_path / name, [BOX] * 2000)
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 2)
        file.write(bytes(8192))
    (layer,) = read_vector_file(path)
    assert 0 < len(layer.geometry) < 2000
    problem = layer.origin.problems[-1]
    assert problem.code == "incomplete"
    assert problem.count == 2000 - len(layer.geometry)
    assert told in problem.message


def test_deleted_features_are_not_missed(tmp_path: Path) -> None:
    path = write(tmp_path / "plots.shp", [BOX] * 3)
    table = bytearray(path.with_suffix(".dbf").read_bytes())
    table[int.from_bytes(table[8:10], "little")] = ord("*")
    path.with_suffix(".dbf").write_bytes(table)
    (layer,) = read_vector_file(path)
    assert len(layer.geometry) == 2
    assert layer.origin.problems == ()
