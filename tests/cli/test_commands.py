"""Info, identify and facts print what is known, for people and as JSON."""

import json
from pathlib import Path

import pytest

from gisapp.cli import main
from gisapp.core.space.geodesy import in_degrees
from gisapp.core.tiles.tile_grid import Tile
from tests.cli.running import Captured, gisapp, printed, sentence
from tests.parks import EMBEDDED, changed_copy, embedded
from tests.tile_files import write_mbtiles
from tests.vector_files import BOX, POINT, write

FACT_KEYS = {
    *("fact_id", "property", "value", "unit", "qualifier", "kind", "period", "period_basis"),
    *("basis", "confidence", "note", "source", "locator"),
}


def test_info_from_another_folder_is_one_utf8_document(tmp_path: Path) -> None:
    done = gisapp("info", "--json", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    layers = json.loads(done.stdout.decode("utf-8"))
    (park,) = (layer for layer in layers if layer["layer"] == "park")
    assert list(park) == [
        *("source", "layer", "geometry_type", "crs", "features", "extent", "fields", "encoding"),
        "problems",
    ]
    assert (park["geometry_type"], park["crs"], park["features"]) == (
        "MultiPolygon",
        "EPSG:4490",
        2,
    )
    assert park["problems"] == []
    west, south, east, north = park["extent"]
    assert 115.9 < west < east < 116.1
    assert 28.5 < south < north < 28.8
    assert {"name": "uid", "type": "TEXT"} in park["fields"]


def test_info_of_a_file_tells_its_problems(capsys: Captured, tmp_path: Path) -> None:
    path = changed_copy(tmp_path, "UPDATE fact SET unit = 'acres' WHERE fact_id = 'F030'")
    layers = printed(capsys, "info", f"{path}::park", "--json")
    (problem,) = layers[0]["problems"]
    assert (problem["code"], problem["count"]) == ("unknown_unit", 1)
    assert main(["info", str(path)]) == 0
    assert f"problem: {problem['message']}" in capsys.readouterr().out.splitlines()


def test_info_tells_of_outlines_that_cross_themselves(capsys: Captured, tmp_path: Path) -> None:
    path = tmp_path / "bow.geojson"
    corners = [[116, 28.6], [116.1, 28.7], [116.1, 28.6], [116, 28.7], [116, 28.6]]
    path.write_text(json.dumps({"type": "Polygon", "coordinates": [corners]}), encoding="utf-8")
    [layer] = printed(capsys, "info", str(path), "--json")
    [problem] = layer["problems"]
    assert (problem["code"], problem["count"]) == ("invalid_geometry", 1)
    assert "feature 0 (it crosses itself)" in problem["message"]


def test_identify_tells_the_innermost_first(capsys: Captured) -> None:
    hits = printed(capsys, "identify", "--at", "115.98,28.64", "--json")
    assert [hit["uid"] for hit in hits] == ["changdong", "qingshanhu"]
    assert list(hits[0]) == ["layer", "uid", "id", "name", "kind", "attributes"]
    assert (hits[0]["layer"], hits[0]["kind"]) == ("park", "park")
    assert hits[0]["name"] == "Changdong Industrial Park"
    assert hits[0]["attributes"]["name_zh"] == "昌东工业园"


def test_identify_finds_points_within_metres_on_the_ground(capsys: Captured) -> None:
    """0.0004° of latitude are 44.3 m; on the map's plane they are 50.6."""
    layers, dataset = embedded()
    (layer,) = (layer for layer in layers if layer.kind == "enterprise")
    row = layer.geometry.row_of(dataset.subjects["zhaochi"].feature_id)
    assert row is not None
    point = in_degrees(layer.geometry.feature(row))
    at = f"{point.centroid.x},{point.centroid.y + 0.0004}"
    near = printed(capsys, "identify", "--at", at, "--tolerance", "45", "--json")
    assert near[0]["uid"] == "zhaochi"
    far = printed(capsys, "identify", "--at", at, "--tolerance", "43", "--json")
    assert "zhaochi" not in [hit["uid"] for hit in far]


def test_identify_hits_polygons_exactly(capsys: Captured) -> None:
    parks = ["identify", f"{EMBEDDED}::district", "--at", "115.98,28.5", "--json"]
    assert printed(capsys, *parks, "--tolerance", "12000") == []


def test_identify_where_nothing_lies(capsys: Captured) -> None:
    assert printed(capsys, "identify", "--at", "-70.5,-33.4", "--json") == []
    assert main(["identify", "--at", "-70.5,-33.4"]) == 0
    assert capsys.readouterr().out == "Nothing lies there.\n"


def test_two_files_of_one_name_are_told_apart(capsys: Captured, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    here = changed_copy(tmp_path)
    there = changed_copy(tmp_path / "other", "UPDATE site SET name_en = 'Another'")
    sources = [f"{path}::park" for path in (here, there)]
    hits = printed(capsys, "identify", *sources, "--at", "115.98,28.64", "--json")
    assert {hit["name"] for hit in hits} == {"Another", "Changdong Industrial Park"}


def test_facts_in_stored_units(capsys: Captured) -> None:
    document = printed(capsys, "facts", "led-demo-park-phase-1", "--json")
    assert list(document) == [
        *("uid", "kind", "name_en", "name_zh", "geometry", "facts", "derived", "unusable"),
        *("not_stated", "relations"),
    ]
    facts = {fact["fact_id"]: fact for fact in document["facts"]}
    assert all(set(fact) == FACT_KEYS for fact in document["facts"])
    assert (facts["F054"]["value"], facts["F054"]["unit"]) == (62000, "m2")
    assert facts["F054"]["basis"] == "floor"
    assert (facts["F054"]["period"], facts["F054"]["period_basis"]) == ("2017", "inferred")
    (share,) = (each for each in document["derived"] if each["operands"] == ["F054", "F051"])
    assert share["value"] == pytest.approx(0.147619, abs=1e-6)
    assert "bases" in share["note"]
    assert "phase_planned_area" in document["not_stated"]
    tie = document["relations"][0]
    assert (tie["predicate"], tie["uid"]) == ("phase_of", "led-demo-park")


def test_facts_measure_only_what_is_drawn_to_a_stated_area(capsys: Captured) -> None:
    park = printed(capsys, "facts", "changdong", "--json")["geometry"]
    assert park == {
        "method": "schematic",
        "accuracy_m": 3000,
        "area_m2": pytest.approx(21_500_000, rel=1e-4),
    }
    assert printed(capsys, "facts", "qingshanhu", "--json")["geometry"]["area_m2"] is None
    assert printed(capsys, "facts", "led-cluster", "--json")["geometry"] is None


def test_facts_give_periods_as_iso_and_garbled_ones_apart(capsys: Captured) -> None:
    periods = {
        fact["fact_id"]: fact["period"]
        for uid in ("zhaochi", "plan-13fyp", "qingshanhu")
        for fact in printed(capsys, "facts", uid, "--json")["facts"]
    }
    assert (periods["F025"], periods["F020"], periods["F030"]) == ("2014-09", "2016/2017", "2014")
    document = printed(capsys, "facts", "support-2016", "--json")
    assert [(each["fact_id"], each["locator"]) for each in document["unusable"]] == [
        ("F056", "¶16")
    ]


def test_facts_for_people(tmp_path: Path) -> None:
    done = gisapp("facts", "changdong", folder=tmp_path)
    text = done.stdout.decode("utf-8")
    assert done.returncode == 0
    assert text.startswith("Changdong Industrial Park · 昌东工业园\n")
    assert "Main business income: not stated" in text


def test_a_copy_without_facts_of_one_subject(capsys: Captured, tmp_path: Path) -> None:
    path = changed_copy(tmp_path, "DELETE FROM fact WHERE subject_uid = 'yifang'")
    document = printed(capsys, "facts", "yifang", str(path), "--json")
    assert document["facts"] == []
    assert "reconstruction_area" in document["not_stated"]


def write_tiles(folder: Path) -> Path:
    path = folder / "old.mbtiles"
    tiles = {Tile(5, 26, 13): b"x", Tile(7, 104, 52): b"y"}
    write_mbtiles(path, tiles, name="Old map", format="png")
    return path


def test_info_names_what_a_file_of_tiles_has(capsys: Captured, tmp_path: Path) -> None:
    path = write_tiles(tmp_path)
    [tiles] = printed(capsys, "info", str(path), "--json")
    assert (tiles["source"], tiles["layer"], tiles["zooms"]) == (str(path), "Old map", [5, 7])
    assert main(["info", str(path)]) == 0
    assert capsys.readouterr().out == "Old map: Tiles, EPSG:3857, zoom 5 to 7\n"


def test_info_takes_layers_and_tiles_together(capsys: Captured, tmp_path: Path) -> None:
    plots = write(tmp_path / "plots.gpkg", [BOX])
    described = printed(capsys, "info", str(write_tiles(tmp_path)), str(plots), "--json")
    assert [each["layer"] for each in described] == ["plots", "Old map"]


def test_info_lists_the_layers_of_a_file_for_people(capsys: Captured, tmp_path: Path) -> None:
    path = write(tmp_path / "two.gpkg", [BOX, BOX], layer="plots", geometry_type="Polygon")
    write(path, [POINT], layer="firms", append=True, geometry_type="Point")
    assert main(["info", str(path)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "plots: Polygon, EPSG:4490, features: 2",
        "firms: Point, EPSG:4490, features: 1",
    ]


def test_identify_lists_features_for_people(capsys: Captured, tmp_path: Path) -> None:
    path = write(tmp_path / "plots.gpkg", [BOX, BOX])
    assert main(["identify", str(path), "--at", "115.95,28.65"]) == 0
    assert sorted(capsys.readouterr().out.splitlines()) == ["2 (plots)", "地块 0 (plots)"]


def test_facts_need_a_file_that_has_the_subject(capsys: Captured, tmp_path: Path) -> None:
    path = write(tmp_path / "plots.gpkg", [BOX])
    message = sentence(capsys, "facts", "changdong", str(path))
    assert message == "No subject is called 'changdong'; there are: 地块 0."
