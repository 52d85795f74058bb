"""`--filter` leaves features out of pictures and files, and says why where it cannot."""

import json
from pathlib import Path

import pytest
import shapely
from shapely.geometry import mapping

from gisapp.cli import main


@pytest.fixture
def plots(tmp_path: Path) -> Path:
    features = [
        {
            "type": "Feature",
            "properties": {"状态": status, "面积（亩）": area},
            "geometry": mapping(shapely.Point(116 + area / 100, 28)),
        }
        for status, area in (("闲置", 25), ("在建", 15), ("闲置", 12))
    ]
    path = tmp_path / "plots.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")
    return path


def exported(plots: Path, expression: str) -> list[int]:
    output = plots.with_name("out.geojson")
    assert main(["export", str(plots), "-o", str(output), "--filter", expression]) == 0
    features = json.loads(output.read_text("utf-8"))["features"]
    return [each["properties"]["面积（亩）"] for each in features]


def test_only_what_the_expression_says_is_written(plots: Path) -> None:
    assert exported(plots, "状态 = 闲置 and 面积 > 1 ha") == [25]
    assert exported(plots, "面积 > 1000") == []


def test_what_cannot_be_asked_is_one_sentence(
    plots: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = plots.with_name("out.geojson")
    assert main(["export", str(plots), "-o", str(output), "--filter", "面基 > 3"]) == 1
    assert capsys.readouterr().err == ("gisapp: There is no column '面基'. Did you mean '面积'?\n")
    assert not output.exists()
