"""GeoJSON without its features, by which GDAL says at once what the layer is called."""

import json
from pathlib import Path

import pytest

from gisapp.sources.stand_ins.json_frame import frame_file, has_frame

FEATURE = {
    "type": "Feature",
    "properties": {"tags": ["]}", [1, [2]]]},
    "geometry": {"type": "Point", "coordinates": [116, 28]},
}


def written(path: Path, **members: object) -> Path:
    path.write_text(json.dumps({"type": "FeatureCollection", **members}), encoding="utf-8")
    return path


def test_all_that_stands_beside_the_features_is_kept(tmp_path: Path) -> None:
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4490"}}
    behind = {"name": "地块", "crs": crs, "bbox": [115, 28, 116, 29]}
    path = written(tmp_path / "plots.geojson", features=[FEATURE] * 3, **behind)
    frame = frame_file(path)
    assert frame is not None
    assert frame.name == path.name
    assert json.loads(frame.read_bytes()) == {
        "type": "FeatureCollection",
        "features": [],
        **behind,
    }


def test_of_lines_two_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "plots.geojsonl"
    path.write_text("\n".join([json.dumps(FEATURE)] * 5), encoding="utf-8")
    frame = frame_file(path)
    assert frame is not None
    assert list(map(json.loads, frame.read_text().splitlines())) == [FEATURE] * 2


@pytest.mark.parametrize(
    "content",
    [
        json.dumps(FEATURE),
        json.dumps([FEATURE]),
        json.dumps({"type": "FeatureCollection", "features": [FEATURE], "conformsTo": ["x"]}),
        json.dumps({"geometryType": "esriGeometryPoint", "features": [FEATURE]}),
        json.dumps({"type": "FeatureCollection", "features": [FEATURE]})[:-9],
        '{"type": "FeatureCollection"}',
        "",
    ],
    ids=["feature", "list", "JSON-FG", "Esri", "cut", "no features", "nothing"],
)
def test_what_is_no_plain_collection_has_none(tmp_path: Path, content: str) -> None:
    path = tmp_path / "plots.json"
    path.write_text(content)
    assert not has_frame(path)
    assert frame_file(path) is None
