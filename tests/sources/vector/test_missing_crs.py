"""A file without a CRS, or with the wrong one, is understood or told how to name it."""

import re
import sqlite3
from pathlib import Path

import pyarrow as pa
import pyproj
import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from gisapp.core.space.crs import from_map
from gisapp.core.space.geodesy import in_degrees
from gisapp.errors import CrsError
from gisapp.sources.formats.arrow_source import arrow_source
from gisapp.sources.formats.source_protocol import ArrowSource
from gisapp.sources.vector.missing_crs import assumed_crs, misfit
from tests.geoparquet_files import metadata
from tests.geoparquet_files import write as geoparquet
from tests.odd_files import read
from tests.vector_files import BOX, YARD, in_map, problems, read_vector_file, write


def test_the_numbers_of_a_wrong_crs_are_told_with_the_right_one_proposed(tmp_path: Path) -> None:
    plots = [shapely.box(500_000 + x, 3_170_000, 500_100 + x, 3_170_100).wkb for x in range(3)]
    (layer,) = read(tmp_path / "plots.gpkg", *plots, crs="EPSG:4326")
    assert problems(layer) == {"broken_geometry": 3, "crs_misfit": 1}
    assert "don't fit its CRS, EPSG:4326" in layer.origin.problems[-1].message
    assert "for example EPSG:4548" in layer.origin.problems[-1].message
    (right,) = read_vector_file(tmp_path / "plots.gpkg", crs="EPSG:4548")
    assert not right.origin.problems
    assert right.index.extent is not None


def test_projected_coordinates_find_their_place(tmp_path: Path) -> None:
    projected = shapely.transform(in_map(YARD), lambda xy: from_map(xy, "EPSG:4527"))
    (named,) = read_vector_file(write(tmp_path / "gk.gpkg", [projected], crs="EPSG:4527"))
    assert in_degrees(named.geometry.feature(0)).equals_exact(YARD, 1e-8)
    assert named.origin.crs == "EPSG:4527"
    unnamed = write(tmp_path / "unnamed.shp", [projected], geometry_type="Polygon")
    unnamed.with_suffix(".prj").unlink()
    with pytest.raises(CrsError, match="for example EPSG:4527 if they are CGCS2000, 3° zone 39"):
        read_vector_file(unnamed)
    (given,) = read_vector_file(unnamed, crs="EPSG:4527")
    assert in_degrees(given.geometry.feature(0)).normalize().equals_exact(YARD.normalize(), 1e-8)


def test_degrees_without_a_crs_are_taken_for_what_they_are_and_said_so(tmp_path: Path) -> None:
    path = write(tmp_path / "bare.shp", [BOX], geometry_type="Polygon")
    path.with_suffix(".prj").unlink()
    (layer,) = read_vector_file(path)
    assert layer.origin.crs == "EPSG:4326"
    assert "taken for longitude and latitude" in layer.origin.problems[0].message


def unnamed(path: Path, shape: BaseGeometry | None) -> ArrowSource:
    """Write one shape to a file that doesn't say what its coordinates are."""
    columns = {"geometry": pa.array([shape and shape.wkb], pa.binary())}
    return arrow_source(geoparquet(path, columns, metadata(crs=None)))


@pytest.mark.parametrize(
    "box",
    [
        (115.9, 28.6, 116.0, 28.7),
        (-180.0, -90.0, 180.0, 90.0),
        (0.0, 0.0, 0.0, 0.0),
    ],
)
def test_numbers_that_can_be_degrees_are_degrees(
    tmp_path: Path, box: tuple[float, float, float, float]
) -> None:
    source = unnamed(tmp_path / "bare.parquet", shapely.box(*box))
    crs, problem = assumed_crs(source, "bare")
    assert crs == "EPSG:4326"
    assert problem.code == "crs_assumed"
    assert problem.message.startswith("bare.parquet, layer bare, names no coordinate reference")


def test_without_any_geometry_degrees_do_no_harm(tmp_path: Path) -> None:
    assert assumed_crs(unnamed(tmp_path / "bare.parquet", None), "bare")[0] == "EPSG:4326"


@pytest.mark.parametrize(
    ("easting", "northing", "proposal"),
    [
        (500_000, 3_170_000, "EPSG:4548 if they are CGCS2000, 3° zone at 117°E"),
        (39_500_000, 3_170_000, "EPSG:4527 if they are CGCS2000, 3° zone 39"),
        (25_500_000, 3_170_000, "EPSG:4513 if they are CGCS2000, 3° zone 25"),
        (45_500_000, 3_170_000, "EPSG:4533 if they are CGCS2000, 3° zone 45"),
        (46_500_000, 3_170_000, "EPSG:4527"),
        (39_990_000, 3_170_000, "EPSG:4527"),
        (500_000, 9_000_000, "EPSG:4527"),
        (181, 0, "EPSG:4527"),
    ],
)
def test_other_numbers_are_refused_with_the_crs_that_they_look_like(
    tmp_path: Path, easting: float, northing: float, proposal: str
) -> None:
    box = shapely.box(easting, northing, easting + 100, northing + 100)
    with pytest.raises(CrsError) as refused:
        assumed_crs(unnamed(tmp_path / "bare.parquet", box), "bare")
    assert str(refused.value).endswith(f"name the right one, for example {proposal}.")
    assert f"x from {easting:.0f} to {easting + 100:.0f}" in str(refused.value)


@pytest.mark.parametrize("zone", range(25, 46))
def test_the_code_proposed_for_a_zone_is_that_of_its_meridian(tmp_path: Path, zone: int) -> None:
    """An independent word: pyproj knows the central meridian and the false easting."""
    box = shapely.box(zone * 1e6 + 5e5, 3.1e6, zone * 1e6 + 5.1e5, 3.2e6)
    with pytest.raises(CrsError) as refused:
        assumed_crs(unnamed(tmp_path / "bare.parquet", box), "bare")
    code = re.search(r"EPSG:\d+", str(refused.value))
    assert code is not None
    operation = pyproj.CRS(code[0]).coordinate_operation
    assert operation is not None
    values = {each.name: each.value for each in operation.params}
    assert float(values["Longitude of natural origin"]) == 3 * zone
    assert float(values["False easting"]) == zone * 1_000_000 + 500_000


def test_a_misfit_names_the_crs_in_short(tmp_path: Path) -> None:
    source = unnamed(tmp_path / "bare.parquet", shapely.box(5e5, 3.1e6, 5.1e5, 3.2e6))
    problem = misfit(source, "bare", pyproj.CRS("EPSG:4490").to_wkt())
    assert problem.code == "crs_misfit"
    assert (
        "don't fit its CRS, GEOGCRS; name the right one, for example EPSG:4548" in problem.message
    )


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("srs_id", [0, -1, 77777])
def test_a_geopackage_that_defines_no_crs_names_none(tmp_path: Path, srs_id: int) -> None:
    path = write(tmp_path / "plots.gpkg", [BOX])
    with sqlite3.connect(path) as connection:
        for table in ("gpkg_contents", "gpkg_geometry_columns"):
            connection.execute(f"UPDATE {table} SET srs_id = {srs_id}")
    connection.close()
    (layer,) = read_vector_file(path)
    assert layer.origin.crs == "EPSG:4326"
    assert problems(layer) == {"crs_assumed": 1}


@pytest.mark.parametrize(
    ("wkt", "message"),
    [
        ('LOCAL_CS["site grid",UNIT["m",1]]', "is a local one, site grid"),
        ('GEOGCS["Moon 2000",DATUM["D_Moon",SPHEROID["M",1737400,0]],UNIT["d",0.0174]]', "Moon"),
    ],
)
def test_a_crs_without_a_place_on_the_earth_is_refused_until_one_is_named(
    tmp_path: Path, wkt: str, message: str
) -> None:
    path = write(tmp_path / "plots.shp", [BOX], geometry_type="Polygon")
    path.with_suffix(".prj").write_text(wkt)
    with pytest.raises(CrsError, match=message):
        read_vector_file(path)
    (layer,) = read_vector_file(path, crs="EPSG:4490")
    assert layer.origin.problems == ()


def test_axes_in_the_wrong_order_are_told(tmp_path: Path) -> None:
    projected = shapely.transform(in_map(BOX), lambda xy: from_map(xy, "EPSG:4527")[:, ::-1])
    (layer,) = read_vector_file(write(tmp_path / "gk.gpkg", [projected], crs="EPSG:4527"))
    assert problems(layer) == {"broken_geometry": 1, "crs_axes": 1}


def test_degrees_in_a_projection_made_for_elsewhere_are_doubted(tmp_path: Path) -> None:
    (layer,) = read_vector_file(write(tmp_path / "plots.gpkg", [BOX], crs="EPSG:4548"))
    assert problems(layer) == {"crs_degrees": 1}
    (right,) = read_vector_file(tmp_path / "plots.gpkg", crs="EPSG:4490")
    assert right.origin.problems == ()


def test_one_layer_without_a_place_does_not_keep_the_others_away(tmp_path: Path) -> None:
    path = write(tmp_path / "two.gpkg", [BOX], layer="good")
    write(path, [shapely.box(4e5, 3e6, 4.1e5, 3.1e6)], layer="bad", append=True)
    with sqlite3.connect(path) as connection:
        for table in ("gpkg_contents", "gpkg_geometry_columns"):
            connection.execute(f"UPDATE {table} SET srs_id = 0 WHERE table_name = 'bad'")
    connection.close()
    (layer,) = read_vector_file(path)
    assert layer.origin.layer == "good"
    (problem,) = layer.origin.problems
    assert problem.code == "layer_left_out"
    assert problem.message.startswith("The layer bad is left out: ")
    with pytest.raises(CrsError, match="names no coordinate reference system"):
        read_vector_file(path, layer="bad")
