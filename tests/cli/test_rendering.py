"""Render writes a whole picture, or none."""

import json
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from gisapp.cli import main
from tests.cli.running import Captured, gisapp, printed, sentence
from tests.parks import EMBEDDED
from tests.raster_files import RED, write_raster


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
