"""A file without a CRS, or with the wrong one, is placed where it belongs or told how to."""

import sqlite3
from pathlib import Path

import pyarrow as pa
import pytest
import shapely
from pyproj import Transformer
from shapely.geometry.base import BaseGeometry

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.read_as import AUTO, ReadAs
from gisapp.core.space.crs import from_map
from gisapp.core.space.geodesy import in_degrees
from gisapp.core.space.georeference import Georeference
from gisapp.errors import CrsError
from gisapp.sources.arrow_source import arrow_source
from gisapp.sources.open import open_source
from gisapp.sources.vector.missing_crs import georeference_of
from tests.geoparquet_files import metadata
from tests.geoparquet_files import write as geoparquet
from tests.vector_files import BOX, YARD, in_map, problems, read_vector_file, write

LIKELY = "most likely {}"


def read(path: Path, read_as: ReadAs) -> Layer:
    (layer,) = open_source(str(path), read_as=read_as).layers
    return layer


def without_crs(path: Path, *shapes: BaseGeometry | None) -> Path:
    """Write shapes to a file that doesn't say what its coordinates are."""
    columns = {"geometry": pa.array([each and each.wkb for each in shapes], pa.binary())}
    return geoparquet(path, columns, metadata(crs=None))


def placed(path: Path, read_as: ReadAs, crs: str | None = None) -> tuple[Georeference, list[str]]:
    found, reported = georeference_of(arrow_source(path), path.stem, crs, read_as)
    return found, [problem.message for problem in reported]


def in_crs(shape: BaseGeometry, crs: str, *, is_swapped: bool = False) -> BaseGeometry:
    order = -1 if is_swapped else 1
    moved: BaseGeometry = shapely.transform(in_map(shape), lambda xy: from_map(xy, crs)[:, ::order])
    return moved


def test_projected_coordinates_find_their_place(tmp_path: Path) -> None:
    projected = in_crs(YARD, "EPSG:4527")
    (named,) = read_vector_file(write(tmp_path / "gk.gpkg", [projected], crs="EPSG:4527"))
    assert in_degrees(named.geometry.feature(0)).equals_exact(YARD, 1e-8)
    assert named.origin.crs == "EPSG:4527"
    unnamed = write(tmp_path / "unnamed.shp", [projected], geometry_type="Polygon")
    unnamed.with_suffix(".prj").unlink()
    with pytest.raises(CrsError, match=r"most likely EPSG:4527 \(CGCS2000, 3° zone 39\), else"):
        read_vector_file(unnamed)
    (given,) = read_vector_file(unnamed, crs="EPSG:4527")
    assert in_degrees(given.geometry.feature(0)).normalize().equals_exact(YARD.normalize(), 1e-8)


@pytest.mark.parametrize("is_swapped", [False, True])
@pytest.mark.parametrize("crs", ["EPSG:4527", "EPSG:4548", "EPSG:4498", "EPSG:3857"])
def test_the_likeliest_crs_is_taken_if_the_user_wants_it_and_told(
    tmp_path: Path, crs: str, is_swapped: bool
) -> None:
    path = without_crs(tmp_path / "bare.parquet", in_crs(BOX, crs, is_swapped=is_swapped))
    with pytest.raises(CrsError, match=f"most likely {crs}") as refused:
        read(path, ReadAs())
    assert ("x and y exchanged" in str(refused.value)) == is_swapped
    layer = read(path, ReadAs(AUTO))
    assert in_degrees(layer.geometry.feature(0)).normalize().equals_exact(BOX.normalize(), 1e-8)
    assert (layer.origin.crs, layer.origin.is_swapped) == (crs, is_swapped)
    assert problems(layer) == {"crs_assumed": 1}
    message = layer.origin.problems[0].message
    assert f"they are taken for {crs}" in message
    assert ("x and y exchanged" in message) == is_swapped


def test_one_lost_point_doesnt_hide_what_the_others_are(tmp_path: Path) -> None:
    plots = [in_crs(BOX, "EPSG:4548") for _ in range(3)]
    path = without_crs(tmp_path / "bare.parquet", *plots, shapely.box(0, 0, 1, 1))
    with pytest.raises(CrsError, match="most likely EPSG:4548"):
        read(path, ReadAs())
    assert read(path, ReadAs(AUTO)).origin.crs == "EPSG:4548"


@pytest.mark.parametrize(
    "box",
    [
        (115.9, 28.6, 116.0, 28.7),
        (-180.0, -90.0, 180.0, 90.0),
        (0.0, 0.0, 0.0, 0.0),
        (-74.0, 40.7, -73.9, 40.8),
        (10.0, 50.0, 11.0, 51.0),
    ],
)
def test_numbers_that_can_be_degrees_are_degrees_and_said_so(
    tmp_path: Path, box: tuple[float, float, float, float]
) -> None:
    path = without_crs(tmp_path / "bare.parquet", shapely.box(*box))
    for read_as in (ReadAs(), ReadAs(AUTO)):
        georeference, (message,) = placed(path, read_as)
        assert georeference == Georeference("EPSG:4326")
        assert message.startswith("bare.parquet, layer bare, names no coordinate reference")
        assert message.endswith("taken for longitude and latitude (EPSG:4326).")


@pytest.mark.parametrize("city", [(115.98, 28.64), (87.62, 43.82), (75.99, 39.47), (126.6, 45.7)])
def test_degrees_with_the_latitude_first_are_exchanged_and_said_so(
    tmp_path: Path, city: tuple[float, float]
) -> None:
    lon, lat = city
    path = without_crs(tmp_path / "bare.parquet", shapely.box(lat, lon, lat + 0.01, lon + 0.01))
    for read_as in (ReadAs(), ReadAs(AUTO)):
        layer = read(path, read_as)
        assert layer.origin.is_swapped
        assert in_degrees(layer.geometry.feature(0)).bounds[:2] == pytest.approx((lon, lat))
        assert "with x and y exchanged" in layer.origin.problems[0].message


def test_without_any_geometry_degrees_do_no_harm(tmp_path: Path) -> None:
    path = without_crs(tmp_path / "bare.parquet", None)
    for read_as in (ReadAs(), ReadAs(AUTO)):
        assert placed(path, read_as)[0] == Georeference("EPSG:4326")


@pytest.mark.parametrize(
    "box", [(181, 0, 190, 5), (0, 0, 4000, 3000), (46_500_000, 3_170_000, 46_500_100, 3_170_100)]
)
def test_numbers_that_fit_no_crs_are_refused(
    tmp_path: Path, box: tuple[float, float, float, float]
) -> None:
    path = without_crs(tmp_path / "bare.parquet", shapely.box(*box))
    for read_as in (ReadAs(), ReadAs(AUTO)):
        with pytest.raises(CrsError, match="none that is known here fits its numbers") as refused:
            read(path, read_as)
        assert f"x from {box[0]} to {box[2]}" in str(refused.value)


def test_what_the_user_says_goes_before_all_else(tmp_path: Path) -> None:
    path = without_crs(tmp_path / "bare.parquet", BOX)
    shift = (1.0, 2.0, 3.0)
    said = ReadAs("EPSG:2384", None, True, "GCJ-02", shift)
    expected = Georeference("EPSG:2384", True, "GCJ-02", shift)
    assert placed(path, said, "EPSG:4490") == (expected, [])
    rest = ReadAs(is_swapped=True, correction="BD-09")
    assert placed(path, rest, "EPSG:4490") == (Georeference("EPSG:4490", True, "BD-09"), [])


def test_a_stated_crs_is_kept_unless_its_numbers_dont_fit_and_the_user_wants_the_likeliest(
    tmp_path: Path,
) -> None:
    metres = without_crs(tmp_path / "metres.parquet", in_crs(BOX, "EPSG:4548"))
    assert placed(metres, ReadAs(), "EPSG:4326") == (Georeference("EPSG:4326"), [])
    assert placed(metres, ReadAs(AUTO), "EPSG:4547") == (Georeference("EPSG:4547"), [])
    found, (message,) = placed(metres, ReadAs(AUTO), "EPSG:4326")
    assert found == Georeference("EPSG:4548")
    assert "that fits its numbers" in message


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
    path = write(tmp_path / "plots.shp", [in_crs(BOX, "EPSG:4548")], geometry_type="Polygon")
    path.with_suffix(".prj").write_text(wkt)
    with pytest.raises(CrsError, match=f"{message}.*most likely EPSG:4548"):
        read_vector_file(path)
    named = read(path, ReadAs("EPSG:4548"))
    assert named.origin.problems == ()
    guessed = read(path, ReadAs(AUTO))
    assert guessed.origin.crs == "EPSG:4548"
    assert problems(guessed) == {"crs_assumed": 1}


def test_a_prj_of_esri_is_known_by_its_code(tmp_path: Path) -> None:
    path = write(tmp_path / "plots.shp", [in_crs(BOX, "EPSG:4527")], geometry_type="Polygon")
    path.with_suffix(".prj").write_text(
        'PROJCS["by hand",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",'
        'SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",'
        '0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",39500000.0],'
        'PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",117.0],'
        'PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]'
    )
    layer = read(path, ReadAs())
    assert layer.origin.crs == "EPSG:4527"
    assert in_degrees(layer.geometry.feature(0)).bounds == pytest.approx(BOX.bounds)


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


@pytest.mark.parametrize("correction", ["GCJ-02", "BD-09"])
def test_the_offset_of_a_web_map_is_taken_off(tmp_path: Path, correction: str) -> None:
    path = write(tmp_path / "poi.gpkg", [shapely.Point(115.98, 28.64)], crs="EPSG:4326")
    import geocoordinates_ffi as independent

    if correction == "GCJ-02":
        true = independent.gcj02_to_wgs84_refined(independent.Gcj02(lat=28.64, lon=115.98))
    else:
        true = independent.bd09_to_wgs84_refined(independent.Bd09(lat=28.64, lon=115.98))
    layer = read(path, ReadAs(correction="GCJ-02" if correction == "GCJ-02" else "BD-09"))
    point = in_degrees(layer.geometry.feature(0))
    assert (point.bounds[0], point.bounds[1]) == pytest.approx((true.lon, true.lat), abs=1e-8)
    assert layer.origin.crs == "EPSG:4326"


def test_a_datum_shift_moves_a_layer_and_ends_the_doubt(tmp_path: Path) -> None:
    projected = Transformer.from_crs("EPSG:4214", "EPSG:2436", always_xy=True)
    plot = shapely.Point(*projected.transform(115.98, 28.64))
    path = write(tmp_path / "old.gpkg", [plot], crs="EPSG:2436")
    plain, shifted = read(path, ReadAs()), read(path, ReadAs(datum_shift=(15.8, -154.4, -82.3)))
    assert problems(plain) == {"datum_shift_unknown": 1}
    assert problems(shifted) == {}
    assert shifted.origin.crs == "EPSG:2436"
    moved_m = plain.geometry.feature(0).distance(shifted.geometry.feature(0))
    assert 20 < moved_m < 300
