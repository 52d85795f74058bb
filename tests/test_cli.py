"""The command line keeps its contract: what it prints, where, and with which exit code."""

import json
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import shapely
from PySide6.QtGui import QImage
from shapely.geometry import mapping

from gisapp.cli import main
from gisapp.cli.arguments import parse
from gisapp.core.space.extent import Extent
from gisapp.core.space.geodesy import in_degrees
from gisapp.sources.formats import gdal
from gisapp.sources.open import open_source
from tests.benchmarks.parcels import write_parcels
from tests.parks import EMBEDDED, changed_copy, embedded

Captured = pytest.CaptureFixture[str]
FACT_KEYS = {
    *("fact_id", "property", "value", "unit", "qualifier", "kind", "period", "period_basis"),
    *("basis", "confidence", "note", "source", "locator"),
}


def gisapp(*arguments: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    """Run the command as a user does, in a process and a folder of its own."""
    checkout = Path(__file__).parent.parent
    return subprocess.run(
        [sys.executable, "-m", "gisapp", *arguments],
        capture_output=True,
        check=False,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(checkout)},
    )


def printed(capsys: Captured, *arguments: str) -> Any:  # noqa: ANN401 - any JSON document
    assert main(arguments) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    return json.loads(captured.out)


def sentence(capsys: Captured, *arguments: str) -> str:
    """Run what must fail as expected and return its one sentence."""
    assert main(arguments) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    (line,) = captured.err.splitlines()
    assert line.startswith("gisapp: ")
    return line.removeprefix("gisapp: ")


def wrong_usage(capsys: Captured, *arguments: str) -> str:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    return capsys.readouterr().err


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
    assert "feature 0 (self-intersection)" in problem["message"]


def test_a_file_that_breaks_off_is_told_by_info_and_not_exported(
    capsys: Captured, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gdal, "BATCH_SIZE", 100)
    path = tmp_path / "plots.fgb"
    write_parcels(path, 1000)
    path.write_bytes(path.read_bytes()[:-2000])
    [layer] = printed(capsys, "info", str(path), "--json")
    [problem] = layer["problems"]
    assert problem["code"] == "incomplete"
    features = tmp_path / "plots.geojson"
    assert sentence(capsys, "export", str(path), "-o", str(features)) == problem["message"]
    assert not features.exists()


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
    told = printed(capsys, "facts", "led-demo-park-phase-1", "--json")
    assert list(told) == [
        *("uid", "kind", "name_en", "name_zh", "geometry", "facts", "derived", "unusable"),
        *("not_stated", "relations"),
    ]
    facts = {fact["fact_id"]: fact for fact in told["facts"]}
    assert all(set(fact) == FACT_KEYS for fact in told["facts"])
    assert (facts["F054"]["value"], facts["F054"]["unit"]) == (62000, "m2")
    assert facts["F054"]["basis"] == "floor"
    assert (facts["F054"]["period"], facts["F054"]["period_basis"]) == ("2017", "inferred")
    (share,) = (each for each in told["derived"] if each["operands"] == ["F054", "F051"])
    assert share["value"] == pytest.approx(0.147619, abs=1e-6)
    assert "bases" in share["note"]
    assert "phase_planned_area" in told["not_stated"]
    assert {"predicate": "phase_of", "uid": "led-demo-park"}.items() <= told["relations"][0].items()


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
    told = printed(capsys, "facts", "support-2016", "--json")
    assert [(each["fact_id"], each["locator"]) for each in told["unusable"]] == [("F056", "¶16")]


def test_facts_for_a_reader(tmp_path: Path) -> None:
    done = gisapp("facts", "changdong", folder=tmp_path)
    text = done.stdout.decode("utf-8")
    assert done.returncode == 0
    assert text.startswith("Changdong Industrial Park · 昌东工业园\n")
    assert "Main business income: not stated" in text


def test_a_copy_without_facts_of_one_subject(capsys: Captured, tmp_path: Path) -> None:
    path = changed_copy(tmp_path, "DELETE FROM fact WHERE subject_uid = 'yifang'")
    told = printed(capsys, "facts", "yifang", str(path), "--json")
    assert told["facts"] == []
    assert "reconstruction_area" in told["not_stated"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["facts", "nowhere"], "no subject is called 'nowhere'; there are: airport, "),
        (["info", "missing.gpkg"], "missing.gpkg is not there"),
        (["info", f"{EMBEDDED}::castle"], "has no layer 'castle'"),
        (["identify", str(EMBEDDED), "--at", "0,0", "--crs", "EPSG:99"], "'EPSG:99' is not known"),
        (["export", "-o", "parks.dwg"], "parks.dwg: this version writes .html and .geojson"),
        (["export", "-o", "parks.html", "--select", "nowhere"], "no subject is called 'nowhere'"),
    ],
)
def test_expected_failures_are_one_sentence(
    capsys: Captured, arguments: Sequence[str], told: str
) -> None:
    assert told in sentence(capsys, *arguments)


def test_a_failure_leaves_a_process_without_a_traceback(tmp_path: Path) -> None:
    done = gisapp("info", "missing.gpkg", folder=tmp_path)
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode() == "gisapp: missing.gpkg is not there; check the path.\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["identify", "--at", "115.98"],
        ["identify", "--at", "200,28"],
        ["identify", "--at", "nan,28"],
        ["identify"],
        ["identify", "--at", "1,2", "--tolerance", "-5"],
        ["render", "-o", "x.png", "--extent", "116,28,115,29"],
        ["render", "-o", "x.png", "--extent", "115,28,116"],
        ["render", "-o", "x.png", "--size", "0x100"],
        ["render", "-o", "x.png", "--size", "large"],
        ["render"],
        ["render", "-o", "x.png", "--memory", "much"],
        ["info", "--memory", "4"],
        ["info", "--memory", "0.5MB"],
        ["view", "--memory", "-4GB"],
        ["view", "--lang", "fr"],
        ["facts"],
        ["info", "--no-such-option"],
    ],
)
def test_wrong_usage_is_told_with_code_2(capsys: Captured, arguments: Sequence[str]) -> None:
    assert "error:" in wrong_usage(capsys, *arguments)


def test_nothing_or_only_sources_means_the_window() -> None:
    assert parse([]).command == "view"
    arguments = parse(["a.gpkg", "--lang", "zh", "--size", "1280x720"])
    assert (arguments.command, arguments.sources) == ("view", ["a.gpkg"])
    assert (arguments.lang, arguments.size) == ("zh", (1280, 720))


def test_western_and_southern_coordinates_are_no_options() -> None:
    arguments = parse(["view", "--extent", "-71,-34,-70,-33"])
    assert arguments.extent == Extent(-71, -34, -70, -33)
    assert parse(["identify", "--at", "-.5,2"]).at == (-0.5, 2)


def test_help_names_every_command(capsys: Captured) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--help"])
    assert stopped.value.code == 0
    told = capsys.readouterr().out
    assert all(name in told for name in ("view", "info", "identify", "facts", "render", "export"))


def test_interrupting_is_one_sentence(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("gisapp.cli.opening.open_embedded", interrupted)
    assert sentence(capsys, "info") == "stopped; no file was changed"


def test_render_paints_a_picture_of_the_asked_size_and_tells_its_timings(tmp_path: Path) -> None:
    done = gisapp(
        *("render", "-o", "map.png", "--size", "320x200", "--timings", "timings.json"),
        *("--extent", "115.9,28.58,116.06,28.7", "--lang", "zh"),
        folder=tmp_path,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["map.png", "timings.json"]
    picture = QImage(str(tmp_path / "map.png"))
    assert (picture.width(), picture.height()) == (320, 200)
    colors = {picture.pixel(x, y) for x in range(320) for y in range(200)}
    assert len(colors) > 50
    timings = json.loads((tmp_path / "timings.json").read_text(encoding="utf-8"))
    assert list(timings) == ["open_ms", "index_ms", "paint_ms", "total_ms", "features", "vertices"]
    assert len(timings["paint_ms"]) == 3
    assert timings["total_ms"] > sum(timings["paint_ms"]) > 0
    assert timings["features"] > 18


def test_render_by_an_attribute_colours_each_value_or_range(tmp_path: Path) -> None:
    boxes = [(0, "农田", 10), (2, "厂房", None), (4, "农田", 30)]
    document = {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"use": use, "rent": rent},
                "geometry": mapping(shapely.box(west, 0, west + 1, 1)),
            }
            for west, use, rent in boxes
        ],
    }
    (tmp_path / "boxes.geojson").write_text(json.dumps(document), encoding="utf-8")

    def colors_by(field: str) -> list[str]:
        options = ["--size", "500x100", "--extent", "0,0,5,1", "--by", field]
        done = gisapp("render", "boxes.geojson", "-o", f"{field}.png", *options, folder=tmp_path)
        assert (done.returncode, done.stderr) == (0, b"")
        picture = QImage(str(tmp_path / f"{field}.png"))
        return [picture.pixelColor(x, 30).name() for x in (50, 250, 450)]

    field, factory, field_again = colors_by("use")
    assert field == field_again != factory
    little, missing, much = colors_by("rent")
    assert len({little, missing, much}) == 3
    red, green, blue = bytes.fromhex(missing[1:])
    assert max(red, green, blue) - min(red, green, blue) < 20, "no value is grey, not a colour"

    unknown = gisapp(
        *("render", "boxes.geojson", "-o", "no.png", "--by", "height"), folder=tmp_path
    )
    assert unknown.returncode == 1
    assert unknown.stderr.decode() == (
        "gisapp: no layer has the attribute 'height'; there are: use, rent\n"
    )
    assert not (tmp_path / "no.png").exists()


@pytest.fixture
def parcels_file(tmp_path: Path) -> Path:
    """Parcels of some megabytes, two features without a shape among them."""
    path = tmp_path / "parcels.gpkg"
    write_parcels(path, 9000)
    with sqlite3.connect(path) as database:
        # GeoPackage's triggers for the index call functions that only GDAL has.
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
            database.execute(f'DROP TRIGGER "{name}"')
        database.execute("UPDATE parcels SET geom = NULL WHERE fid IN (7, 4000)")
        database.execute("DELETE FROM rtree_parcels_geom WHERE id IN (7, 4000)")
    database.close()
    return path


LITTLE = ("--memory", "2MB")


def test_with_little_memory_a_file_is_told_and_exported_as_with_much(
    capsys: Captured, parcels_file: Path, tmp_path: Path
) -> None:
    source = str(parcels_file)
    with_much, with_little = (
        printed(capsys, "info", source, "--json", *memory) for memory in ((), LITTLE)
    )
    assert with_much == with_little
    assert [problem["code"] for problem in with_much[0]["problems"]] == ["no_geometry"]

    (layer,) = open_source(source).layers
    for row in (0, 5000):
        inside = in_degrees(layer.geometry.feature(row)).representative_point()
        at = ("--at", f"{inside.x},{inside.y}", "--json")
        hits = printed(capsys, "identify", source, *at)
        assert hits == printed(capsys, "identify", source, *at, *LITTLE)
        assert hits[0]["id"] == layer.geometry.feature_ids[row]

    middle = in_degrees(layer.geometry.feature(0)).centroid
    box = f"{middle.x - 0.01},{middle.y - 0.01},{middle.x + 0.01},{middle.y + 0.01}"
    for extent in ((), ("--extent", box)):
        made = []
        for memory in ((), LITTLE):
            target = tmp_path / "parcels.geojson"
            assert main(["export", source, "-o", str(target), *extent, *memory]) == 0
            features = json.loads(target.read_text(encoding="utf-8"))["features"]
            made.append(sorted(features, key=lambda feature: feature["id"]))
        assert made[0] == made[1]
        assert len(made[0]) == 9000 if not extent else 0 < len(made[0]) < 1000
        assert sum(feature["geometry"] is None for feature in made[0]) == (0 if extent else 2)
    capsys.readouterr()


def test_with_little_memory_a_part_is_painted_as_with_much(
    parcels_file: Path, tmp_path: Path
) -> None:
    (layer,) = open_source(str(parcels_file)).layers
    middle = in_degrees(layer.geometry.feature(0)).centroid
    box = f"{middle.x - 0.002},{middle.y - 0.002},{middle.x + 0.002},{middle.y + 0.002}"

    def painted(*options: str) -> QImage:
        done = gisapp(
            *("render", str(parcels_file), "-o", "map.png", "--size", "300x200"),
            *("--extent", box, *options),
            folder=tmp_path,
        )
        assert (done.returncode, done.stderr) == (0, b"")
        return QImage(str(tmp_path / "map.png"))

    def colors_of(picture: QImage) -> int:
        return len({picture.pixel(x, y) for x in range(300) for y in range(200)})

    in_one_color = painted(*LITTLE)
    assert in_one_color == painted()
    assert colors_of(in_one_color) > 30
    by_land_use = painted("--by", "land_use", *LITTLE)
    assert colors_of(by_land_use) > colors_of(in_one_color)


def test_too_many_features_for_a_snapshot_are_refused_until_fewer_are_in_view(
    capsys: Captured, parcels_file: Path, tmp_path: Path
) -> None:
    target = tmp_path / "parcels.html"
    export = ["export", str(parcels_file), "-o", str(target), *LITTLE]
    assert sentence(capsys, *export) == (
        "parcels has too many features in view for a snapshot, 9,000 in all; zoom in, or hide it."
    )
    assert not target.exists()
    (layer,) = open_source(str(parcels_file)).layers
    middle = in_degrees(layer.geometry.feature(0)).centroid
    box = f"{middle.x - 0.002},{middle.y - 0.002},{middle.x + 0.002},{middle.y + 0.002}"
    assert main([*export, "--extent", box]) == 0
    record = layer.attributes.record(int(layer.geometry.feature_ids[0]))
    page = target.read_text(encoding="utf-8")
    assert str(record["parcel_no"]) in page
    limits = re.search(r'"limits":\[([^]]*)\]', page)
    assert limits is not None
    west, _, east, _ = map(float, limits[1].split(","))
    assert east - west < 0.1, "no farther than what went into the file"


def test_too_many_features_for_an_answer_are_told(
    capsys: Captured, parcels_file: Path, tmp_path: Path
) -> None:
    source, target = str(parcels_file), tmp_path / "map.png"
    (layer,) = open_source(source).layers
    middle = in_degrees(layer.geometry.feature(0)).centroid
    at = ("--at", f"{middle.x},{middle.y}", "--tolerance", "30000")
    told = sentence(capsys, "identify", source, *at, *LITTLE)
    assert told.startswith("parcels has too many features so near")
    told = sentence(capsys, "render", source, "-o", str(target), "--by", "land_use", *LITTLE)
    assert told.startswith("parcels has too many features in view to colour them by 'land_use'")
    assert not target.exists()


def test_a_file_that_does_not_fit_into_memory_is_not_exported_in_part(
    capsys: Captured, tmp_path: Path
) -> None:
    write_parcels(tmp_path / "parcels.shp", 20_000)
    target = tmp_path / "parcels.geojson"
    export = ["export", str(tmp_path / "parcels.shp"), "-o", str(target), *LITTLE]
    assert "is larger than the memory that layers may take" in sentence(capsys, *export)
    assert not target.exists()


@pytest.mark.parametrize(("suffix", "start"), [(".pdf", b"%PDF"), (".svg", b"<?xml")])
def test_render_for_paper(tmp_path: Path, suffix: str, start: bytes) -> None:
    done = gisapp("render", str(EMBEDDED), "-o", f"map{suffix}", folder=tmp_path)
    assert done.returncode == 0
    assert (tmp_path / f"map{suffix}").read_bytes().startswith(start)


def test_render_to_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    done = gisapp("render", "-o", "no/such/folder/map.png", folder=tmp_path)
    assert done.returncode == 1
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith("gisapp: no/such/folder/map.png cannot be written: ")
    assert list(tmp_path.iterdir()) == []


def test_export_writes_a_snapshot_and_keeps_the_old_one_when_it_fails(
    capsys: Captured, tmp_path: Path
) -> None:
    target = tmp_path / "parks.html"
    target.write_text("the old one", encoding="utf-8")
    sentence(capsys, "export", "missing.gpkg", "-o", str(target))
    assert target.read_text(encoding="utf-8") == "the old one"
    assert main(["export", "-o", str(target), "--lang", "zh", "--title", "<b>园区"]) == 0
    html = target.read_text(encoding="utf-8")
    assert html.startswith("<!DOCTYPE html>")
    assert "&lt;b&gt;园区" in html
    assert "<b>园区" not in html
    assert [path.name for path in tmp_path.iterdir()] == ["parks.html"]


def test_export_writes_features_as_geojson(capsys: Captured, tmp_path: Path) -> None:
    target = tmp_path / "parks.geojson"
    assert main(["export", "-o", str(target)]) == 0
    features = json.loads(target.read_text(encoding="utf-8"))["features"]
    assert len(features) == 18
    assert "昌东工业园" in target.read_text(encoding="utf-8")
    assert main(["export", "-o", str(target), "--select", "yifang"]) == 0
    (yifang,) = json.loads(target.read_text(encoding="utf-8"))["features"]
    assert yifang["properties"]["name_zh"] == "义坊村"
    told = sentence(capsys, "export", "-o", str(target), "--to-crs", "EPSG:4549")
    assert "EPSG:4549" in told
    assert json.loads(target.read_text(encoding="utf-8"))["features"] == [yifang]
