"""Features written as GeoJSON are what the source has, at the same place."""

import json
from dataclasses import replace
from pathlib import Path

import pyogrio
import pytest
import shapely
from pyproj import Geod

from gisapp.core.progress import Progress
from gisapp.core.space.crs import extent_from_degrees
from gisapp.core.space.extent import Extent
from gisapp.errors import Cancelled, ExportError
from gisapp.export.feature_file import write_feature_file
from gisapp.export.shown_content import ShownContent
from gisapp.sources.open import open_source
from gisapp.sources.parks.reader import read_park_dataset
from tests.export.plots import layer_of_plots
from tests.export.requests import called, request
from tests.parks import changed_copy, embedded

EMBEDDED = ShownContent.of(embedded()[0])


def test_every_feature_comes_with_its_attributes_and_its_stated_area(tmp_path: Path) -> None:
    path = tmp_path / "parks.geojson"
    count = write_feature_file(request(EMBEDDED), path)
    assert count == sum(len(layer.geometry) for layer in EMBEDDED.data_layers)

    frame = pyogrio.read_dataframe(path)
    assert frame.crs == "EPSG:4326"
    park = frame[frame["uid"] == "changdong"].iloc[0]
    assert (park["layer"], park["kind"], park["name_zh"]) == ("park", "park", "昌东工业园")
    area, _ = Geod(ellps="GRS80").geometry_area_perimeter(park.geometry)
    assert area == pytest.approx(21_500_000, rel=1e-4)


def test_an_extent_and_uids_choose(tmp_path: Path) -> None:
    path = tmp_path / "some.geojson"
    write_feature_file(request(EMBEDDED, features=called(EMBEDDED, "yifang", "zhaochi")), path)
    chosen = json.loads(path.read_text(encoding="utf-8"))["features"]
    assert {each["properties"]["uid"] for each in chosen} == {"yifang", "zhaochi"}

    airport = extent_from_degrees(Extent(115.89, 28.86, 115.91, 28.87))
    assert write_feature_file(request(EMBEDDED, extent=airport), path) == 1
    with pytest.raises(ExportError, match="No feature"):
        write_feature_file(request(EMBEDDED, features=called(EMBEDDED, "led-cluster")), path)


def test_a_cancelled_export_of_features_leaves_the_old_file(tmp_path: Path) -> None:
    old = tmp_path / "parks.geojson"
    old.write_bytes(b"old")
    with pytest.raises(Cancelled):
        write_feature_file(request(EMBEDDED), old, progress=Progress(cancelled=lambda: True))
    assert old.read_bytes() == b"old"


def test_geojson_takes_no_other_crs(tmp_path: Path) -> None:
    path = tmp_path / "parks.geojson"
    with pytest.raises(ExportError, match="EPSG:4547"):
        write_feature_file(request(EMBEDDED, crs="EPSG:4547"), path)
    assert not path.exists()


def test_a_hidden_field_is_not_written(tmp_path: Path) -> None:
    plots = layer_of_plots(tmp_path, {"name": "Secret owner", "use": "industry"})
    content = ShownContent.of((plots,), hidden_fields=frozenset({f"{plots.layer_id}/name"}))
    path = tmp_path / "shared.geojson"
    write_feature_file(request(content), path)
    (feature,) = json.loads(path.read_text(encoding="utf-8"))["features"]
    assert feature["properties"] == {"use": "industry"}


def test_the_base_map_and_layers_that_are_not_visible_are_not_written(tmp_path: Path) -> None:
    layers = [replace(layer, visible=layer.kind == "park") for layer in embedded()[0]]
    path = tmp_path / "parks.geojson"
    write_feature_file(request(ShownContent.of(layers)), path)
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    assert {each["properties"]["kind"] for each in features} == {"park"}


def test_a_feature_without_geometry_is_written_with_its_attributes(tmp_path: Path) -> None:
    source = changed_copy(tmp_path, "UPDATE site SET geom = NULL WHERE uid = 'changdong-east'")
    layers, _ = read_park_dataset(source)
    path = tmp_path / "parks.geojson"
    write_feature_file(request(layers, features=called(layers, "changdong-east")), path)
    (feature,) = json.loads(path.read_text(encoding="utf-8"))["features"]
    assert feature["geometry"] is None


def test_shells_run_counterclockwise(tmp_path: Path) -> None:
    path = tmp_path / "parks.geojson"
    write_feature_file(request(embedded()[0], features=called(embedded()[0], "changdong")), path)
    (feature,) = json.loads(path.read_text(encoding="utf-8"))["features"]
    shape = shapely.from_geojson(json.dumps(feature["geometry"]))
    assert all(each.exterior.is_ccw for each in shapely.get_parts(shape))


def test_a_shape_across_the_meridian_is_cut_there(tmp_path: Path) -> None:
    source = tmp_path / "fiji.geojson"
    across = [[179, -17], [-179, -17], [-179, -16], [179, -16], [179, -17]]
    beyond = [[181, 10], [183, 10], [183, 12], [181, 12], [181, 10]]
    source.write_text(
        json.dumps(
            {
                "type": "FeatureCollection",
                "features": [
                    {
                        "type": "Feature",
                        "properties": {},
                        "geometry": {"type": "Polygon", "coordinates": [ring]},
                    }
                    for ring in (across, beyond)
                ],
            }
        )
    )
    path = tmp_path / "written.geojson"
    layers = open_source(str(source)).layers
    seen = extent_from_degrees(Extent(-179.5, -20, -170, 20))
    assert write_feature_file(request(layers, extent=seen), path) == 2
    cut, moved = pyogrio.read_dataframe(path).geometry
    assert sorted(part.bounds for part in shapely.get_parts(cut)) == [
        pytest.approx((-180, -17, -179, -16)),
        pytest.approx((179, -17, 180, -16)),
    ]
    assert moved.bounds == pytest.approx((-179, 10, -177, 12))
