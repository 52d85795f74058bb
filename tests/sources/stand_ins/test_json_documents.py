"""Features are found in any JSON, with numbers of any size."""

import json
from pathlib import Path

import pytest

from gisapp.core.layers.layer import Layer
from gisapp.sources.open import open_source

POINT = {"type": "Point", "coordinates": [115.98, 28.64]}
PLACE = {"type": "Feature", "properties": {"a": 1}, "geometry": POINT}
COLLECTION = {"type": "FeatureCollection", "features": [PLACE]}
ESRI = {
    "geometryType": "esriGeometryPoint",
    "spatialReference": {"wkid": 4490},
    "features": [{"attributes": {"a": 1}, "geometry": {"x": 115.98, "y": 28.64}}],
}


def opened(path: Path, text: str) -> Layer:
    path.write_text(text, encoding="utf-8")
    (layer,) = open_source(str(path)).layers
    return layer


def value(layer: Layer) -> object:
    return layer.attributes.record(int(layer.geometry.feature_ids[0]))["a"]


@pytest.mark.parametrize(
    "document",
    [
        {"data": {"result": {"list": [COLLECTION]}}},
        {"k0": PLACE},
        {"code": 200, "data": COLLECTION},
        {"layers": [{"layerDefinition": {"name": "plots"}, "featureSet": ESRI}]},
    ],
)
def test_features_are_found_however_deep_they_are(tmp_path: Path, document: object) -> None:
    layer = opened(tmp_path / "plots.json", json.dumps(document))
    assert (layer.feature_count, value(layer)) == (1, 1)


@pytest.mark.parametrize("digits", ["9223372036854775808", "-9223372036854775809", "9" * 5000])
def test_a_number_keeps_its_digits_however_large_it_is(tmp_path: Path, digits: str) -> None:
    text = json.dumps(COLLECTION).replace('"a": 1', f'"a": {digits}')
    assert value(opened(tmp_path / "plots.geojson", text)) == digits


def test_a_number_beyond_all_is_told_as_it_is_written(tmp_path: Path) -> None:
    text = json.dumps(COLLECTION).replace('"a": 1', '"a": 1e400')
    assert value(opened(tmp_path / "plots.geojson", text)) == "1e400"


def test_coordinates_written_as_texts_are_numbers(tmp_path: Path) -> None:
    text = json.dumps(COLLECTION).replace("115.98, 28.64", '"115.98", "28.64"')
    layer = opened(tmp_path / "plots.geojson", text)
    expected = opened(tmp_path / "other.geojson", json.dumps(COLLECTION))
    assert layer.extent == expected.extent
    assert layer.origin.problems == ()


def test_half_a_letter_costs_no_more_than_itself(tmp_path: Path) -> None:
    text = json.dumps([PLACE]).replace('"a": 1', r'"a": "x\ud800y"')
    assert str(value(opened(tmp_path / "plots.json", text))).endswith("y")


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_lines_are_read_with_a_mark_of_order_and_over_several_lines(
    tmp_path: Path, mark: str
) -> None:
    places = mark + "\n".join(json.dumps(PLACE) for _ in range(3))
    assert opened(tmp_path / "plots.geojsonl", places).feature_count == 3
    places = mark + "\n".join(json.dumps(PLACE, indent=1) for _ in range(3))
    assert opened(tmp_path / "spread.geojsonl", places).feature_count == 3


def test_topojson_is_left_to_those_who_know_it(tmp_path: Path) -> None:
    topology = {
        "crs": "nobody's",
        "type": "Topology",
        "objects": {"a": {"type": "GeometryCollection", "geometries": [{**POINT}]}},
        "arcs": [],
    }
    assert opened(tmp_path / "plots.topojson", json.dumps(topology)).feature_count == 1
