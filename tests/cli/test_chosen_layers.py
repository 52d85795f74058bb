"""Layers and fields are named as users see them; unknown ones are refused in one sentence."""

from pathlib import Path

import pyogrio
import pytest

from gisapp.cli import main
from tests.cli.running import Captured, sentence
from tests.parks import EMBEDDED
from tests.styled_layers import layer_of


@pytest.mark.parametrize("suffix", [".gpkg", ".fgb", ".shp"])
def test_one_layer_and_some_fields_of_it(tmp_path: Path, capsys: Captured, suffix: str) -> None:
    out = tmp_path / f"a{suffix}"
    chosen = ("--layer", "工业园区", "--fields", "uid, name_zh")
    assert main(["export", str(EMBEDDED), "-o", str(out), *chosen]) == 0
    frame = pyogrio.read_dataframe(out, layer="park" if suffix == ".gpkg" else None)
    assert list(frame.columns) == ["uid", "name_zh", "geometry"]
    assert "昌东工业园" in set(frame["name_zh"])


def test_unknown_names(tmp_path: Path, capsys: Captured) -> None:
    source, out = layer_of(tmp_path).origin.source, str(tmp_path / "a.csv")
    told = sentence(capsys, "export", source, "-o", out, "--layer", "roads")
    assert told == "No layer is called 'roads'; there are: plots."
    told = sentence(capsys, "export", source, "-o", out, "--fields", "use,rent")
    assert told == "No layer has the attribute 'rent'; there are: use, size, name."


def test_a_field_with_a_comma_in_its_name(tmp_path: Path) -> None:
    layer = layer_of(tmp_path, None, (), {"a,b": range(6), "c": range(6)})
    out = tmp_path / "out.fgb"
    assert main(["export", layer.origin.source, "-o", str(out), "--fields", "a,b"]) == 0
    assert list(pyogrio.read_dataframe(out).columns) == ["a,b", "geometry"]
