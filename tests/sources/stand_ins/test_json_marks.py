"""The beginning and the end of a JSON file tell of its CRS, and of what was not sent."""

import json
from pathlib import Path

import pytest

from gisapp.core.layers.layer import Layer
from gisapp.sources.open import open_source
from tests.vector_files import problems

POINT = {"type": "Point", "coordinates": [115.98, 28.64]}
PLACE = {"type": "Feature", "properties": {"crs": "none", "a": 1}, "geometry": POINT}


def opened(folder: Path, **more: object) -> Layer:
    """Open a collection of one place that says something more of itself."""
    path = folder / "plots.geojson"
    path.write_text(
        json.dumps({"type": "FeatureCollection", **more, "features": [PLACE]}, ensure_ascii=False),
        encoding="utf-8",
    )
    (layer,) = open_source(str(path)).layers
    return layer


@pytest.mark.parametrize(
    "crs",
    [
        "EPSG:4490",
        {"type": "name", "properties": {"name": "EPSG:4490"}},
        {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4490"}},
        {"type": "name", "properties": {"name": "China Geodetic Coordinate System 2000"}},
        {"type": "EPSG", "properties": {"code": 4490}},
    ],
)
def test_a_crs_is_understood_in_every_usual_way(tmp_path: Path, crs: object) -> None:
    layer = opened(tmp_path, crs=crs)
    assert (layer.origin.crs, problems(layer)) == ("EPSG:4490", {})


@pytest.mark.parametrize(
    "crs",
    [
        "本地坐标系",
        "EPSG:999999",
        {"type": "name", "properties": {"name": "本地坐标系"}},
        {"type": "name", "properties": {"name": "EPSG:999999"}},
        {"type": "proj4", "properties": {"x": 1}},
    ],
)
def test_a_crs_that_nobody_knows_is_told(tmp_path: Path, crs: object) -> None:
    layer = opened(tmp_path, crs=crs)
    assert (layer.origin.crs, problems(layer)) == ("EPSG:4326", {"crs_unknown": 1})
    assert layer.attributes.record(int(layer.geometry.feature_ids[0]))["a"] == 1


def test_an_attribute_of_that_name_is_none(tmp_path: Path) -> None:
    layer = opened(tmp_path)
    assert problems(layer) == {}
    assert layer.attributes.record(int(layer.geometry.feature_ids[0]))["crs"] == "none"


def test_what_a_service_did_not_send_is_told(tmp_path: Path) -> None:
    assert problems(opened(tmp_path, numberMatched=10, numberReturned=1)) == {"service_left_out": 9}
    assert problems(opened(tmp_path, exceededTransferLimit=True)) == {"service_limit": 1}
    assert problems(opened(tmp_path, numberMatched=1, numberReturned=1)) == {}
    assert problems(opened(tmp_path, exceededTransferLimit=False)) == {}
