"""JSON of other shapes than GeoJSON's shows all its features, never the first one only."""

import json
from pathlib import Path
from typing import Any

import pytest

from gisapp.errors import SourceError
from gisapp.sources.open import open_source


def feature(name: str, x: float) -> dict[str, Any]:
    point = {"type": "Point", "coordinates": [x, 28.6]}
    return {"type": "Feature", "properties": {"name": name}, "geometry": point}


def untyped(of: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in of.items() if name != "type"}


A, B, C = feature("甲", 115.9), feature("乙", 116.0), feature("丙", 116.1)
AB = {"type": "FeatureCollection", "features": [A, B]}
JUST_C = {"type": "FeatureCollection", "features": [C]}


def lines(*documents: object, mark: str = "") -> str:
    return "".join(f"{mark}{json.dumps(each, ensure_ascii=False)}\n" for each in documents)


@pytest.mark.parametrize(
    "text",
    [
        json.dumps([A, B, C]),
        json.dumps([AB, JUST_C], indent=2),
        json.dumps([[A], [B, [C]]]),
        lines(AB, JUST_C),
        lines(A, B, C),
        lines(A, B, C, mark="\x1e"),
        "\ufeff" + json.dumps([A, B, C]),
        "\n".join(json.dumps(each, indent=1) for each in (A, B, C)),
        json.dumps({"features": [A, B, C]}),
        json.dumps({"features": [untyped(each) for each in (A, B, C)]}),
        json.dumps([{"geometry": each["geometry"], **each["properties"]} for each in (A, B, C)]),
    ],
)
@pytest.mark.parametrize("name", ["all.json", "all.geojson", "all.geojsonl", "all"])
def test_all_features_are_there(tmp_path: Path, text: str, name: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    layers = open_source(str(path)).layers
    names = [
        layer.attributes.record(each)["name"]
        for layer in layers
        for each in layer.geometry.feature_ids.tolist()
    ]
    assert sorted(map(str, names)) == ["丙", "乙", "甲"]
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_a_list_keeps_the_crs_that_its_collection_names(tmp_path: Path) -> None:
    crs = {"type": "name", "properties": {"name": "EPSG:4527"}}
    place = {"type": "Point", "coordinates": [39_400_000, 3_170_000]}
    row = {"type": "Feature", "properties": {}, "geometry": place}
    path = tmp_path / "plots.json"
    path.write_text(json.dumps([{"type": "FeatureCollection", "crs": crs, "features": [row]}]))
    (layer,) = open_source(str(path)).layers
    assert layer.origin.crs == "EPSG:4527"


@pytest.mark.parametrize(
    "text",
    ["[1, 2]", '[{"a": 1}]', "[" * 5000, '[{"type": "Feature"', '[{"enum": {"type": "Feature"}}]'],
)
def test_other_lists_are_refused_in_a_sentence(tmp_path: Path, text: str) -> None:
    path = tmp_path / "list.json"
    path.write_text(text)
    with pytest.raises(
        SourceError,
        match=r"list\.json (is JSON, but not map|is no complete JSON|cannot be read).*\.$",
    ):
        open_source(str(path))
