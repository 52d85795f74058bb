"""An export of the command line hides what is named, and warns of what is about persons."""

import json
from pathlib import Path

import pytest

from gisapp.cli import main
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping, LayerMapping
from gisapp.core.parks.mapping.mapping_json import mapping_as_json
from tests.benchmarks.parcels import write_parcels
from tests.cli.running import Captured, sentence
from tests.cli.test_own_facts import write_mappings
from tests.export.plots import layer_of_plots
from tests.own_files import write_plots


@pytest.fixture
def plots(tmp_path: Path) -> Path:
    layer_of_plots(tmp_path, {"名称": "一号", "电话": "13812345678", "联系人": "张小三"})
    return tmp_path / "plots.geojson"


def test_personal_data_are_warned_of_and_hidden_when_they_are_named(
    plots: Path, tmp_path: Path, capsys: Captured
) -> None:
    page = tmp_path / "page.html"
    options = ["--author", "李工", "--disclaimer", "内部使用", "--review-number", "GS(2026)1号"]
    assert main(["export", str(plots), "-o", str(page), *options]) == 0
    told = capsys.readouterr().err
    assert "电话 in plots (phone numbers in 1 of 1 rows)" in told
    assert "联系人" in told
    text = page.read_text(encoding="utf-8")
    assert all(each in text for each in ("13812345678", *options[1::2]))
    assert main(["export", str(plots), "-o", str(page), "--hide", "电话,plots/联系人"]) == 0
    assert capsys.readouterr().err == ""
    text = page.read_text(encoding="utf-8")
    assert "13812345678" not in text
    assert "张小三" not in text


def test_a_slip_of_the_pen_writes_nothing(plots: Path, tmp_path: Path, capsys: Captured) -> None:
    for name in ("page.html", "out.geojson", "out.txt"):
        assert main(["export", str(plots), "-o", str(tmp_path / name), "--hide", "电活"]) == 1
        assert "did you mean 电话" in capsys.readouterr().err
        assert not (tmp_path / name).exists()


def test_features_are_written_without_what_is_hidden(tmp_path: Path) -> None:
    path = tmp_path / "parks.geojson"
    assert main(["export", "-o", str(path), "--hide", "规划面积,Enterprises"]) == 0
    text = path.read_text(encoding="utf-8")
    assert "兆驰" not in text
    assert "21.5 km" not in text
    assert "昌东工业园" in text


@pytest.mark.parametrize("name", ["page.html", "sheet.pdf", "out.geojson"])
def test_no_export_has_shapes_that_tell_a_hidden_area(
    name: str, tmp_path: Path, capsys: Captured
) -> None:
    plots, path = write_plots(tmp_path), tmp_path / name
    options = ("--mapping", write_mappings(tmp_path), "--hide", "land_area", "-o", str(path))
    command = "layout" if path.suffix == ".pdf" else "export"
    assert main([command, str(plots), *options]) == 0
    assert "points stand for its shapes" in capsys.readouterr().err
    if path.suffix == ".geojson":
        features = json.loads(path.read_text("utf-8"))["features"]
        assert {each["geometry"]["type"] for each in features if each["geometry"]} == {"Point"}
        assert "用地面积" not in path.read_text("utf-8")


def test_an_area_is_kept_too_where_shapes_do_not_fit_into_memory(
    tmp_path: Path, capsys: Captured
) -> None:
    plots, mapping = tmp_path / "parcels.gpkg", tmp_path / "mapping.json"
    write_parcels(plots, 9000)
    said = LayerMapping(
        "plot", key="parcel_no", columns=(ColumnMapping("rent", "land_area", "mu"),)
    )
    mapping.write_text(json.dumps([{"layer": "parcels", **mapping_as_json(said)}]), "utf-8")
    options = ("--memory", "2MB", "--mapping", str(mapping), "--hide", "land_area")
    told = sentence(capsys, "export", str(plots), "-o", str(tmp_path / "out.fgb"), *options)
    assert told.startswith("The shapes of parcels tell the area that is hidden")
