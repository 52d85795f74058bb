"""The keys and values of the documents that the command line prints are a contract."""

import json
from contextlib import closing
from pathlib import Path

import pytest
import shapely

from gisapp.cli.documents import as_document, hit_of, info_of, tiles_info_of
from gisapp.core.layers.layer import FeatureRef
from gisapp.core.text.json_value import Json
from gisapp.core.tiles.tile_grid import Tile
from gisapp.sources.open import open_source
from tests.parks import embedded
from tests.raster_files import opened, write_raster
from tests.tile_files import NANCHANG, open_tiles, write_mbtiles
from tests.vector_files import BOX, POINT, read_vector_file, write

INFO_KEYS = [
    *("source", "layer", "geometry_type", "crs", "features", "extent", "fields", "encoding"),
    "problems",
]


@pytest.mark.parametrize("value", [None, [], {}, {"名称": ["昌东", 1.5, None, True]}])
def test_a_document_is_json_with_chinese_as_it_is(value: Json) -> None:
    document = as_document(value)
    assert json.loads(document) == value
    assert "\\u" not in document


def test_no_document_has_numbers_that_json_lacks() -> None:
    with pytest.raises(ValueError, match="JSON"):
        as_document([float("nan")])


def test_what_is_known_of_a_raster(tmp_path: Path) -> None:
    path = write_raster(tmp_path / "plan.tif")
    info = info_of(opened(path))
    assert list(info) == INFO_KEYS
    assert info["source"] == str(path)
    assert (info["layer"], info["geometry_type"], info["crs"]) == ("plan", "Raster", "EPSG:4548")
    assert (info["features"], info["fields"], info["problems"]) == (0, [], [])
    assert info["extent"] == pytest.approx([115.9765, 28.6925, 115.9807, 28.6962], abs=1e-3)


def test_what_is_known_of_a_layer(tmp_path: Path) -> None:
    path = write(tmp_path / "plots.gpkg", [BOX, None], geometry_type="Polygon")
    (layer,) = read_vector_file(path)
    info = info_of(layer)
    assert list(info) == INFO_KEYS
    assert info["source"] == str(path)
    assert info["features"] == 2
    assert info["extent"] == pytest.approx(list(BOX.bounds), abs=1e-7)
    assert info["fields"] == [
        {"name": "名称", "type": "String"},
        {"name": "area", "type": "Real"},
        {"name": "since", "type": "Date"},
    ]
    assert info["problems"] == [{"code": "no_geometry", "message": "1 × no geometry.", "count": 1}]


def test_a_layer_without_any_place_has_no_extent(tmp_path: Path) -> None:
    (layer,) = read_vector_file(write(tmp_path / "none.gpkg", [], geometry_type="Polygon"))
    assert info_of(layer)["extent"] is None


def test_tiles_have_the_keys_of_a_layer_and_their_zooms(tmp_path: Path) -> None:
    path = tmp_path / "map.mbtiles"
    bounds = f"{NANCHANG.xmin},{NANCHANG.ymin},{NANCHANG.xmax},{NANCHANG.ymax}"
    write_mbtiles(path, {Tile(5, 26, 13): b"x"}, name="Old map", bounds=bounds)
    with closing(open_tiles(path)) as archive:
        info = tiles_info_of(archive.basemap)
    assert list(info) == [*INFO_KEYS, "zooms"]
    assert (info["source"], info["layer"], info["zooms"]) == (str(path), "Old map", [5, 5])
    assert info["extent"] == [115.8, 28.5, 116.2, 28.9]
    assert info["features"] is None


def test_a_feature_of_a_file_has_its_values_and_no_subject(tmp_path: Path) -> None:
    layers = open_source(str(write(tmp_path / "plots.gpkg", [POINT, POINT]))).layers
    first, second = (hit_of(layers, FeatureRef(layers[0].layer_id, each)) for each in (1, 2))
    assert first == {
        "layer": "plots",
        "uid": None,
        "id": 1,
        "name": "地块 0",
        "kind": None,
        "attributes": {"名称": "地块 0", "area": 0.5, "since": "2020-05-17"},
    }
    assert second["name"] == ""
    assert second["attributes"] == {"名称": None, "area": None, "since": None}


def test_a_feature_of_a_park_names_its_subject() -> None:
    layers, dataset = embedded()
    fid = dataset.subjects["changdong"].feature_id
    hit = hit_of(layers, FeatureRef("park", fid))
    assert (hit["uid"], hit["kind"], hit["layer"]) == ("changdong", "park", "park")
    assert as_document(hit)


def test_an_extent_is_told_to_a_centimetre(tmp_path: Path) -> None:
    odd = shapely.box(115.123456789, 28.0, 115.2, 28.1)
    (layer,) = read_vector_file(write(tmp_path / "plots.gpkg", [odd]))
    extent = info_of(layer)["extent"]
    assert isinstance(extent, list)
    assert extent[0] == 115.1234568
