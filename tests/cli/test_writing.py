"""Render and export write whole files, or none."""

import json
from pathlib import Path

import pytest
import shapely
from PySide6.QtGui import QColor, QImage
from shapely.geometry import mapping

from gisapp.cli import main
from tests.at_the_poles import write_pole_points
from tests.boundary_files import boundary_file, boundary_text
from tests.cli.running import Captured, gisapp, printed, sentence
from tests.cli.test_own_facts import write_mappings
from tests.own_files import write_book, write_plots
from tests.parks import EMBEDDED
from tests.raster_files import RED, write_raster
from tests.vector_files import BOX, write


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


def test_a_raster_is_painted_and_told_and_has_no_features(tmp_path: Path, capsys: Captured) -> None:
    path = str(write_raster(tmp_path / "plan.tif"))
    out = tmp_path / "map.png"
    assert main(["render", path, "-o", str(out), "--size", "300x300"]) == 0
    assert QImage(str(out)).pixelColor(75, 75) == QColor(*RED)
    assert printed(capsys, "identify", path, "--at", "115.978,28.694", "--json") == []
    assert "plan is a picture" in sentence(
        capsys, "export", path, "-o", str(tmp_path / "a.geojson")
    )
    assert main(["info", path]) == 0
    assert capsys.readouterr().out == "plan: Raster, EPSG:4548, 200 × 200 pixels\n"


def test_render_by_an_attribute_colours_each_value_or_range(
    tmp_path: Path, capsys: Captured
) -> None:
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
    source = tmp_path / "boxes.geojson"
    source.write_text(json.dumps(document), encoding="utf-8")

    def colors_by(field: str) -> list[str]:
        options = ["--size", "500x100", "--extent", "0,0,5,1", "--by", field]
        target = tmp_path / f"{field}.png"
        assert main(["render", str(source), "-o", str(target), *options]) == 0
        assert capsys.readouterr().err == ""
        picture = QImage(str(target))
        return [picture.pixelColor(x, 30).name() for x in (50, 250, 450)]

    field, factory, field_again = colors_by("use")
    assert field == field_again != factory
    little, missing, much = colors_by("rent")
    assert len({little, missing, much}) == 3
    red, green, blue = bytes.fromhex(missing[1:])
    assert max(red, green, blue) - min(red, green, blue) < 20, "no value is grey, not a colour"

    target = tmp_path / "no.png"
    assert sentence(capsys, "render", str(source), "-o", str(target), "--by", "height") == (
        "No layer has the attribute 'height'; there are: use, rent."
    )
    assert not target.exists()


@pytest.mark.parametrize(("suffix", "start"), [(".pdf", b"%PDF"), (".svg", b"<?xml")])
def test_render_for_paper(tmp_path: Path, suffix: str, start: bytes) -> None:
    target = tmp_path / f"map{suffix}"
    assert main(["render", str(EMBEDDED), "-o", str(target)]) == 0
    assert target.read_bytes().startswith(start)


def test_render_to_a_place_that_cannot_be_written(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = sentence(capsys, "render", "-o", "no/such/folder/map.png")
    assert said.startswith("no/such/folder/map.png cannot be written: there is no folder")
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


def test_export_tells_what_own_files_are_about(tmp_path: Path) -> None:
    target, paths = tmp_path / "ledger.html", [write_plots(tmp_path), write_book(tmp_path)]
    sources, mapping = list(map(str, paths)), write_mappings(tmp_path)
    asked = ["export", *sources, "-o", str(target), "--mapping", mapping, "--select", "dk-001"]
    assert main([*asked, "--lang", "zh"]) == 0
    html = target.read_text(encoding="utf-8")
    assert '"selected":"DK-001"' in html
    assert "<td>台账.xlsx · 企业 第 3 行，“税收（万元）”列</td>" in html
    assert str(tmp_path) not in html


def test_export_tells_what_is_sure_without_a_mapping(tmp_path: Path) -> None:
    target, path = tmp_path / "plots.html", write_plots(tmp_path)
    assert main(["export", str(path), "-o", str(target)]) == 0
    html = target.read_text(encoding="utf-8")
    assert "<td>地块.gpkg · 地块台账 row 1, column 建筑面积</td>" in html


def test_export_writes_features_as_geojson(capsys: Captured, tmp_path: Path) -> None:
    target = tmp_path / "parks.geojson"
    assert main(["export", "-o", str(target)]) == 0
    features = json.loads(target.read_text(encoding="utf-8"))["features"]
    assert len(features) == 18
    assert "昌东工业园" in target.read_text(encoding="utf-8")
    assert main(["export", "-o", str(target), "--select", "yifang"]) == 0
    (yifang,) = json.loads(target.read_text(encoding="utf-8"))["features"]
    assert yifang["properties"]["name_zh"] == "义坊村"
    message = sentence(capsys, "export", "-o", str(target), "--to-crs", "EPSG:4549")
    assert "EPSG:4549" in message
    assert json.loads(target.read_text(encoding="utf-8"))["features"] == [yifang]


@pytest.mark.parametrize(
    "command",
    [("export", "-o"), ("render", "-o", "map.png", "--timings")],
    ids=["export", "render"],
)
def test_a_source_is_not_written_over(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    path = write(tmp_path / "plots.geojson", [BOX])
    before = path.read_bytes()
    monkeypatch.chdir(tmp_path)
    said = sentence(capsys, *command, "plots.geojson", "plots.geojson")
    assert "plots.geojson cannot be written: it is open as a layer" in said
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_export_of_features_names_what_the_file_lacks(capsys: Captured, tmp_path: Path) -> None:
    poles, target = write_pole_points(tmp_path), tmp_path / "out.geojson"
    assert main(["export", str(poles), "-o", str(target)]) == 0
    captured = capsys.readouterr()
    assert captured.err == (
        "gisapp: poles: 1 × nearer to a pole than 85.05°, where the map ends: left out there.\n"
    )
    assert target.exists()


def test_export_writes_plots_as_boundary_points(tmp_path: Path, capsys: Captured) -> None:
    source = boundary_file(tmp_path, boundary_text())
    again, other = tmp_path / "again.txt", tmp_path / "other.txt"
    assert main(["export", str(source), "-o", str(again)]) == 0
    assert main(["export", str(source), "-o", str(other), "--to-crs", "EPSG:4548"]) == 0
    assert "J1,1,3175000.000,39400000.000" in again.read_text(encoding="gbk")
    assert "J1,1,3175000.000,400000.000" in other.read_text(encoding="gbk")
    assert capsys.readouterr().err == ""
    assert main(["export", "-o", str(other), "--select", "changdong"]) == 0
    assert "schematic" in capsys.readouterr().err
    assert main(["export", str(source), "-o", str(other), "--to-crs", "EPSG:3857"]) == 1
    assert "no zone of Gauss-Krüger" in capsys.readouterr().err


def test_a_folder_is_written_where_the_output_ends_in_a_slash_or_is_empty(
    tmp_path: Path, capsys: Captured
) -> None:
    path = write_plots(tmp_path)
    (tmp_path / "site").mkdir()
    for output in (f"{tmp_path}/site", f"{tmp_path}/site/"):
        assert main(["export", str(path), "-o", output, "--outlines"]) == 0
        assert [each.name for each in (tmp_path / "site").iterdir()] == ["index.html"]
    assert main(["export", str(path), "-o", f"{tmp_path}/"]) == 1
    assert "has other files in it" in capsys.readouterr().err
