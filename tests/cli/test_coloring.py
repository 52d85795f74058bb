"""A field colours a rendered map: each value or range has its own colour."""

import json
from pathlib import Path

import shapely
from PySide6.QtGui import QImage
from shapely.geometry import mapping

from gisapp.cli import main
from tests.cli.running import Captured, sentence


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
