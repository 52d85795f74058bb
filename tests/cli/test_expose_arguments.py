"""Words after `gisapp expose` are subjects or sources."""

from pathlib import Path

import pytest

from gisapp.cli.arguments import parse
from gisapp.cli.expose_arguments import told_apart


def test_files_addresses_and_what_ends_like_a_file_are_sources(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "DK-2").write_text("")
    words = [
        "DK-2",
        "DK-1.5",
        "a.b",
        "DK-2",
        "plots.gpkg",
        "x.GEOJSON::north",
        "s3://a/b",
        "p.gisapp",
    ]
    subjects, sources = told_apart(words)
    assert subjects == ["DK-2", "DK-1.5", "a.b"], "the first is one whatever it is called"
    assert sources == ["DK-2", "plots.gpkg", "x.GEOJSON::north", "s3://a/b", "p.gisapp"]


def test_options_may_stand_anywhere() -> None:
    given = [
        "expose",
        "A01",
        "-o",
        "out",
        "A02",
        "plots.gpkg",
        "--hide",
        "税收,电话",
        "--lang",
        "zh",
    ]
    arguments = parse(given)
    assert (arguments.subjects, arguments.sources) == (["A01", "A02"], ["plots.gpkg"])
    assert (arguments.output, arguments.format) == (Path("out"), "pdf")
    assert arguments.hide == ["税收", "电话"]
    assert parse(["expose", "A01", "-o", "out", "--without", "map"]).without == ["map"]
