"""Any vector file becomes layers, and what it holds that cannot be drawn is named."""

from pathlib import Path

import pytest
import shapely

from gisapp.core.progress import Progress
from gisapp.core.space.geodesy import in_degrees
from gisapp.core.text.bilingual import Bilingual
from gisapp.errors import SourceError
from gisapp.sources.arrow_source import arrow_source
from gisapp.sources.formats import gdal
from gisapp.sources.open import open_source
from gisapp.sources.open_request import OpenRequest
from gisapp.sources.vector_reader import layer_names, open_vector_file
from tests.benchmarks.parcels import parcels, write_parcels
from tests.osm_files import write_osm_pbf
from tests.vector_files import BOX, LINE, POINT, YARD, problems, read_vector_file, write


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


def test_what_is_no_map_layer_is_refused_in_one_sentence(tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("no map", encoding="utf-8")
    with pytest.raises(
        SourceError, match=r"notes\.txt cannot be read as a map layer: it is no kind of map file"
    ):
        read_vector_file(text)
    cut = write(tmp_path / "cut.fgb", [BOX] * 500)
    cut.write_bytes(cut.read_bytes()[:20_000])
    with pytest.raises(SourceError, match=r"cut\.fgb cannot be read as a map layer"):
        read_vector_file(cut)


def test_a_table_without_coordinates_is_a_layer_whose_rows_have_no_place(tmp_path: Path) -> None:
    path = tmp_path / "firms.csv"
    path.write_text("企业,地址\n甲,南昌市\n", encoding="utf-8")
    (layer,) = read_vector_file(path)
    assert layer.is_table
    assert layer.extent is None
    assert layer.origin.crs is None
    assert layer.attributes.record(2) == {"企业": "甲", "地址": "南昌市"}
    assert "no_coordinates" in [each.code for each in layer.origin.problems]


def test_shares_grow_and_only_the_last_one_is_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gdal, "BATCH_SIZE", 10)
    write(tmp_path / "two.gpkg", [BOX] * 100, layer="plots")
    path = write(tmp_path / "two.gpkg", [POINT] * 100, layer="firms", append=True)
    steps = list(open_vector_file(OpenRequest(str(path), path)))
    shares = [step.share for step in steps if step.share is not None]
    assert len(shares) == len(steps)
    assert shares == sorted(shares)
    assert shares.count(1.0) == 1
    assert shares[-1] == 1.0
    assert min(shares) < 0.1
    assert len({step.extent for step in steps}) == 1
    assert [layer.origin.layer for layer in steps[-1].layers] == ["plots", "firms"]
    assert {step.uri for step in steps} == {str(path)}


def test_a_format_that_does_not_say_how_much_it_has_has_no_share_until_the_end(
    tmp_path: Path,
) -> None:
    path = write(tmp_path / "plots.gml", [BOX, BOX])
    *before, last = open_vector_file(OpenRequest(str(path), path))
    assert {step.share for step in before} == {None}
    assert last.share == 1.0


def test_a_cancel_between_two_tables_leaves_the_second_out(tmp_path: Path) -> None:
    write(tmp_path / "two.gpkg", [BOX], layer="plots")
    path = write(tmp_path / "two.gpkg", [POINT], layer="firms", append=True)
    request = OpenRequest(str(path), path, progress=Progress(cancelled=lambda: True))
    *_, last = open_vector_file(request)
    assert [layer.origin.layer for layer in last.layers] == ["plots"]
    assert last.share == 1.0


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "way.gpx",
            '<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">{}</gpx>',
        ),
        (
            "way.kml",
            "<kml><Document><Folder><Folder>{}</Folder></Folder></Document></kml>",
        ),
    ],
)
def test_empty_layers_that_a_format_makes_are_not_listed(
    tmp_path: Path, name: str, text: str
) -> None:
    place = {
        "way.gpx": '<wpt lat="28.6" lon="115.9"><name>A</name></wpt>',
        "way.kml": "<Placemark><Point><coordinates>115.9,28.6</coordinates></Point></Placemark>",
    }[name]
    path = tmp_path / name
    path.write_text(text.format(place))
    assert [layer.feature_count for layer in read_vector_file(path)] == [1]
    opened = list(open_vector_file(OpenRequest(str(path), path)))
    assert {layer.feature_count for step in opened for layer in step.layers} == {1}
    path.write_text(text.format(""))
    with pytest.raises(SourceError) as failure:
        read_vector_file(path)
    assert failure.value.code == "no_geometry"


def test_of_openstreetmap_only_what_is_there_is_listed(tmp_path: Path) -> None:
    places = ((115.98, 28.64), (115.99, 28.64), (115.99, 28.65))
    corners = [(*place, dict[str, str]()) for place in places]
    ways = [((1, 2, 3, 1), {"landuse": "industrial", "name": "昌东工业园"})]
    layers = open_source(str(write_osm_pbf(tmp_path / "city.osm.pbf", corners, ways))).layers
    assert [layer.origin.layer for layer in layers] == ["multipolygons"]
    (feature_id,) = layers[0].geometry.feature_ids.tolist()
    assert layers[0].attributes.record(feature_id)["name"] == "昌东工业园"
