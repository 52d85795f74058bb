"""Export writes a whole page or whole features, or none."""

import json
from pathlib import Path

import pytest

from gisapp.cli import main
from tests.at_the_poles import write_pole_points
from tests.boundary_files import boundary_file, boundary_text
from tests.cli.running import Captured, sentence
from tests.cli.test_own_facts import write_mappings
from tests.own_files import write_book, write_plots
from tests.vector_files import BOX, write


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
