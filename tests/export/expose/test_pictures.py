"""Photos and documents of a row: made small, and told where they are missing or broken."""

from dataclasses import replace
from pathlib import Path

import geopandas
import pytest
import shapely
from PySide6.QtGui import QColor, QImage

from gisapp.core.layers.layer import Layer
from gisapp.core.parks.mapping.layer_mapping import LayerMapping
from gisapp.export.expose.pictures import MOST_PICTURES, packed_with, pictures_of
from gisapp.words import load_words
from tests.export.expose.sheets import own_layers, row

WORDS = load_words("en")


def photo(path: Path, width: int = 1200, height: int = 800) -> None:
    path.parent.mkdir(exist_ok=True)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    assert image.save(str(path))


@pytest.fixture
def layers(tmp_path: Path) -> tuple[Layer, ...]:
    named = "photos/a.jpg; photos/broken.jpg; photos/none.jpg; ../secret.jpg; https://example.com/b"
    photo(tmp_path / "photos" / "a.jpg")
    (tmp_path / "photos" / "broken.jpg").write_bytes(b"no picture")
    for number in range(MOST_PICTURES + 1):
        photo(tmp_path / "photos" / f"DK-1_{number}.png", 40, 30)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "DK-1 contract.pdf").write_bytes(b"%PDF")
    path = tmp_path / "plots.gpkg"
    columns = {"key": ["DK-1"], "photo": [named]}
    shape = [shapely.box(115.9, 28.6, 115.91, 28.61)]
    geopandas.GeoDataFrame(columns, geometry=shape, crs=4490).to_file(path, layer="plots")
    mapping = LayerMapping("plot", key="key", documents=("photo",))
    return tuple(replace(each, mapping=mapping) for each in own_layers(path))


@pytest.mark.usefixtures("qapp")
def test_pictures_are_small_and_the_rest_is_told(layers: tuple[Layer, ...]) -> None:
    found = pictures_of((row(layers, "plots", 1),), {each.layer_id: each for each in layers}, WORDS)
    first, broken, *_ = found.pictures
    assert (first.name, first.width, first.height) == ("a.jpg", 900, 600)
    assert QImage.fromData(first.jpeg).width() == 900
    assert (broken.name, broken.jpeg, broken.width) == ("broken.jpg", b"", 0)
    assert len(found.pictures) == MOST_PICTURES
    lines = {each.title: each.text for each in found.lines}
    assert "DK-1 contract.pdf" in lines["Documents"]
    assert f"DK-1_{MOST_PICTURES}.png" in lines["Documents"], "what has no room is named"
    assert "https://example.com/b" in lines["Documents"], "and never fetched"
    assert lines["Not found beside the file"] == "photos/none.jpg"
    assert lines["Not opened, outside the file's folder"] == "../secret.jpg"


def test_a_text_names_no_picture_that_was_not_packed_with_it(layers: tuple[Layer, ...]) -> None:
    assert packed_with(layers[0], {"text": "photos/a.jpg", "number": 3}) == ()
