"""Features are exported in any format, with their look, and what is lost is said before."""

from pathlib import Path

import pyogrio
import pytest

from gisapp.cli import main
from tests.cli.running import Captured, sentence
from tests.parks import EMBEDDED
from tests.styled_layers import layer_of


def test_a_geopackage_has_a_table_for_each_layer(tmp_path: Path, capsys: Captured) -> None:
    out = tmp_path / "parks.gpkg"
    assert main(["export", str(EMBEDDED), "-o", str(out)]) == 0
    assert "park" in [name for name, _ in pyogrio.list_layers(out)]
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    "suffix", [".geojson", ".fgb", ".parquet", ".zip", ".csv", ".xlsx", ".kml", ".kmz", ".dxf"]
)
def test_all_formats_take_all_layers_with_the_same_options(tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"a{suffix}"
    options = ("--extent", "115.9,28.6,116.05,28.72", "--filter", "uid != 'zhaochi'")
    assert main(["export", str(EMBEDDED), "-o", str(out), *options, "--fields", "uid,kind"]) == 0
    assert out.stat().st_size > 100
    assert main(["export", str(EMBEDDED), "-o", str(out), "--select", "changdong"]) == 0


def test_what_is_lost_is_said_before(tmp_path: Path, capsys: Captured) -> None:
    source = layer_of(tmp_path, None, (), {"a_long_heading": ["", *"abcde"]}).origin.source
    out = tmp_path / "a.shp"
    assert main(["export", source, "-o", str(out)]) == 0
    assert capsys.readouterr().err.splitlines() == [
        "gisapp: Names of columns are cut: a_long_heading → a_long_hea.",
        "gisapp: Empty texts come again as missing ones: a_long_heading.",
    ]


def test_the_source_s_own_crs_and_encoding(tmp_path: Path) -> None:
    source = layer_of(tmp_path, None, (), {"名称": list("甲乙丙丁戊己")}).origin.source
    zone, out = tmp_path / "zone.gpkg", tmp_path / "out.shp"
    assert main(["export", source, "-o", str(zone), "--to-crs", "EPSG:4527"]) == 0
    assert (
        main(["export", str(zone), "-o", str(out), "--to-crs", "source", "--to-encoding", "GBK"])
        == 0
    )
    frame = pyogrio.read_dataframe(out)
    assert frame.crs == "EPSG:4527"
    assert frame["名称"].tolist() == list("甲乙丙丁戊己")


def test_a_style_beside_is_of_one_layer(tmp_path: Path, capsys: Captured) -> None:
    source, out = layer_of(tmp_path).origin.source, tmp_path / "a.geojson"
    assert main(["export", source, "-o", str(out), "--style", "qml"]) == 0
    assert "<renderer-v2" in (tmp_path / "a.qml").read_text(encoding="utf-8")
    told = sentence(capsys, "export", str(EMBEDDED), "-o", str(out), "--style", "sld")
    assert "export one layer, or a GeoPackage" in told


def test_rows_of_own_files_are_selected_by_their_names(tmp_path: Path, capsys: Captured) -> None:
    source, out = layer_of(tmp_path).origin.source, tmp_path / "a.fgb"
    assert main(["export", source, "-o", str(out), "--select", "P3"]) == 0
    assert pyogrio.read_dataframe(out)["name"].tolist() == ["P3"]
    assert "P9" in sentence(capsys, "export", source, "-o", str(out), "--select", "P9")
